"""A text with replaced ranges, and the way back to the original text."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """A range of the old text, with an exclusive end, and its replacement."""

    start: int
    end: int
    words: str


class Rewriting:
    """A text after changes, which are in order and do not overlap. ``content`` is the new text."""

    def __init__(self, old: str, changes: Iterable[Change]) -> None:
        self.old = old
        self.starts, self.ends = array("q"), array("q")
        """The place of each changed range in the old text,"""
        self.places, self.stops = array("q"), array("q")
        """and in the new one."""
        parts: list[str] = []
        at = length = 0
        for start, end, words in changes:
            parts.append(old[at:start])
            length += start - at
            self.starts.append(start)
            self.ends.append(end)
            self.places.append(length)
            length += len(words)
            self.stops.append(length)
            parts.append(words)
            at = end
        parts.append(old[at:])
        self.content = "".join(parts)

    def back(self, offset: int) -> tuple[int, int]:
        """The range of the old text from which a character of the new one was made."""
        number = bisect.bisect_right(self.places, offset) - 1
        if number < 0:
            return offset, offset + 1
        if offset < self.stops[number]:
            return self.starts[number], self.ends[number]
        there = self.ends[number] + offset - self.stops[number]
        return there, there + 1

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the old text from which a range of the new one, not empty, was made."""
        return self.back(start)[0], self.back(end - 1)[1]

    def taken_out(self, start: int, end: int) -> list[str]:
        """The original words of the changes within a range of the new text, or at its ends."""
        first = bisect.bisect_left(self.places, start)
        last = bisect.bisect_right(self.places, end)
        return [self.old[self.starts[number] : self.ends[number]] for number in range(first, last)]


def in_order(changes: list[Change]) -> list[Change]:
    """The changes, in order; of overlapping ones the first, and of two with the same start the longer."""
    changes.sort(key=lambda change: (change.start, -change.end))
    kept: list[Change] = []
    for change in changes:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept
