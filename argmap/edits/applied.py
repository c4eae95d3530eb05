"""Edits of a text: made in place, so that everything else stays as it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from argmap.findings import Edit
from argmap.text import Text


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits sorted by where they begin."""
    return sorted(edits, key=lambda edit: edit.span[1:])


def edited(content: str, edits: Iterable[Edit]) -> str:
    """The content after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in in_order(edits):
        parts += [content[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, content[at:]])


class Moves:
    """Maps offsets before some edits to offsets after them."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        ordered = in_order(edits)
        self._starts = [edit.span.start for edit in ordered]
        self._ends = [edit.span.end for edit in ordered]
        moves = (len(edit.replacement) - (edit.span.end - edit.span.start) for edit in ordered)
        self._shifts = list(accumulate(moves, initial=0))

    def moved(self, offset: int) -> int:
        """The new offset of a character; what is inserted at its offset comes before it."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def begun(self, offset: int) -> int:
        """The new offset of the beginning of a range; what is inserted there belongs to the range."""
        return offset + self._shifts[bisect_left(self._starts, offset)]


class Refused(Exception):
    """An edit that cannot be made, or that would not change exactly what is meant; the reason, for people."""


@dataclass(frozen=True)
class Change:
    """A file, and its content once it is changed."""

    text: Text
    content: str

    @property
    def before(self) -> bytes:
        """The bytes of the file as it was read."""
        return self.text.encode(self.text.content)

    @property
    def after(self) -> bytes:
        """The bytes of the changed file, encoded as it was."""
        return self.text.encode(self.content)
