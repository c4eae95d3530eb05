"""The headings of a PDF: the titles of its bookmarks, found on their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.sources.extraction.extract import Title
from argmap.sources.extraction.readers.pdf.lines import Bookmark
from argmap.sources.extraction.readers.pdf.paragraphs import Written

_MAX_TITLE = 300
_NUMBER = re.compile(r"\A[^\W\d_]{0,10}[\d.]{1,12}[.:]?(?=\D)")
"""A number before a title, with letters (``Chapter 2:``) or without, that may be missing from the bookmark."""


def titles(outline: list[Bookmark], text: Written) -> Iterator[Title]:
    """The titles found on their pages, in the order of the text, without overlaps."""
    found = []
    starts = [at for _, at, again in text.pages if not again]
    ends = [*starts[1:], len(text.content)]
    lines: dict[int, list[tuple[str, int, int]]] = {}
    for bookmark in outline:
        wanted = _letters(bookmark.title)
        if not wanted or len(bookmark.title) > _MAX_TITLE:
            continue
        if bookmark.page not in lines:
            lines[bookmark.page] = list(_lines(text.content, starts[bookmark.page], ends[bookmark.page]))
        place = _place(lines[bookmark.page], wanted)
        if place is not None and not any(start < place[1] and place[0] < end for start, end in text.furniture):
            found.append(Title(bookmark.level, *place))
    after = 0
    for title in sorted(found, key=lambda title: title.start):
        if title.start >= after:
            after = title.end
            yield title


def _lines(content: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The lines of a page: their letters, and their starts and ends."""
    while start < end:
        stop = content.find("\n", start, end)
        stop = stop if stop >= 0 else end
        if letters := _letters(content[start:stop]):
            yield letters, start, stop
        start = stop + 1


def _place(lines: list[tuple[str, int, int]], wanted: str) -> tuple[int, int] | None:
    """The lines that together are a title, with a number before it or without."""
    for number, (letters, start, _) in enumerate(lines):
        for bare in (letters, _NUMBER.sub("", letters)):
            joined, at = bare, number
            while joined and wanted.startswith(joined) and joined != wanted and at + 1 < len(lines):
                at += 1
                joined += lines[at][0]
            if joined in (wanted, _NUMBER.sub("", wanted)):
                return start, lines[at][2]
    return None


def _letters(words: str) -> str:
    """The common form of two spellings of a title."""
    return "".join(words.split()).casefold().replace("-", "")
