r"""A text file as it stands: its characters, its lines, and spans into it.

Offsets count the code points of the decoded text from 0, without a byte-order mark and with no newline
translated; lines and columns count from 1. A line ends at ``\n``, ``\r\n`` or ``\r``, as in editors.
"""

from __future__ import annotations

import bisect
import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (  # the longer mark first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, eq=False)
class Text:
    """A decoded file. ``file`` is its name for people: relative to the working directory, with ``/``."""

    file: str
    content: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.content))]

    @property
    def lines(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1, of a character offset."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_start(self, line: int) -> int:
        """The offset at which a line (from 1) begins."""
        return self._starts[line - 1]

    def line(self, line: int) -> str:
        """A line (from 1) without its end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.content)
        return self.content[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets, the end exclusive."""
        return Span(self, start, end)


class Span(NamedTuple):
    """A stretch of a text: ``start`` and ``end`` are offsets, the end exclusive."""

    text: Text
    start: int
    end: int

    @property
    def file(self) -> str:
        return self.text.file

    @property
    def line(self) -> int:
        return self.text.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.text.position(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.text.position(self.end)[0]

    @property
    def end_column(self) -> int:
        return self.text.position(self.end)[1]

    @property
    def words(self) -> str:
        """The characters of the span."""
        return self.text.content[self.start : self.end]


class EncodingProblem(Exception):
    """Bytes that are no text. ``text`` holds what can be shown of them, ``offset`` the first bad place."""

    def __init__(self, text: Text, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.text = text
        self.offset = offset
        self.reason = reason


def decode(data: bytes, file: str) -> Text:
    """Decode UTF-8, or UTF-16 and UTF-32 with a byte-order mark.

    Raises EncodingProblem, with the place of the first byte that does not fit.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return Text(file, data.decode(encoding))
    except UnicodeDecodeError as error:
        # The codecs with a mark count from behind it in some cases, so the good part is decoded anew.
        shown = data.decode(encoding, "replace")
        offset = shown.find("�")
        reason = f"byte 0x{data[error.start]:02x} is not {encoding.removesuffix('-sig').upper()}"
        raise EncodingProblem(Text(file, shown), max(offset, 0), reason) from None


_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def shown(words: str) -> str:
    """One line that is safe wherever it is shown: white space is folded, and the rest is ``escaped``."""
    return escaped(" ".join(words.split()))


def escaped(words: str) -> str:
    r"""The words with tabs as blanks, and whatever acts on what is around it as an escape such as ``\x1b``.

    Control characters, line ends, bidirectional marks: no text of a map can steer a terminal or a CI log.
    """
    return _UNSAFE.sub(_escape, words.replace("\t", " "))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
