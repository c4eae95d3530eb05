"""Collects a text word by word, with paragraphs, lines, cells, headings and pages.

The break between two runs of words is decided when the second comes: the widest of those requested in between.
"""

from __future__ import annotations

import re
from enum import IntEnum

from argmap.sources.extraction.extract import Extract, Page, Title, UnreadableError

BLANKS = " \t\n\r\f"
"""The white space of HTML, without the no-break space."""
_BLANKS = re.compile(f"[{BLANKS}]+")
_LINE_ENDS = re.compile(r"\r\n?|[\f\v]")


class Break(IntEnum):
    """The breaks between words, from the narrowest to the widest."""

    NONE = 0
    BLANK = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


_WRITTEN = ("", " ", " | ", "\n", "\n\n")
"""The breaks as text."""


class _Row:
    """A row of a table: its start, the breaks between its cells, and whether a cell has several paragraphs."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.cells: list[int] = []
        self.has_paragraphs = False


class Flow:
    """A text that is written from its beginning to its end.

    A position is the number of runs of words before it. Offsets are computed at the end, because the breaks of a row
    are not known before it ends.
    """

    def __init__(self) -> None:
        self._breaks: list[Break] = []
        """The break before each run of words."""
        self._words: list[str] = []
        self._break = Break.NONE
        self._begins_cell = False
        self._rows: list[_Row] = []
        self._titles: list[tuple[int, int, int]] = []
        self._open_titles: list[tuple[int, int]] = []
        self._pages: list[tuple[str, int]] = []
        self._furniture: list[tuple[int, int]] = []
        self._struck: list[tuple[int, int]] = []

    @property
    def here(self) -> int:
        """The position of the next words."""
        return len(self._words)

    def words(self, text: str) -> None:
        """Write words; white space of any length becomes one space."""
        bare = _BLANKS.sub(" ", text).strip(" ")
        if text[:1] in BLANKS:
            self.part(Break.BLANK)
        if bare:
            self._write(bare)
            if text[-1] in BLANKS:
                self.part(Break.BLANK)

    def lines(self, text: str, *, indented: bool = True) -> None:
        """Write words with their white space and line ends, except empty lines before them; ignore mere spaces."""
        text = _LINE_ENDS.sub("\n", text)
        if not self._words or self._break >= Break.CELL:
            first = len(text) - len(text.lstrip(BLANKS))
            first = text.rfind("\n", 0, first) + 1 if indented and first < len(text) else first
            text = text[first:]
        if text:
            self._write(text)

    def part(self, by: Break) -> None:
        """Request a break before the next words; at the beginning of a cell, no other break applies."""
        if not self._begins_cell and by > self._break:
            self._break = by

    def end_line(self) -> None:
        """End a line; ending it twice leaves an empty line."""
        self.part(Break.PARAGRAPH if self._break is Break.LINE else Break.LINE)

    def row(self) -> None:
        self.part(Break.LINE)
        self._rows.append(_Row(self.here))

    def cell(self) -> None:
        if self._rows:
            if self.here > self._rows[-1].start:
                self._break = Break.CELL
            self._begins_cell = True

    def end_row(self) -> None:
        """End a row. If a cell has paragraphs, as in a table that lays out a page, all its cells become paragraphs."""
        if not self._rows:
            return
        row = self._rows.pop()
        if row.has_paragraphs:
            for at in row.cells:
                self._breaks[at] = Break.PARAGRAPH
        if self._rows and self.here > row.start:
            self._rows[-1].has_paragraphs = True
        self._begins_cell = False
        if self.here > row.start:
            self._break = Break.LINE

    def begin_title(self, level: int) -> None:
        self._open_titles.append((level, self.here))

    def end_title(self) -> None:
        if self._open_titles:
            level, start = self._open_titles.pop()
            if self.here > start:
                self._titles.append((level, start, self.here))
                if self._rows:
                    self._rows[-1].has_paragraphs = True

    def page(self, label: str) -> None:
        """Begin a page with the next words."""
        self._pages.append((label, self.here))

    def forget_pages(self) -> None:
        """Forget the beginnings of pages."""
        self._pages.clear()

    def furniture(self, start: int) -> None:
        """Mark the words since a position as furniture, which is printed around the text."""
        if self.here > start:
            self._furniture.append((start, self.here))

    def strike(self, start: int) -> None:
        """Mark the words since a position as struck out, in Markdown's way."""
        if self.here > start:
            joins = self._struck and self._struck[-1][1] == start and self._breaks[start] < Break.CELL
            self._struck.append((self._struck.pop()[0] if joins else start, self.here))

    def append(self, other: Flow, by: Break = Break.PARAGRAPH) -> None:
        """Add another text; it ends a paragraph."""
        self.part(by)
        at = self.here
        if not other._words:
            self._pages += [(label, at) for label, _ in other._pages]
            return
        self._write(other._words[0])
        self._words += other._words[1:]
        self._breaks += other._breaks[1:]
        self._titles += [(level, at + start, at + end) for level, start, end in other._titles]
        self._pages += [(label, at + start) for label, start in other._pages]
        self._furniture += [(at + start, at + end) for start, end in other._furniture]
        self._struck += [(at + start, at + end) for start, end in other._struck]
        self._break = max(self._break, Break.PARAGRAPH)

    def _write(self, text: str) -> None:
        by = self._break if self._words else Break.NONE
        if by >= Break.CELL:
            self._words[-1] = self._words[-1].rstrip(BLANKS)
            if self._rows and by is not Break.LINE:
                self._note_break(by)
        self._breaks.append(by)
        self._words.append(text)
        self._break, self._begins_cell = Break.NONE, False

    def _note_break(self, by: Break) -> None:
        """Record a break in the current row: the innermost one with words."""
        row = next((row for row in reversed(self._rows) if self.here > row.start), None)
        if row is not None and by is Break.CELL:
            row.cells.append(self.here)
        elif row is not None:
            row.has_paragraphs = True

    def extract(self, empty: str, hint: str | None = None) -> Extract:
        """The text, its pages, headings and furniture; ``empty`` is the error for a text without letters and digits."""
        if not any(letter.isalnum() for words in self._words for letter in words):
            raise UnreadableError(empty, hint)
        self._words[-1] = self._words[-1].rstrip(BLANKS)
        self._mark_struck()
        starts, ends, at = [], [], 0
        for by, words in zip(self._breaks, self._words, strict=True):
            starts.append(at + len(_WRITTEN[by]))
            at = starts[-1] + len(words)
            ends.append(at)
        starts.append(at)
        content = "".join(
            part for by, words in zip(self._breaks, self._words, strict=True) for part in (_WRITTEN[by], words)
        )
        return Extract(
            content,
            tuple(Page(label, starts[place]) for label, place in sorted(self._pages, key=lambda page: page[1])),
            tuple(
                Title(level, starts[start], ends[end - 1])
                for level, start, end in sorted(self._titles, key=lambda title: title[1])
            ),
            tuple((starts[start], ends[end - 1]) for start, end in sorted(self._furniture)),
        )

    def _mark_struck(self) -> None:
        """Put two tildes around struck words, inside the spaces at their ends."""
        for start, end in self._struck:
            if any(words.strip(BLANKS) for words in self._words[start:end]):
                bare = self._words[start].lstrip(BLANKS)
                self._words[start] = f"{self._words[start][: len(self._words[start]) - len(bare)]}~~{bare}"
                bare = self._words[end - 1].rstrip(BLANKS)
                self._words[end - 1] = f"{bare}~~{self._words[end - 1][len(bare) :]}"
