"""Cuts, fills and wraps lines to a number of columns. A line that is cut ends in an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment as RichSegment
from rich.style import Style

from argmap.styled import Line, Segment

_MAX_CELL = 2
"""Columns of the widest character."""
_FAR = 8
"""No row has more characters than this many times its columns, so the rest need not be measured."""
_MAX_CHARACTERS = 30_000
"""The longest line, in characters; longer ones are cut."""
_CUT = " ... and so on: see argmap show"
_WORD = re.compile(r"(\s*)(\S+)")


class PaneLine(NamedTuple):
    """A line of a pane; its second and later rows are indented by ``indent`` columns.

    ``target`` names where the line leads, if anywhere. ``rail`` is the style of a bar to its left; if it is empty,
    there is no bar.
    """

    line: Line
    indent: int = 0
    target: str | None = None
    rail: str = ""


def title_lines(words: str, number: int | None) -> Iterator[PaneLine]:
    """A heading with an empty line before it, and the number of its entries if there are several."""
    yield PaneLine([])
    counted = [Segment(f" {number}", "dim")] if number is not None and number > 1 else []
    yield PaneLine([Segment(words, "title"), *counted])


def columns(line: Line) -> int:
    """The width of a line in columns."""
    return sum(cell_len(segment.words) for segment in line)


def cut(words: str, room: int, more: str) -> str:
    """The words, or as much of their beginning as fits before the ellipsis ``more``."""
    if room <= 0:
        return ""
    if len(words) > 4 * room:  # do not measure a word of a megabyte
        words = words[: 4 * room] + more
    if cell_len(words) <= room:
        return words
    if room <= len(more):
        return more[:room]
    return set_cell_size(words, room - len(more)).rstrip() + more


def fitted(line: Line, room: int, more: str) -> Line:
    """A line of exactly ``room`` columns: cut, or filled with spaces."""
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


def cut_line(line: Line, room: int, more: str) -> Line:
    """A line, or as much of its beginning as fits before the ellipsis ``more``."""
    return line if columns(line) <= room else fitted(line, room, more)


def rich_segments(line: Line, styles: dict[str, Style]) -> list[RichSegment]:
    """A line as Textual's segments."""
    return [RichSegment(segment.words, styles[segment.style]) for segment in line if segment.words]


def wrapped(line: Line, room: int, indent: int = 0) -> list[Line]:
    """A line as rows of at most ``room`` columns, broken at spaces if possible; a very long line is cut."""
    if sum(len(segment.words) for segment in line) > _MAX_CHARACTERS:
        line = [*_slice(line, 0, _MAX_CHARACTERS), Segment(_CUT, "warning")]
    elif columns(line) <= room:
        return [line]
    indent = indent if indent <= room // 2 else 0
    pieces = _broken("".join(segment.words for segment in line), max(room, 2 * _MAX_CELL), indent)
    return [
        [Segment(" " * indent), *_slice(line, start, end)] if number and indent else _slice(line, start, end)
        for number, (start, end) in enumerate(pieces)
    ]


def _broken(words: str, room: int, indent: int) -> Iterator[tuple[int, int]]:
    """Start and end of each row, as offsets. A word that is too long for a row is broken."""
    start = end = used = 0
    for found in _WORD.finditer(words):
        spaces, word, at = cell_len(found[1]), cell_len(found[2]), found.start(2)
        while used + spaces + word > room:
            too_long = word > room - (indent if start == 0 else 0)
            fitting = _fitting(words[at : found.end(2)], room - used - spaces) if too_long else 0
            if fitting or end > start:
                yield start, at + fitting if fitting else end
                room -= indent if start == 0 else 0
            at += fitting
            word = cell_len(words[at : found.end(2)]) if found.end(2) - at < _FAR * room else room + 1
            start, end, used, spaces = at, at, 0, 0
        end, used = found.end(2), used + spaces + word
    if end > start:
        yield start, end


def _fitting(words: str, room: int) -> int:
    """How many characters of the beginning fit into ``room`` columns."""
    return len(chop_cells(words[: _FAR * room], room)[0]) if room >= _MAX_CELL else 0


def _slice(line: Line, start: int, end: int) -> Line:
    made, at = [], 0
    for segment in line:
        words = segment.words[max(0, start - at) : max(0, end - at)]
        if words:
            made.append(Segment(words, segment.style))
        at += len(segment.words)
    return made
