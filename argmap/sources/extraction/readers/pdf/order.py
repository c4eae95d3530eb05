"""The lines of a page in reading order.

Most programs write a page in that order, and nothing else knows it as well: where the lines of a page go down, and up
only to begin another column, their order is kept. Where they go back and forth, they are put in order by the white
space that parts columns, and what is above and below them (a recursive XY cut: Nagy and Seth 1984).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from argmap.sources.extraction.readers.pdf.line import Line
from argmap.sources.extraction.readers.pdf.lines import Sheet

_MAX_SHARE = 0.1
"""The maximum share of steps from a line to the next that lead back up within a column."""
_MIN_LINES = 3
_MAX_DEPTH = 12
_WIDE = 0.52
"""The minimum width of a line that bridges the columns, as a share of the page's width; a column has less than half."""
_GUTTER = 6.0
"""The minimum width of the white space between two columns, in points."""


def in_order(sheet: Sheet) -> list[Line]:
    """The lines of a page, column by column."""
    back = sum(_goes_back(above, below) for above, below in pairwise(sheet.lines))
    upright = sum(line.right - line.left > line.size for line in sheet.lines)
    if back < _MIN_LINES or back <= _MAX_SHARE * len(sheet.lines) or 2 * upright < len(sheet.lines):
        return sheet.lines
    return list(_cut(sheet.lines, 0))


def _goes_back(line: Line, after: Line) -> bool:
    """Whether the next line is above a line in the same column; the beginning of another column is not a step back."""
    return after.bottom < line.top and after.left < line.right and line.left < after.right


def _cut(lines: list[Line], depth: int) -> Iterator[Line]:
    """The lines, divided at horizontal and vertical white space, the widest first."""
    if len(lines) > 1 and depth < _MAX_DEPTH:
        columns = _parted(lines, lambda line: (line.left, line.right), _GUTTER)
        if len(columns) > 1:
            for column in columns:
                yield from _cut(column, depth + 1)
            return
        rows = _bands(lines)
        if len(rows) > 1:
            for row in rows:
                yield from _cut(row, depth + 1)
            return
    yield from sorted(lines, key=lambda line: (round(line.bottom), line.left))


def _parted(lines: list[Line], side: Callable[[Line], tuple[float, float]], least: float) -> list[list[Line]]:
    """The lines in groups that no line bridges, in order along one side."""
    groups: list[list[Line]] = []
    reached = 0.0
    for line in sorted(lines, key=side):
        start, end = side(line)
        if not groups or start >= reached + least:
            groups.append([])
            reached = end
        groups[-1].append(line)
        reached = max(reached, end)
    return groups


def _bands(lines: list[Line]) -> list[list[Line]]:
    """The lines in bands from top to bottom: a band ends above and below each line that bridges all columns."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    bands: list[list[Line]] = []
    was_wide = None
    for line in sorted(lines, key=lambda line: (line.bottom, line.left)):
        is_wide = line.right - line.left > _WIDE * (right - left)
        if is_wide != was_wide:
            bands.append([])
            was_wide = is_wide
        bands[-1].append(line)
    return bands
