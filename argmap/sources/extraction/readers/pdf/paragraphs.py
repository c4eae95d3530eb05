"""Join the lines of all pages to one text, with an empty line between two paragraphs.

A paragraph ends where the next line is further away than lines are from each other, is indented, or is of another size;
and where a sentence ends before the line does, although the next word would have fitted. From one column or page to the
next only that last sign counts: what continues there is one paragraph.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from argmap.sources.extraction.readers.pdf.cut_addresses import is_cut
from argmap.sources.extraction.readers.pdf.line import Line
from argmap.sources.extraction.readers.pdf.notes import begins_note

_PITCH = 1.3
"""The minimum ratio of the distance between two paragraphs to the usual distance of lines."""
_INDENT, _MAX_INDENT = 0.6, 6.0
"""The minimum and maximum indentation of a first line, in sizes of its letters."""
_SIZES = 1.1
_ENDS = tuple('.!?…。！？:;”"»’)')


class Written(NamedTuple):
    """A text, and the places of its pages and furniture."""

    content: str
    pages: list[tuple[int, int, bool]]
    """The number of each page from 0, its start, and whether the text returns to it."""
    furniture: list[tuple[int, int]]


class _Column:
    """The usual layout of a page: the distance between lines, and their ends."""

    def __init__(self, lines: list[Line]) -> None:
        steps = [
            below.bottom - above.bottom
            for above, below in pairwise(lines)
            if 0 < below.bottom - above.bottom < 3 * above.size
        ]
        self.pitch = median(steps) if steps else 0.0
        self.lines = lines

    def right(self, line: Line) -> float:
        """The right end of a line's column: that of the widest overlapping line."""
        return max(
            (one.right for one in self.lines if one.left < line.right and line.left < one.right), default=line.right
        )


class _Writer:
    """Writes the lines of all pages, one after another."""

    def __init__(self, heads: Container[int], notes: Mapping[int, Line]) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.pages: list[tuple[int, int, bool]] = []
        self.furniture: list[tuple[int, int]] = []
        self._heads, self._notes = heads, notes
        self._last: tuple[Line, _Column] | None = None
        self._waiting: list[tuple[int, Line, _Column]] = []

    def page(self, number: int, lines: list[Line]) -> None:
        """Write a page. Its footnotes wait for the end of the paragraph that they interrupt."""
        column = _Column([line for line in lines if id(line) not in self._heads and id(line) not in self._notes])
        small = _Column([line for line in lines if id(line) in self._notes])
        first = next((line for line in column.lines), None)
        if self._waiting and first is not None and self._last is not None:
            if _ends(self._last[0], first, self._last[1], column):
                self.end_paragraph()
        self.pages.append((number, self.size, False))
        for line in lines:
            if id(line) in self._heads:
                self.furniture.append((self.size, self.size + len(line.words) + 1))
                self._write(line.words + "\n")
            elif id(line) in self._notes:
                self._waiting.append((number, self._notes[id(line)], small))
            else:
                if self._last is not None and _ends(self._last[0], line, self._last[1], column):
                    self.end_paragraph()
                elif self._last is not None and self._goes_on(*self._last, line):
                    self.pieces[-1] = self._last[0].words
                    self.size -= 1
                self._last = line, column
                self._write(line.words + "\n")

    def _goes_on(self, line: Line, column: _Column, after: Line) -> bool:
        """Whether a name divided by a line end continues, and nothing was written in between."""
        if self.pieces[-1] != line.words + "\n" or self.pages[-1][1] >= self.size:
            return False
        return is_cut(line, after) and not _ended_early(line, after, column.right(line))

    def end_paragraph(self) -> None:
        """End a paragraph, write the waiting footnotes, and return to the page that they interrupt."""
        self._write("\n")
        last: tuple[Line, _Column] | None = None
        here = self.pages[-1][0] if self.pages else 0
        for number, line, column in self._waiting:
            if number != self.pages[-1][0]:
                self.pages.append((number, self.size, True))
            if last is not None and (begins_note(line) or _ends(last[0], line, last[1], column)):
                self._write("\n")
            last = line, column
            self._write(line.words + "\n")
        if self._waiting:
            self._write("\n")
            self._waiting.clear()
        if self.pages and self.pages[-1][0] != here:
            self.pages.append((here, self.size, True))
        self._last = None

    def finish(self) -> None:
        """Write the remaining footnotes."""
        if self._waiting:
            self.end_paragraph()
            while self.pieces and self.pieces[-1] == "\n":
                self.pieces.pop()
                self.size -= 1
            while self.pages[-1][2] and self.pages[-1][1] >= self.size:
                self.pages.pop()

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self.size += len(words)


def written(pages: list[list[Line]], heads: Container[int], notes: Mapping[int, Line]) -> Written:
    """The text of all pages. ``heads`` and ``notes`` are the lines, by their identity, outside of the text."""
    writer = _Writer(heads, notes)
    for number, lines in enumerate(pages):
        writer.page(number, lines)
    writer.finish()
    return Written("".join(writer.pieces), writer.pages, writer.furniture)


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
    """Whether a line ended although the next word would have fitted."""
    first = after.words.split(maxsplit=1)[0]
    width = (after.right - after.left) * (len(first) + 1) / max(len(after.words), 1)
    return line.right + width < right
