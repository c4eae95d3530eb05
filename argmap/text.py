r"""A text file: its characters, its lines, and spans into it.

Offsets count the code points of the decoded text from 0, without a byte-order mark and with newlines unchanged. Lines
and columns count from 1. A line ends at ``\n``, ``\r\n`` or ``\r``, as in editors.
"""

from __future__ import annotations

import bisect
import codecs
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from argmap.late_pattern import late

_LINE_END = late(r"\n|\r(?!\n)")
_ANY_LINE_END = late(r"\r\n?|\n")
_CHUNK = 4096
_MARKS = (  # the longer mark first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, eq=False)
class Text:
    """A decoded file. ``file`` is its name for people: relative to the working directory, with ``/``."""

    file: str
    content: str = field(repr=False)
    encoding: str = field(default="utf-8", repr=False)
    mark: bytes = field(default=b"", repr=False)

    def encode(self, content: str) -> bytes:
        """Other content as bytes, in the encoding of this file and with the same byte-order mark."""
        return self.mark + content.encode(self.encoding)

    @cached_property
    def _chunks(self) -> tuple[array[int], array[int]]:
        """For each chunk of 4096 characters, the line in which it begins and where that line begins.

        32 MiB of newlines must not become as many numbers, so the lines within a chunk are counted on demand.
        """
        line, start = 1, 0
        lines, starts = array("q"), array("q")
        for here in range(0, len(self.content) + 1, _CHUNK):
            lines.append(line)
            starts.append(start)
            ended, last = self._ended(here, here + _CHUNK)
            line += ended
            start = last if last >= 0 else start
        return lines, starts

    def _ended(self, start: int, stop: int) -> tuple[int, int]:
        """How many line ends a range contains or ends with, and where the last one ends; -1 if there is none."""
        content = self.content
        ended, last = content.count("\n", start, stop), content.rfind("\n", start, stop)
        if self._returns:
            ended += content.count("\r", start, stop) - content.count("\r\n", start, stop + 1)
            alone = content.rfind("\r", start, stop)
            if 0 <= alone == stop - 1 and content.startswith("\n", stop):
                alone = content.rfind("\r", start, alone)
            last = max(last, alone)
        return ended, last + 1 if last >= 0 else -1

    @cached_property
    def _ends(self) -> dict[int, list[int]]:
        """Where the lines of one chunk end; the latest chunk is kept."""
        return {}

    @cached_property
    def _returns(self) -> bool:
        return "\r" in self.content

    @property
    def lines(self) -> int:
        """The number of lines; an empty text has one."""
        return self.position(len(self.content))[0]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1, of a character offset."""
        lines, starts = self._chunks
        chunk = min(offset // _CHUNK, len(lines) - 1)
        ended, last = self._ended(chunk * _CHUNK, offset)
        return lines[chunk] + ended, offset - (last if last >= 0 else starts[chunk]) + 1

    @property
    def body(self) -> str:
        """The content, with spaces in place of words that are not its own, such as running heads; offsets stay."""
        return self.content

    def hidden(self, _start: int, _end: int) -> int:
        """How many characters of a range are spaces only in ``body``."""
        return 0

    def pages(self, _label: str) -> Iterator[tuple[int, int]]:
        """The ranges of the pages with a label. Each part of a file may have page numbers of its own."""
        return iter(())

    def page(self, _offset: int) -> str | None:
        """The label of the page at an offset; None if there are no pages."""
        return None

    @property
    def newline(self) -> str:
        """The end of the first line, for new lines."""
        found = _ANY_LINE_END.search(self.content)
        return found[0] if found else "\n"

    def line_start(self, line: int) -> int:
        """The offset at which a line (from 1) begins."""
        if line == 1:
            return 0
        lines, _ = self._chunks
        chunk = bisect.bisect_left(lines, line) - 1
        if chunk not in self._ends:
            self._ends.clear()
            stop = (chunk + 1) * _CHUNK
            found = _LINE_END.finditer(self.content, chunk * _CHUNK, stop + 1)
            self._ends[chunk] = [end.end() for end in found if end.end() <= stop]
        return self._ends[chunk][line - lines[chunk] - 1]

    def line_starts(self) -> Iterator[int]:
        """The offsets at which the lines begin, in order."""
        yield 0
        for end in _LINE_END.finditer(self.content):
            yield end.end()

    def line_end(self, offset: int, most: int) -> int:
        """The end of the line at an offset, without its newline, or ``most`` if that comes first."""
        stop = self.content.find("\n", offset, most)
        stop = stop if stop >= 0 else min(most, len(self.content))
        alone = self.content.find("\r", offset, stop)
        return alone if alone >= 0 else stop

    def line(self, line: int) -> str:
        """A line (from 1) without its end."""
        start = self.line_start(line)
        return self.content[start : self.line_end(start, len(self.content))]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets, the end exclusive."""
        return Span(self, start, end)


class Span(NamedTuple):
    """A range of a text: ``start`` and ``end`` are offsets, the end exclusive."""

    text: Text
    start: int
    end: int

    def __repr__(self) -> str:
        return f"<{self.file}:{self.line}:{self.column}>"

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
    def page(self) -> str | None:
        """The label of the page on which it begins; None if there are no pages."""
        return self.text.page(self.start)

    @property
    def words(self) -> str:
        """The characters of the span."""
        return self.text.content[self.start : self.end]


class EncodingProblem(Exception):
    """Bytes that are not text. ``text`` has what can be shown of them, ``offset`` the first invalid place."""

    def __init__(self, text: Text, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.text = text
        self.offset = offset
        self.reason = reason


def decode(data: bytes, file: str, declared: str | None = None) -> Text:
    """Decode UTF-8, or UTF-16 and UTF-32 with a byte-order mark; ``declared`` is the encoding if it is known.

    Declared UTF-16 without a mark is little-endian. Raises EncodingProblem, with the place of the first invalid byte.
    """
    mark, encoding = next((known for known in _MARKS if data.startswith(known[0])), (b"", "utf-8"))
    if declared is not None and not encoding.startswith(declared):
        mark, encoding = b"", {"utf-16": "utf-16-le"}.get(declared, declared)
    try:
        return Text(file, str(memoryview(data)[len(mark) :], encoding), encoding, mark)
    except UnicodeDecodeError as error:
        good = str(memoryview(data)[len(mark) : len(mark) + error.start], encoding)
        content = str(memoryview(data)[len(mark) :], encoding, "replace")
        what = "this" if mark and encoding != "utf-8" else f"byte 0x{data[len(mark) + error.start]:02x}"
        reason = f"{what} is not {encoding[:6].rstrip('-').upper()}"
        raise EncodingProblem(Text(file, content), len(good), reason) from None


_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
"""Characters that affect the text around them, and those that XML cannot contain, not even as a reference."""
_ACTIVE = late(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\t\x0b-\x1f"))
_COMMAND = late(r"^\s*:(?=:)|#(?=#(?:\[|vso\[|teamcity\[))")
"""The beginnings of commands in the logs of GitHub, Azure and TeamCity."""


def placed(span: Span, file: str | None = None) -> str:
    """Where a span begins, for people: ``FILE:LINE:COLUMN``, or ``FILE, page 7`` if lines are not visible.

    ``file`` is another name of the file.
    """
    name = escaped(span.file if file is None else file)
    return f"{name}:{span.line}:{span.column}" if span.page is None else f"{name}, page {shown(span.page)}"


def line_or_page(line: int, page: str | None) -> str:
    """A place in a text without its file: ``line 12``, or ``page 7`` if there are pages."""
    return f"line {line}" if page is None else f"page {shown(page)}"


def shown(words: str) -> str:
    """One line that is safe wherever it is shown: white space is folded, and the rest is ``escaped``."""
    return escaped(" ".join(words.split()))


def brief(words: str, most: int = 200) -> str:
    """Like ``shown``, for a message: of very long words only the beginning."""
    return shown(words) if len(words) <= most else shown(words[:most]) + "…"


def escaped(words: str) -> str:
    r"""The words with tabs as spaces, and with escapes such as ``\x1b`` for characters that affect the text around
    them.

    Control characters, line ends, bidirectional marks, commands to a CI: no text of a map can control a terminal or a
    log. All remaining characters are allowed in XML 1.0.
    """
    words = inert(words)
    return _COMMAND.sub(_escape, words) if "::" in words or "##" in words else words


def inert(words: str) -> str:
    """Like ``escaped``, but commands to a CI stay: for output that no log shows as it is."""
    if words.isprintable():  # most are, and no unsafe character is
        return words
    return _UNSAFE.sub(_escape, words.replace("\t", " "))


def harmless(document: str) -> str:
    """A JSON document with escapes for characters that affect the text around them; JSON's own escapes are not
    enough.
    """
    document = _COMMAND.sub(r"\\u0023", document) if "##" in document else document
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def without_commands(words: str, written: Callable[[str], str]) -> str:
    """The words with escapes, in the form ``written``, for each character that begins a command to a CI."""
    if "::" not in words and "##" not in words:
        return words
    return _COMMAND.sub(lambda found: found[0][:-1] + written(found[0][-1]), words)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0][-1])
    return found[0][:-1] + (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
