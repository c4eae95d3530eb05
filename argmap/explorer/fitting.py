"""Lines cut, filled and wrapped to the columns that there are; what is cut ends in an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment as RichSegment
from rich.style import Style

from argmap.styled import Line, Segment

_WIDEST = 2
_FAR = 8
"""So many times the columns of a row is more than what can stand in it: what is beyond need not be measured."""
_LONGEST = 30_000
_CUT = " ... and so on: argmap show has it whole"
_WORD = re.compile(r"(\s*)(\S+)")


class PaneLine(NamedTuple):
    """A line of a pane; what is wrapped hangs ``indent`` columns in.

    ``target`` is where the line leads to; ``rail`` the style of a bar at its left, none if empty.
    """

    line: Line
    indent: int = 0
    target: str | None = None
    rail: str = ""


def columns(line: Line) -> int:
    """How many columns a line takes."""
    return sum(cell_len(segment.words) for segment in line)


def cut(words: str, room: int, more: str) -> str:
    """The words, or as much of their beginning as fits with the ellipsis behind it."""
    if room <= 0:
        return ""
    if len(words) > 4 * room:  # a megabyte of a word need not be measured
        words = words[: 4 * room] + more
    if cell_len(words) <= room:
        return words
    if room <= len(more):
        return more[:room]
    return set_cell_size(words, room - len(more)).rstrip() + more


def fitted(line: Line, room: int, more: str) -> Line:
    """A line of exactly so many columns: cut, or filled up with blanks."""
    left = room - columns(line)
    if left >= 0:
        return [*line, Segment(" " * left)] if left else line
    made: Line = []
    left = room
    for segment in line:
        taken = cell_len(segment.words)
        if taken > left - len(more):
            words = cut(segment.words + more, left, more)
            return [*made, Segment(words, segment.style), Segment(" " * (left - cell_len(words)))]
        made.append(segment)
        left -= taken
    return made


def rich_segments(line: Line, styles: dict[str, Style]) -> list[RichSegment]:
    """A line as Textual draws it."""
    return [RichSegment(segment.words, styles[segment.style]) for segment in line if segment.words]


def wrapped(line: Line, room: int, indent: int = 0) -> list[Line]:
    """A line as rows of at most so many columns, broken at blanks where there are any; a very long one is cut."""
    if sum(len(segment.words) for segment in line) > _LONGEST:
        line = [*_slice(line, 0, _LONGEST), Segment(_CUT, "warning")]
    elif columns(line) <= room:
        return [line]
    indent = indent if indent <= room // 2 else 0
    pieces = _broken("".join(segment.words for segment in line), max(room, 2 * _WIDEST), indent)
    return [
        [Segment(" " * indent), *_slice(line, start, end)] if number and indent else _slice(line, start, end)
        for number, (start, end) in enumerate(pieces)
    ]


def _broken(words: str, room: int, indent: int) -> Iterator[tuple[int, int]]:
    """Where the rows begin and end; a word that is too long for a row is broken itself."""
    start = end = used = 0
    for found in _WORD.finditer(words):
        blanks, word, at = cell_len(found[1]), cell_len(found[2]), found.start(2)
        while used + blanks + word > room:
            too_long = word > room - (indent if start == 0 else 0)
            fitting = _fitting(words[at : found.end(2)], room - used - blanks) if too_long else 0
            if fitting or end > start:
                yield start, at + fitting if fitting else end
                room -= indent if start == 0 else 0
            at += fitting
            word = cell_len(words[at : found.end(2)]) if found.end(2) - at < _FAR * room else room + 1
            start, end, used, blanks = at, at, 0, 0
        end, used = found.end(2), used + blanks + word
    if end > start:
        yield start, end


def _fitting(words: str, room: int) -> int:
    """How many characters of the beginning fit."""
    return len(chop_cells(words[: _FAR * room], room)[0]) if room >= _WIDEST else 0


def _slice(line: Line, start: int, end: int) -> Line:
    made, at = [], 0
    for segment in line:
        words = segment.words[max(0, start - at) : max(0, end - at)]
        if words:
            made.append(Segment(words, segment.style))
        at += len(segment.words)
    return made
