"""What a draft proposes: nodes with what is known of them, and passages to skip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True, eq=False)
class Proposal:
    """A node that is proposed. ``words`` are its quote, ``start`` and ``end`` are where they are in the source."""

    text: str
    words: str
    start: int
    end: int
    by: tuple[str, ...] = ()
    qualifier: str | None = None
    lead: str | None = None
    """Words that its quote begins with, before some that are left out: they hold the qualifier."""
    notes: list[str] = field(default_factory=list)
    is_question: bool = False
    id: str = ""
    line: int | None = None
    page: str | None = None
    conflicts: list[Proposal] = field(default_factory=list)
    lists: dict[str, list[Proposal]] = field(default_factory=dict)

    @property
    def quote(self) -> str:
        """The quote as the map has it."""
        return self.words if self.lead is None else f"{self.lead} [...] {self.words}"

    def put(self, key: str, node: Proposal) -> None:
        """Put a node into a list of this one, behind those that are there."""
        self.lists.setdefault(key, []).append(node)

    def within(self) -> Iterator[Proposal]:
        """The node and all that are below it, in the order of the map."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed([node for key in one.lists for node in one.lists[key]]))


class SkipProposal(NamedTuple):
    """A passage to skip: its words, or its first and its last ones, and why it carries no argument."""

    words: str
    to: str | None
    reason: str


@dataclass(slots=True)
class Draft:
    """A draft of a map: its nodes, its skips, the people by their keys (name and role), and notes."""

    title: str
    language: str | None
    questions: list[Proposal] = field(default_factory=list)
    positions: list[Proposal] = field(default_factory=list)
    skips: list[SkipProposal] = field(default_factory=list)
    people: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def nodes(self) -> Iterator[Proposal]:
        """All nodes in the order of the map."""
        for root in (*self.questions, *self.positions):
            yield from root.within()
