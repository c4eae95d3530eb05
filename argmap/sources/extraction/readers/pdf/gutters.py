"""Divide lines that run across two columns.

Some programs write a page line by line across its columns, and PDFium takes all words at one height for one line.
Such lines have a wide gap at one place. The rows of a table have one too, but seldom fill their columns: these stay
whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from argmap.sources.extraction.readers.pdf.character_boxes import Box
from argmap.sources.extraction.readers.pdf.line import Line

_WIDE = 0.8
"""The minimum width of a gap, in sizes of the letters beside it; a space has a third of that."""
_FEWEST, _SHARE = 6, 0.5
"""The minimum number of lines that run across, and their minimum share of a page's lines."""
_FILLED = 0.7
"""The minimum share of their columns that they fill, in the median."""
_ALIKE = 0.4
"""The minimum width of the narrower column, as a share of the wider one; a table of contents has less."""
_BLANK = re.compile(r"(?<=\S)\s+(?=\S)")
_SAMPLED = 3
_LONG = 30


class _Gap(NamedTuple):
    """A gap in a line: the character after it, and its left and right ends."""

    at: int
    left: float
    right: float


def parted(lines: list[Line], places: list[Sequence[int]], box: Callable[[int], Box]) -> list[Line]:
    """The lines of a page, with those across its columns divided, one column after another.

    ``places`` are the numbers of the characters of each line; ``box`` returns the box of a character.
    """
    numbers = sorted(range(len(lines)), key=lambda number: -len(lines[number].words))[:_SAMPLED]
    if len(lines) < _FEWEST or len(lines[numbers[-1]].words) < _LONG:
        return lines
    gutters = [(gap.left, gap.right) for gap in _gaps(lines[numbers[0]], places[numbers[0]], box)]
    for number in numbers[1:]:
        if gutters:
            found = list(_gaps(lines[number], places[number], box))
            size = lines[number].size
            gutters = [both for one in gutters for gap in found if _width(both := _shared(one, gap)) > _WIDE * size / 2]
    return _apart(lines, places, box, gutters[0]) if len(gutters) == 1 else lines


def _gaps(line: Line, place: Sequence[int], box: Callable[[int], Box]) -> Iterator[_Gap]:
    """The wide gaps of a line."""
    for blank in _BLANK.finditer(line.words):
        end, left = box(place[blank.start() - 1])[2], box(place[blank.end()])[0]
        if left - end > _WIDE * line.size:
            yield _Gap(blank.end(), end, left)


def _shared(gutter: tuple[float, float], gap: _Gap) -> tuple[float, float]:
    return max(gutter[0], gap.left), min(gutter[1], gap.right)


def _width(gutter: tuple[float, float]) -> float:
    return gutter[1] - gutter[0]


def _apart(
    lines: list[Line], places: list[Sequence[int]], box: Callable[[int], Box], gutter: tuple[float, float]
) -> list[Line]:
    """The lines divided at the gutter, or unchanged if these are not two columns of text."""
    made: list[Line] = []
    columns: tuple[list[Line], list[Line]] = ([], [])
    halves: tuple[list[Line], list[Line]] = ([], [])
    for line, place in zip(lines, places, strict=True):
        gap = next((gap for gap in _gaps(line, place, box) if _width(_shared(gutter, gap)) > _width(gutter) / 2), None)
        if gap is not None:
            parts = _halves(line, gap)
            for column, half, part in zip(columns, halves, parts, strict=True):
                column.append(part)
                half.append(part)
        elif line.right <= gutter[1] or line.left >= gutter[0]:
            columns[line.left >= gutter[0]].append(line)
        else:
            made += [*columns[0], *columns[1], line]
            columns[0].clear()
            columns[1].clear()
    made += [*columns[0], *columns[1]]
    across = len(halves[0])
    if across < max(_FEWEST, _SHARE * len(lines)) or not all(map(_fills, halves)):
        return lines
    narrow, wide = sorted(max(line.right - line.left for line in half) for half in halves)
    return made if narrow >= _ALIKE * wide else lines


def _halves(line: Line, gap: _Gap) -> tuple[Line, Line]:
    left = Line(line.words[: gap.at].rstrip(), line.left, line.top, gap.left, line.bottom)
    return left, Line(line.words[gap.at :], gap.right, line.top, line.right, line.bottom)


def _fills(column: list[Line]) -> bool:
    """Whether the lines of a column fill its width, like those of a text."""
    widths = [line.right - line.left for line in column]
    return bool(widths) and median(widths) >= _FILLED * max(widths)
