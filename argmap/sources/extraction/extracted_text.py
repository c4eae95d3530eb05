"""A text extracted from a document: it knows the pages and the furniture of the document."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from argmap.sources.extraction.extract import Extract, Page
from argmap.text import Text


@dataclass(frozen=True, eq=False)
class ExtractedText(Text):
    """The text of a PDF or another document. ``file`` is the document; offsets and lines are those of the text."""

    extract: Extract = field(default_factory=lambda: Extract(""), repr=False)
    reader: str = field(default="", repr=False)
    """The reader that extracted it, with its version."""

    @cached_property
    def body(self) -> str:
        pieces: list[str] = []
        done = 0
        for start, end in self.extract.furniture:
            # Remove the line end before it and keep its own, so that no empty line and no indentation remain.
            start, end = (start - 1, end - 1) if self.content[end - 1 : end] == "\n" and start > done else (start, end)
            pieces += (self.content[done:start], " " * (end - start))
            done = end
        return "".join(pieces) + self.content[done:] if pieces else self.content

    def hidden(self, start: int, end: int) -> int:
        furniture = self.extract.furniture
        first = bisect.bisect_right(self._furniture_ends, start)
        count = 0
        for one, other in furniture[first:]:
            if one >= end:
                break
            count += min(other, end) - max(one, start)
        return count

    def page(self, offset: int) -> str | None:
        pages = self.extract.pages
        number = bisect.bisect_right(self._offsets, offset) - 1
        return pages[max(number, 0)].label if pages else None

    def pages(self, label: str) -> Iterator[tuple[int, int]]:
        pages = self.extract.pages
        for number, page in enumerate(pages):
            if page.label == label:
                yield page.offset, pages[number + 1].offset if number + 1 < len(pages) else len(self.content)

    @cached_property
    def _furniture_ends(self) -> list[int]:
        return [end for _, end in self.extract.furniture]

    @cached_property
    def _offsets(self) -> list[int]:
        return [page.offset for page in self.extract.pages]


def extract_of(text: Text) -> Extract | None:
    """The extract of a file that is not text; None for a text file."""
    return text.extract if isinstance(text, ExtractedText) else None


def pages_of(text: Text) -> tuple[Page, ...]:
    """The pages of a text; empty without pages."""
    return text.extract.pages if isinstance(text, ExtractedText) else ()


def reader_of(text: Text) -> str | None:
    """The reader that extracted the text, with its version; None for a text file."""
    return text.reader if isinstance(text, ExtractedText) else None


def pages_called(text: Text, label: str) -> int:
    """The number of pages of a text with a label: a book may number its appendix from 1 again."""
    return sum(page.label == label and not page.again for page in pages_of(text))
