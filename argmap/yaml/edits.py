"""Edits of a text: made where they stand, so that all else stays as it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from argmap.findings import Edit


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order of their places."""
    return sorted(edits, key=lambda edit: edit.span[1:])


def edited(content: str, edits: Iterable[Edit]) -> str:
    """The content with edits made, none of which overlap."""
    parts: list[str] = []
    at = 0
    for edit in in_order(edits):
        parts += [content[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, content[at:]])


class Moves:
    """Where the characters of a text are once edits are made."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        ordered = in_order(edits)
        self._starts = [edit.span.start for edit in ordered]
        self._ends = [edit.span.end for edit in ordered]
        moves = (len(edit.replacement) - (edit.span.end - edit.span.start) for edit in ordered)
        self._shifts = list(accumulate(moves, initial=0))

    def moved(self, offset: int) -> int:
        """The new offset of a character: what is put in at an offset comes before it."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def begun(self, offset: int) -> int:
        """The new offset at which a stretch begins: what is put in at its beginning belongs to it."""
        return offset + self._shifts[bisect_left(self._starts, offset)]
