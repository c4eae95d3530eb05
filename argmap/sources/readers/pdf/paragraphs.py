"""The lines of all pages as one text, with an empty line between two paragraphs.

A paragraph ends where the next line is further away than lines are from each other, is indented, or is of another size;
and where a sentence ends before the line does, although the next word would have fitted. From one column or page to the
next only that last sign counts: what goes on there is one paragraph.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from argmap.sources.readers.pdf.line import Line

_PITCH = 1.3
"""How much further than usual the first line of a paragraph is from the last one of another, at least."""
_INDENT, _MAX_INDENT = 0.6, 6.0
"""How far a first line is indented, in sizes of its letters: the least and the most."""
_SIZES = 1.1
_ENDS = tuple('.!?…。！？:;”"»’)')


class Written(NamedTuple):
    """A text, and where in it the pages and the furniture stand."""

    content: str
    pages: list[int]
    furniture: list[tuple[int, int]]


class _Column:
    """What is usual on a page: how far lines are from each other, and where they end."""

    def __init__(self, lines: list[Line]) -> None:
        steps = [
            below.bottom - above.bottom
            for above, below in pairwise(lines)
            if 0 < below.bottom - above.bottom < 3 * above.size
        ]
        self.pitch = median(steps) if steps else 0.0
        self.lines = lines

    def right(self, line: Line) -> float:
        """Where the column of a line ends: as far to the right as the lines go that overlap it."""
        return max(
            (one.right for one in self.lines if one.left < line.right and line.left < one.right), default=line.right
        )


def written(pages: list[list[Line]], heads: Container[int]) -> Written:
    """The text of all pages. ``heads`` are the lines, by their identity, that are furniture."""
    pieces: list[str] = []
    size = 0
    starts: list[int] = []
    stretches: list[tuple[int, int]] = []
    last: Line | None = None
    was: _Column | None = None
    for lines in pages:
        starts.append(size)
        column = _Column([line for line in lines if id(line) not in heads])
        for line in lines:
            if id(line) in heads:
                stretches.append((size, size + len(line.words) + 1))
            else:
                if last is not None and was is not None and _ends(last, line, was, column):
                    pieces.append("\n")
                    size += 1
                last, was = line, column
            pieces.append(line.words + "\n")
            size += len(line.words) + 1
    return Written("".join(pieces), starts, stretches)


def _ends(line: Line, after: Line, column: _Column, next_column: _Column) -> bool:
    """Whether a paragraph ends with a line."""
    sentence = line.words.endswith(_ENDS)
    if column is next_column and after.bottom > line.bottom and after.left < line.right and line.left < after.right:
        size, next_size = line.size, after.size
        if after.bottom - line.bottom > _PITCH * max(column.pitch, size * 0.9):
            return True
        if size > _SIZES * next_size or next_size > _SIZES * size:
            return True
        if sentence and _INDENT < (after.left - line.left) / max(next_size, 1) < _MAX_INDENT:
            return True
    return sentence and _ended_early(line, after, column.right(line))


def _ended_early(line: Line, after: Line, right: float) -> bool:
    """Whether a line was ended although the next word would have fitted."""
    first = after.words.split(maxsplit=1)[0]
    width = (after.right - after.left) * (len(first) + 1) / max(len(after.words), 1)
    return line.right + width < right
