"""The lines of a PDF from PDFium: their words, and their places on the page."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.readers.pdf.accents import composed, has_accents
from argmap.sources.extraction.readers.pdf.character_boxes import Boxes
from argmap.sources.extraction.readers.pdf.gutters import parted
from argmap.sources.extraction.readers.pdf.letters import in_order
from argmap.sources.extraction.readers.pdf.line import Line
from argmap.sources.extraction.readers.pdf.scripts import Piece, joined, marked

HYPHEN = "\ufffe"
"""PDFium's character for a hyphen at the end of a line; it leaves out the line end itself."""
_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?")
_WORD = re.compile(r"\w+")
MIN_WORDS = 5
"""The minimum number of words, besides running heads, for a page with a picture to count as text."""
_MAX_STAMPED = 400
"""The maximum number of characters of running heads on a page that is a picture."""
_MOSTLY = 0.5
_MAX_OBJECTS = 1_000
_UNKNOWN = "\0\ufffd"
_MAX_BOOKMARKS = 5_000
_MAX_BOOKMARK_DEPTH = 15


class Sheet(NamedTuple):
    """A page: its label, its size in points, and its lines in the order of the file.

    ``is_picture`` says that pictures cover most of it, and ``lost`` how many of its characters no one can tell.
    """

    label: str
    width: float
    height: float
    lines: list[Line]
    has_picture: bool = False
    is_picture: bool = False
    is_damaged: bool = False
    lost: int = 0

    @property
    def size(self) -> int:
        """The number of its characters."""
        return sum(len(line.words) + 1 for line in self.lines)

    def is_unread(self, heads: Container[int]) -> bool:
        """Whether it may have words that could not be read; a number stamped on a scan does not count as text."""
        if self.is_damaged or not self.has_picture:
            return self.is_damaged
        words = sum(len(_WORD.findall(line.words)) for line in self.lines if id(line) not in heads)
        return words < MIN_WORDS if self.is_picture else not self.lines


class Bookmark(NamedTuple):
    """A title in the file's table of contents: its level from 1, and the number of its page from 0."""

    level: int
    title: str
    page: int


class Document:
    """An open PDF."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.pages = len(document)

    def sheets(self) -> Iterator[Sheet]:
        """Its pages, in order."""
        last = None
        for number in range(self.pages):
            label = self._label(number)
            try:
                page = self._document[number]
            except pdfium.PdfiumError:
                yield Sheet(label, 0, 0, [], is_damaged=True)
                continue
            if last is not None:
                last.close()  # not before: PDFium reads a font again that no open page has
            last = page
            yield _sheet(page, label)
        if last is not None:
            last.close()

    def _label(self, number: int) -> str:
        try:
            label = self._document.get_page_label(number)
        except (pdfium.PdfiumError, UnicodeError):
            label = ""
        return " ".join(label.split()) or str(number + 1)

    def outline(self) -> list[Bookmark]:
        """The table of contents of the file."""
        found = []
        try:
            for bookmark in islice(self._document.get_toc(max_depth=_MAX_BOOKMARK_DEPTH), _MAX_BOOKMARKS):
                destination = bookmark.get_dest()
                page = destination.get_index() if destination is not None else None
                if page is not None and 0 <= page < self.pages:
                    found.append(Bookmark(bookmark.level + 1, bookmark.get_title(), page))
        except (pdfium.PdfiumError, UnicodeError):
            return found
        return found


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """Open a PDF. Raises UnreadableError if it is not a PDF, is damaged, or needs a password."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError("is encrypted, and needs a password", "save it without one") from None
        if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
            raise UnreadableError("has an unknown encryption", "save it without a password") from None
        what = "is a PDF too damaged to be read" if b"%PDF-" in data[:1024] else "is not a PDF"
        raise UnreadableError(what, "save it again with another program") from None
    try:
        if not len(document):
            raise UnreadableError("is a PDF without pages: it is damaged", "save it again with another program")
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
        count = text.count_chars()
        content = text.get_text_range() if count > 0 else ""
        lines = _lines(content, count, Boxes(page, text))
        lost = _lost(content, count, text)
    finally:
        text.close()
    if sum(len(line.words) for line in lines) > _MAX_STAMPED:
        return Sheet(label, width, height, lines, lost=lost)
    pictures = _pictures(page)
    covered = sum(pictures) / max(width * height, 1)
    return Sheet(label, width, height, lines, bool(pictures), covered > _MOSTLY, lost=lost)


def _pictures(page: Any) -> list[float]:
    """The areas of the pictures of a page, in square points; 0 for an object that may be one."""
    found: list[float] = []
    for number in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            inner = range(min(raw.FPDFFormObj_CountObjects(drawn), _MAX_OBJECTS))
            kinds = (raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(drawn, at)) for at in inner)
            found.append(_area(drawn) if raw.FPDF_PAGEOBJ_IMAGE in kinds else 0.0)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.append(_area(drawn))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            found.append(0.0)
    return found


def _area(drawn: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return 0.0
    return max(right.value - left.value, 0.0) * max(top.value - bottom.value, 0.0)


def _lost(content: str, count: int, text: Any) -> int:
    """The number of characters of a page of which the file has only the shape."""
    unknown = sum(content.count(sign) for sign in _UNKNOWN)
    if len(content) < count and len(content.encode("utf-16-le", "surrogatepass")) < 2 * count:
        unknown += sum(raw.FPDFText_GetUnicode(text, number) == 0 for number in range(count))
    return unknown


def _lines(content: str, count: int, boxes: Boxes) -> list[Line]:
    numbers: Sequence[int] = range(count) if len(content) == count else boxes.numbers(content)
    pieces: list[Piece] = []
    for found in _LINE.finditer(content):
        piece = _piece(found[0], numbers[found.start() : found.end()], boxes)
        if piece is not None:
            pieces.append(piece)
    lines: list[Line] = []
    places: list[Sequence[int]] = []
    accents = has_accents(content)
    for piece in joined(pieces):
        line = marked(in_order(composed(piece, boxes) if accents else piece, boxes), boxes)
        written, place = line.words, line.numbers
        words = written.strip()
        if len(words) < len(written):
            start = len(written) - len(written.lstrip())
            place = place[start : start + len(words)]
        left, top, right, bottom = line.box
        lines.append(Line(words.replace(HYPHEN, "-"), left, top, right, bottom, written[-1].isspace()))
        places.append(place)
    return parted(lines, places, boxes.box)


def _piece(words: str, numbers: Sequence[int], boxes: Boxes) -> Piece | None:
    """Characters in a line, without those outside the page, which are invisible."""
    shown_words = words.strip()
    if not shown_words or shown_words == HYPHEN:
        return None
    bare = numbers
    if len(shown_words) < len(words):
        bare = numbers[len(words) - len(words.lstrip()) : len(words.rstrip())]
    box = boxes.around(bare)
    if not (0 <= box[0] <= box[2] <= boxes.width and 0 <= box[1] <= box[3] <= boxes.height):
        seen = [(one, number) for one, number in zip(words, numbers, strict=True) if boxes.is_on_page(number)]
        if len(seen) < len(words):
            return _piece("".join(one for one, _ in seen), [number for _, number in seen], boxes)
    start = box[0] if bare[0] == numbers[0] else boxes.box(numbers[0])[0]
    return Piece(words, numbers, box, start)
