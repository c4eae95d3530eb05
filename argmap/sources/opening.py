"""Open the files of sources: each becomes a text to search for quotes, or a finding that says why not."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from argmap.debate import Debate
from argmap.extras import install
from argmap.files import Refusal, display
from argmap.findings import Findings
from argmap.media import HTML, UTF_16, Medium, medium_of, medium_of_undecodable
from argmap.reading.map_document import Source
from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.extracted_text import ExtractedText
from argmap.sources.extraction.extracts import MAX_AT_ONCE, ExtractsOfRun
from argmap.sources.extraction.kinds import EXTRA, OF_FORMAT, Kind, kind_of
from argmap.sources.matching.effort import Effort
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.markup_kinds import EXTRACTED, markup_of
from argmap.sources.products import is_product
from argmap.text import EncodingProblem, Span, Text, decode, shown

_MAX_MEMORY = 129 * 1024 * 1024
"""The maximum memory for the sources of a run: the largest file, at four bytes a character."""

_MAX_LOST = 30
"""The maximum number of seconds of a run for files that cannot be read."""
_MAX_PAGES = 8
_LOST = "characters that the file draws but does not spell: words there may lack letters"
_START = 16_384
"""The number of bytes that show whether a page was made from a map; its extracted text no longer shows this."""


class _Begun(NamedTuple):
    """A file that another process is reading."""

    source: Source
    path: Path
    reader: str
    made: Callable[[], Extract]


class SourceReader:
    """Reads the sources of one run, which share the limits of memory and time."""

    def __init__(self, debate: Debate, findings: Findings) -> None:
        self.files = debate.files
        self.findings = findings
        self.maps = {Path(os.path.realpath(document.path)) for document in debate.maps}
        self.effort = Effort()
        self.size = 0
        self._read: dict[Path, Folded] = {}
        self._begun: deque[_Begun] = deque()
        self._extracts: ExtractsOfRun | None = None
        self._lost = 0.0  # the seconds spent on files that could not be read

    def start(self, source: Source, path: Path) -> None:
        """Read the file of a source, or start its reader: ``finish`` has the result."""
        span = _place(source)
        data = self.files.read(path)
        if isinstance(data, Refusal):
            self.findings.add(data.code, span, f"{display(path)}: {data.message}")
            return
        medium = medium_of(data, display(path))
        kind = kind_of(medium, source.format)
        if kind is not None:
            self._extract(source, path, kind, data)
        elif (text := self._decoded(source, path, data, span)) is not None:
            if path in self.maps or not self._refuses(source, path, medium, span):
                self._take(source, path, text)

    def finish(self) -> dict[Path, Folded]:
        """The texts by their paths; files that could not be read become findings."""
        try:
            while self._begun:
                self._end_first()
        finally:
            if self._extracts is not None:
                self._extracts.close()
        return self._read

    def _take(self, source: Source, path: Path, text: Text) -> None:
        span = _place(source)
        if path in self.maps or is_product(text.content):
            self._refuse_product(path, span)
            return
        self.size += sys.getsizeof(text.content)
        if self.size > _MAX_MEMORY:
            self.findings.add("Y105", span, f"the sources together take more than {_MAX_MEMORY // 1024**2} MiB")
            return
        markup = EXTRACTED if isinstance(text, ExtractedText) else markup_of(text.file, source.format)
        self._read[path] = Folded(text, self.effort, markup)

    def _refuse_product(self, path: Path, span: Span) -> None:
        what = "a map" if path in self.maps else "a map, or made from one"
        self.findings.add("S220", span, f"{display(path)} is {what}: name the text from which the map was made")

    def _extract(self, source: Source, path: Path, kind: Kind, data: bytes) -> None:
        """Start a process that reads a file by a library, if it is installed."""
        if not kind.binary and is_product(data[:_START].decode("utf-8", "replace")):
            self._refuse_product(path, _place(source))
            return
        if not kind.installed:
            message = f"{display(path)} is {kind.name}, which needs a library that is not installed: {how_to_install()}"
            self.findings.add("S212", _place(source), message)
            return
        if self._lost > _MAX_LOST:
            message = f"{display(path)} was not read: unreadable files have already taken {_MAX_LOST} seconds"
            self.findings.add("Y105", _place(source), message)
            return
        if self._extracts is None:
            self._extracts = ExtractsOfRun(trusted=self.files.trusts_sources)
        reader = kind.reader_name
        self._begun.append(_Begun(source, path, reader, self._extracts.start(kind, reader, data, source.encoding)))
        if len(self._begun) > MAX_AT_ONCE:
            self._end_first()

    def _end_first(self) -> None:
        """Wait for the first started file."""
        source, path, reader, made = self._begun.popleft()
        begun = monotonic()
        try:
            extract = made()
        except UnreadableError as error:
            self._lost += monotonic() - begun
            message = f"{display(path)} {error}" + (f": {error.hint}" if error.hint else "")
            self.findings.add("S212", _place(source), message)
            return
        self._take(source, path, ExtractedText(display(path), extract.content, extract=extract, reader=reader))
        self._tell_unread(source, path, extract)

    def _tell_unread(self, source: Source, path: Path, extract: Extract) -> None:
        """Report pages with words that may not have been read."""
        pages = sum(not page.again for page in extract.pages)
        for labels, what in ((extract.unread, "no text that can be read"), (extract.lost, _LOST)):
            if labels:
                named = ", ".join(map(shown, labels[:_MAX_PAGES])) + (" and more" if len(labels) > _MAX_PAGES else "")
                have = "have" if len(labels) > 1 else "has"
                message = f"{display(path)}: {len(labels):,} of {pages:,} pages {have} {what}: page {named}"
                self.findings.add("S221", _place(source), message)

    def _decoded(self, source: Source, path: Path, data: bytes, span: Span) -> Text | None:
        try:
            return decode(data, display(path), source.encoding)
        except EncodingProblem as problem:
            medium = medium_of(data, display(path)) or medium_of_undecodable(data)
            if not self._refuses(source, path, medium, span):
                place = Span(problem.text, problem.offset, problem.offset + 1)
                self.findings.add("Y102", place, f"{problem.reason}: save the source as UTF-8, or declare its encoding")
            return None

    def _refuses(self, source: Source, path: Path, medium: Medium | None, span: Span) -> bool:
        """Whether argmap cannot read this kind of file. The finding in the map shows no byte of the file."""
        if medium is None or (medium is HTML and source.format) or (medium is UTF_16 and source.encoding):
            return False
        file = display(path)
        message = f"{file} is {medium.name}, and argmap reads {_readable()}: {medium.for_file(file)}"
        self.findings.add(medium.code, span, message)
        return True


def how_to_install() -> str:
    """The command that installs the libraries for such files."""
    return install(EXTRA)


def _readable() -> str:
    """The formats that argmap reads, for messages."""
    names = [kind.upper() for kind in OF_FORMAT]
    return f"plain text, Markdown, {', '.join(names[:-1])} and {names[-1]}"


def _place(source: Source) -> Span:
    """The place where a map names a file."""
    return source.file.span if source.file else source.span
