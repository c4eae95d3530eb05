"""A source laid out in rows, each of whose words knows where it is in the source."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from argmap.text import Text, escaped

GUTTER = 6
"""Columns before the words: the number of the line, a mark, and a space."""
_WORD = re.compile(r"\S+")
_MAX_WORD = 400
"""Characters of a longer word that are laid out in one piece."""


class Cell(NamedTuple):
    """A word, or a piece of a long one: its place in the source, its column, and how it is shown."""

    start: int
    end: int
    column: int
    words: str


class Row(NamedTuple):
    """A row of words; ``line`` is the number of the line of the source that begins here, 0 if it continues."""

    line: int
    cells: tuple[Cell, ...]


class Layout:
    """The rows of a stretch of a text, in a room of so many columns."""

    def __init__(self, text: Text, start: int, end: int, room: int) -> None:
        self.rows: list[Row] = []
        number = text.position(start)[0]
        at = text.line_start(number)
        while at < end:
            stop = text.line_end(at, len(text.content))
            self.rows += _rows(text.content, at, stop, number, max(1, room - GUTTER))
            newline = 2 if text.content.startswith("\r\n", stop) else 1
            at, number = stop + newline, number + 1
        self._starts: list[int] = []
        last = start
        for row in self.rows:
            last = row.cells[0].start if row.cells else last
            self._starts.append(last)

    def row_of(self, offset: int) -> int:
        """The row in which a place of the source is."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def offset_at(self, row: int, column: int) -> int | None:
        """The place of the word at a column of a row, or of the one before it; None where there is none."""
        cells = self.rows[row].cells if 0 <= row < len(self.rows) else ()
        if not cells:
            return None
        column -= GUTTER
        before = [one for one in cells if one.column <= column]
        return (before[-1] if before else cells[0]).start


def _rows(content: str, start: int, end: int, number: int, room: int) -> Iterator[Row]:
    """The rows of a line."""
    cells: list[Cell] = []
    used = 0
    for at, stop in _pieces(content, start, end, room):
        words = escaped(content[at:stop])
        width = cell_len(words)
        if cells and used + 1 + width > room:
            yield Row(number, tuple(cells))
            cells, used, number = [], 0, 0
        column = used + 1 if cells else 0
        cells.append(Cell(at, stop, column, words))
        used = column + width
    yield Row(number, tuple(cells))


def _pieces(content: str, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
    """The words of a line; those that are too long for a row in pieces."""
    step = max(1, min(room // 2, _MAX_WORD))
    for found in _WORD.finditer(content, start, end):
        if len(found[0]) <= room // 2 or cell_len(escaped(found[0][: 4 * room])) <= room:
            yield found.span()
            continue
        yield from ((at, min(at + step, found.end())) for at in range(found.start(), found.end(), step))
