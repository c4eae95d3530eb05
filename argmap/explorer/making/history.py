"""What was changed, to be undone and done again."""

from __future__ import annotations

from typing import NamedTuple

from argmap.explorer.making.selection import Selection
from argmap.operations.plan import Plan


class Done(NamedTuple):
    """A change that was written, and where the user was before it."""

    plan: Plan
    node: str | None
    selection: Selection | None


class History:
    """The changes of a session, and those that were undone."""

    def __init__(self) -> None:
        self.done: list[Done] = []
        self.undone: list[Done] = []

    def add(self, change: Done) -> None:
        """Remember a change. What was undone before it cannot be done again."""
        self.done.append(change)
        self.undone.clear()

    def took_back(self) -> None:
        """The last change was undone."""
        self.undone.append(self.done.pop())

    def did_again(self) -> None:
        """The change that was undone last was done again."""
        self.done.append(self.undone.pop())
