"""Kinds of files that are not plain text: how they begin, and which program extracts their text.

``sources.kinds`` is the table of those that argmap reads.
"""

from __future__ import annotations

import codecs
import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from argmap.late_pattern import late

_START = 4096
"""How many bytes of a file are needed to know its kind."""


class Medium(NamedTuple):
    """A kind of file: its name with an article, how to get its text, and the code of its finding.

    In ``advice``, ``{file}`` is the file and ``{text}`` a name for its text.
    """

    name: str
    advice: str
    code: str = "S212"

    def for_file(self, file: str) -> str:
        """The advice for a file, with its name quoted for a shell."""
        named = f"./{file}" if file.startswith("-") else file
        root, _, suffix = named.rpartition(".")
        text = f"{named if '/' in suffix or not root.strip('./') else root}.txt"
        text = text if text != named else f"{named}.txt"
        return self.advice.format(file=shlex.quote(named), text=shlex.quote(text))


_PANDOC = "pandoc -t plain --wrap=none {file} -o {text}"
_OFFICE = "soffice --headless --convert-to txt {file}"
_UNPACK = "unpack it, and name the text in it"
_IMAGE = Medium("an image", "write down its words, or have a program read them: tesseract {file} stdout > {text}")
_RECORDING = Medium("a recording", "write down the words that are spoken")
_ARCHIVE = Medium("an archive", _UNPACK)
_OLD_OFFICE = Medium("an old Word, Excel or PowerPoint file", _OFFICE)
_ENCRYPTED = Medium("an encrypted Office file", "save it without a password")
_KINDLE = Medium("a Kindle book", "ebook-convert {file} {text}")
PDF = Medium("a PDF", "pdftotext {file} {text}")
DOCX = Medium("a DOCX document", _PANDOC)
EPUB = Medium("an EPUB", _PANDOC)
HTML = Medium("HTML", _PANDOC)
UTF_16 = Medium("UTF-16 without a byte-order mark", "say encoding: utf-16", "Y102")
BINARY = Medium("not text", "save its text as UTF-8", "Y102")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS: tuple[tuple[bytes, Medium], ...] = (
    (b"%!PS", Medium("PostScript", "ps2ascii {file} {text}")),
    (b"{\\rtf", Medium("RTF", _PANDOC)),
    (_OLE, _OLD_OFFICE),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"AT&TFORM", Medium("a DjVu file", "djvutxt {file} {text}")),
    (b"SQLite format 3\x00", Medium("an SQLite database", "write the words that you quote into a text")),
    (b"\x1f\x8b", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"OggS\x00", _RECORDING),
    (b"ID3\x02", _RECORDING),
    (b"ID3\x03", _RECORDING),
    (b"ID3\x04", _RECORDING),
    (b"fLaC\x00", _RECORDING),
    (b"\x1aE\xdf\xa3", _RECORDING),
)
_ENTRY = rb"(?s)PK(?:\x03\x04.{26}|\x01\x02.{42})"
"""A pattern for what is before the name of a file in a ZIP archive. Compressed bytes may hold any short name."""
_PACKED: tuple[tuple[bytes, Medium], ...] = (
    (b"mimetypeapplication/epub[+]zip", EPUB),
    (_ENTRY + b"word/", DOCX),
    (_ENTRY + b"xl/", Medium("a spreadsheet", _OFFICE)),
    (_ENTRY + b"ppt/", Medium("a presentation", _OFFICE)),
    (b"application/epub[+]zip", EPUB),
    (_ENTRY + b"META-INF/container.xml", EPUB),
    (b"opendocument.text", Medium("an ODT document", _PANDOC)),
    (b"opendocument", Medium("an OpenDocument file", _OFFICE)),
)
"""What a ZIP archive contains, by patterns of words in it."""
_ARCHIVES = {"docx": DOCX, "docm": DOCX, "epub": EPUB}
"""What an incomplete archive is, by its suffix."""
_HTML = re.compile(rb"(?:\s|<!--.*?-->|<\?xml.*?\?>)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_TAG = late(rb"\s*<[!?/a-z]", re.IGNORECASE)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_UTF_16 = re.compile(rb"(?:[^\x00]\x00){8}|(?:\x00[^\x00]){8}")
_CONTROLS = late(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROLS = 0.01
"""The share of control characters, from 0 to 1, at which bytes are not text in any known encoding."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def medium_of(data: bytes, file: str) -> Medium | None:
    """The kind of a file that cannot be read, by its first bytes and, for HTML, its name; None if it may be text."""
    return next(_known(data, file), None)


def medium_of_undecodable(data: bytes) -> Medium | None:
    """What bytes are that ``decode`` refuses; None if they may be text in another encoding, such as Latin-1."""
    start = data[:_START]
    if start.startswith(_MARKS):
        return None
    return BINARY if len(_CONTROLS.findall(start)) > _MAX_CONTROLS * len(start) else None


def _known(data: bytes, file: str) -> Iterator[Medium]:
    start = data[:_START].removeprefix(codecs.BOM_UTF8)
    if b"%PDF-" in start[:1024] and (start.startswith(b"%PDF-") or not start[:1024].isascii()):
        yield PDF
    if start.startswith(b"PK\x03\x04"):
        suffix = file.lower().rpartition(".")[2]
        yield next((medium for words, medium in _PACKED if re.search(words, data)), _ARCHIVES.get(suffix, _ARCHIVE))
    if start.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        yield _ENCRYPTED
    yield from (medium for beginning, medium in _BEGINNINGS if start.startswith(beginning))
    if start[4:8] == b"ftyp":
        yield _IMAGE if start[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _RECORDING
    if start.startswith(b"RIFF") and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        yield _IMAGE if start[8:12] == b"WEBP" else _RECORDING
    if start[60:68] == b"BOOKMOBI":
        yield _KINDLE
    if _HTML.match(start) or (file.lower().endswith(_HTML_SUFFIXES) and _TAG.match(start)):
        yield HTML
    if _UTF_16.match(start) and not start.startswith(_MARKS):
        yield UTF_16
