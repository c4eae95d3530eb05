"""Apply edits to a text, and leave everything else as it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from argmap.findings import Edit
from argmap.text import Text


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits, sorted by their start."""
    return sorted(edits, key=lambda edit: edit.span[1:])


def edited(content: str, edits: Iterable[Edit]) -> str:
    """The content after the edits, which must not overlap."""
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
        """The new offset of a character. Text inserted at its offset comes before it."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def begun(self, offset: int) -> int:
        """The new offset of the beginning of a range. Text inserted there belongs to the range."""
        return offset + self._shifts[bisect_left(self._starts, offset)]


class Refused(Exception):
    """An edit is impossible, or would change something else than intended. The text is the reason, for people."""


@dataclass(frozen=True)
class Change:
    """A file and its changed content."""

    text: Text
    content: str

    @property
    def before(self) -> bytes:
        """The bytes of the file when it was read."""
        return self.text.encode(self.text.content)

    @property
    def after(self) -> bytes:
        """The bytes of the changed file, in the same encoding."""
        return self.text.encode(self.content)
