"""The digest of a source: that of its text, so that line ends, byte-order mark and encoding do not change it."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator

from argmap.media import HTML, UTF_16, medium_of
from argmap.text import EncodingProblem, decode


def digest(data: bytes, encoding: str | None = None) -> str:
    """The SHA-256 of a file's text in UTF-8, with LF and without a byte-order mark, in hexadecimal digits.

    ``encoding`` is what the file is known to be written in. The digest of a PDF, a DOCX, an EPUB
    or other bytes that are not text is that of the bytes.
    """
    text = _text(data, encoding)
    return _sha256(data if text is None else text)


def is_digest_of(recorded: str, data: bytes, encoding: str | None = None) -> bool:
    """Whether a digest was recorded for this text, or for its bytes with any line ends."""
    return any(recorded == _sha256(form) for form in _forms(data, encoding))


def _forms(data: bytes, encoding: str | None) -> Iterator[bytes]:
    """The bytes of the file, of the text, and of versions from which git or an editor may have made the file."""
    text = _text(data, encoding)
    yield data
    if text is not None:
        for mark in (b"", codecs.BOM_UTF8):
            yield mark + text
            yield mark + text.replace(b"\n", b"\r\n")


def _text(data: bytes, encoding: str | None) -> bytes | None:
    if medium_of(data, "") not in (None, HTML, UTF_16):
        return None
    try:
        content = decode(data, "", encoding).content
    except EncodingProblem:
        return None
    return content.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogatepass")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
