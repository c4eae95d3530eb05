"""The text of a PDF, read by PDFium (pypdfium2), page by page in reading order.

PDFium reports characters and their places. This package makes lines of them (``lines``), columns in their order
(``order``), paragraphs (``paragraphs``), footnotes (``notes``), running heads and page numbers (``furniture``), and
headings (``outline``).
"""

from __future__ import annotations

from time import process_time

from argmap.sources.extraction.extract import Extract, Page, UnreadableError
from argmap.sources.extraction.progress import PROGRESS
from argmap.sources.extraction.readers.pdf.furniture import furniture
from argmap.sources.extraction.readers.pdf.lines import Sheet, opened
from argmap.sources.extraction.readers.pdf.notes import footnotes
from argmap.sources.extraction.readers.pdf.order import in_order
from argmap.sources.extraction.readers.pdf.outline import titles
from argmap.sources.extraction.readers.pdf.paragraphs import written

MAX_PAGES = 20_000
MAX_CHARACTERS = 16 * 1024 * 1024
MAX_SECONDS = 6
"""The maximum processor time for pages without words: drawings and padding of the file buy no time."""
_CHARACTERS_A_SECOND = 200_000
"""The characters for which there is another second; a fast machine reads four times as many."""
_DRAWN = "save its text as UTF-8, or print the pages with words to another file"


def read(data: bytes) -> Extract:
    """The text of a PDF. Raises UnreadableError."""
    with opened(data) as document:
        if document.pages > MAX_PAGES:
            raise UnreadableError(f"has {document.pages:,} pages, more than {MAX_PAGES:,}", "split it")
        sheets: list[Sheet] = []
        size, start = 0, process_time()
        for number, sheet in enumerate(document.sheets(), start=1):
            PROGRESS.reach(number / document.pages)
            size += sheet.size
            if size > MAX_CHARACTERS:
                raise UnreadableError(f"holds more than {MAX_CHARACTERS:,} characters", "split it")
            if process_time() - start > MAX_SECONDS + size / _CHARACTERS_A_SECOND:
                raise UnreadableError(f"takes more than {MAX_SECONDS} seconds to read, and has few words", _DRAWN)
            sheets.append(sheet)
        outline = document.outline()
    heads = furniture(sheets)
    _require_words(sheets)
    pages = [in_order(sheet) for sheet in sheets]
    text = written(pages, heads, footnotes(pages, heads))
    return Extract(
        text.content,
        tuple(Page(sheets[number].label, at, again) for number, at, again in text.pages),
        tuple(titles(outline, text)),
        tuple(text.furniture),
        tuple(sheet.label for sheet in sheets if sheet.is_unread(heads)),
        tuple(sheet.label for sheet in sheets if sheet.lost),
    )


def _require_words(sheets: list[Sheet]) -> None:
    """Refuse a document without words."""
    if any(character.isalnum() for sheet in sheets for line in sheet.lines for character in line.words):
        return
    if sheets and all(sheet.is_damaged for sheet in sheets):
        raise UnreadableError("is damaged: none of its pages can be read", "save it again with another program")
    if not any(sheet.has_picture for sheet in sheets):
        raise UnreadableError("is a PDF without words: it is empty, or damaged")
    raise UnreadableError(
        "is a PDF without text: its pages are pictures, as from a scanner",
        "recognise its words with a program such as ocrmypdf",
    )
