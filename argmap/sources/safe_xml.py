"""XML read as a stream, by Expat: nothing is fetched, no entity that a file defines is expanded, nothing piles up."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.parsers import expat

from argmap.sources.extract import UnreadableError

Started: TypeAlias = Callable[[str, Mapping[str, str]], None]
"""Is called with the name of an element that begins, and its attributes."""

MAX_DEPTH = 100_000
_PIECE = 64 * 1024


class MalformedError(Exception):
    """What is no XML, or XML of a kind that is not read; the message says what is wrong."""


class _Stream:
    """One run of the parser. Names are ``namespace local`` where there is a namespace."""

    def __init__(self, start: Started, end: Callable[[str], None], text: Callable[[str], None]) -> None:
        self._start = start
        self._end = end
        self._depth = 0
        self._text = text
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.UseForeignDTD(True)  # an entity that is not defined is then passed over, and told to us
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = text
        self.parser.EntityDeclHandler = self._declared
        self.parser.SkippedEntityHandler = self._skipped

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MalformedError("its elements are nested too deeply")
        self._start(name, attributes)

    def _ended(self, name: str) -> None:
        self._depth -= 1
        self._end(name)

    def _declared(self, *_: object) -> None:
        raise MalformedError("it defines entities")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity that the file does not define: in XHTML those of HTML are known."""
        if not is_parameter:
            self._text(html.unescape(f"&{name};"))


def read_xml(content: str | bytes, start: Started, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Read XML, and call what is to know of it. Raises MalformedError where it is none."""
    stream = _Stream(start, end, text)
    try:
        for at in range(0, len(content), _PIECE):
            stream.parser.Parse(content[at : at + _PIECE], False)
        stream.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise MalformedError(f"{expat.ErrorString(error.code)} in line {error.lineno}") from None
    except (ValueError, LookupError) as error:  # an encoding that is not known
        raise MalformedError(str(error)) from None


def read_part(
    name: str, content: bytes, start: Started, end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Read a part of a package, which has to be XML. Raises UnreadableError."""
    try:
        read_xml(content, start, end, text)
    except MalformedError as error:
        raise UnreadableError(f"is damaged: {name} is no XML that can be read: {error}") from None
