"""The lines of a PDF as PDFium tells them: their words, and where they stand on their page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from argmap.sources.extract import UnreadableError
from argmap.sources.readers.pdf.boxes import Boxes
from argmap.sources.readers.pdf.gutters import parted
from argmap.sources.readers.pdf.line import Line
from argmap.sources.readers.pdf.scripts import Piece, joined, marked

HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line; it leaves out the end of the line itself."""
_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?")
_MAX_BOOKMARKS = 5_000
_DEEPEST_BOOKMARK = 15


class Sheet(NamedTuple):
    """A page: its label, how large it is, in points, and its lines in the order of the file."""

    label: str
    width: float
    height: float
    lines: list[Line]
    has_picture: bool = False
    is_damaged: bool = False

    @property
    def size(self) -> int:
        """How many characters it holds."""
        return sum(len(line.words) + 1 for line in self.lines)

    @property
    def is_unread(self) -> bool:
        """Whether something may be said on it that could not be read."""
        return self.is_damaged or (self.has_picture and not any(line.words.strip() for line in self.lines))


class Bookmark(NamedTuple):
    """A title in the table of contents that the file carries: its level from 1, and the number of its page from 0."""

    level: int
    title: str
    page: int


class Document:
    """A PDF that is open."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.pages = len(document)

    def sheets(self) -> Iterator[Sheet]:
        """Its pages, one after another."""
        for number in range(self.pages):
            label = self._label(number)
            try:
                page = self._document[number]
            except pdfium.PdfiumError:
                yield Sheet(label, 0, 0, [], is_damaged=True)
                continue
            try:
                yield _sheet(page, label)
            finally:
                page.close()

    def _label(self, number: int) -> str:
        try:
            label = self._document.get_page_label(number)
        except (pdfium.PdfiumError, UnicodeError):
            label = ""
        return " ".join(label.split()) or str(number + 1)

    def outline(self) -> list[Bookmark]:
        """The table of contents that the file carries."""
        found = []
        try:
            for bookmark in islice(self._document.get_toc(max_depth=_DEEPEST_BOOKMARK), _MAX_BOOKMARKS):
                destination = bookmark.get_dest()
                page = destination.get_index() if destination is not None else None
                if page is not None and 0 <= page < self.pages:
                    found.append(Bookmark(bookmark.level + 1, bookmark.get_title(), page))
        except (pdfium.PdfiumError, UnicodeError):
            return found
        return found


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """A PDF, open. Raises UnreadableError for what is none, is damaged, or asks for a password."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError("is encrypted, and asks for a password", "save it without one") from None
        if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
            raise UnreadableError("is encrypted in a way that is not known", "save it without a password") from None
        what = "is a PDF too damaged to be read" if b"%PDF-" in data[:1024] else "is no PDF"
        raise UnreadableError(what, "save it anew with another program") from None
    try:
        if not len(document):
            raise UnreadableError("is a PDF without pages: it is damaged", "save it anew with another program")
        yield Document(document)
    finally:
        document.close()


def _sheet(page: Any, label: str) -> Sheet:
    width, height = page.get_size()
    try:
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return Sheet(label, width, height, [], is_damaged=True)
    try:
        lines = _lines(text, Boxes(page, text))
    finally:
        text.close()
    return Sheet(label, width, height, lines, has_picture=not lines and _has_picture(page))


def _has_picture(page: Any) -> bool:
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)
    objects = range(min(raw.FPDFPage_CountObjects(page), 1_000))
    return any(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, number)) in kinds for number in objects)


def _lines(text: Any, boxes: Boxes) -> list[Line]:
    count = text.count_chars()
    content = text.get_text_range() if count > 0 else ""
    numbers: Sequence[int] = range(count) if len(content) == count else boxes.numbers(content)
    pieces: list[Piece] = []
    for found in _LINE.finditer(content):
        if found[0].strip().strip(HYPHEN):
            those = numbers[found.start() : found.end()]
            bare = those[len(found[0]) - len(found[0].lstrip()) : len(found[0].rstrip())]
            box = boxes.around(bare)
            start = box[0] if bare[0] == those[0] else boxes.box(those[0])[0]
            pieces.append(Piece(found[0], those, box, start))
    lines: list[Line] = []
    places: list[Sequence[int]] = []
    for piece in joined(pieces):
        line = marked(piece, boxes)
        words = line.words.strip()
        start = len(line.words) - len(line.words.lstrip())
        lines.append(Line(words.replace(HYPHEN, "-"), *line.box, line.words[-1].isspace()))
        places.append(line.numbers[start : start + len(words)])
    return parted(lines, places, boxes.box)
