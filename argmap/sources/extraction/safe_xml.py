"""XML read as a stream, by Expat: nothing is fetched, no entity that a file defines is expanded, nothing piles up."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.parsers import expat

from argmap.sources.extraction.extract import UnreadableError

Started: TypeAlias = Callable[[str, Mapping[str, str]], None]
"""Is called with the name of an element that begins, and its attributes."""

_PIECE = 64 * 1024


class MalformedError(Exception):
    """What is no XML, or XML of a kind that is not read; the message says what is wrong."""


def read_xml(content: str | bytes, start: Started, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Read XML, and hand over its elements and words as they come.

    Names are ``namespace local`` where there is a namespace. Raises MalformedError where it is none.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # an entity that is not defined is then passed over, and told to us
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity

    def pass_over(name: str, is_parameter: bool) -> None:
        """An entity that the file does not define: in XHTML those of HTML are known."""
        if not is_parameter:
            text(html.unescape(f"&{name};"))

    parser.SkippedEntityHandler = pass_over
    try:
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise MalformedError(f"{expat.ErrorString(error.code)} in line {error.lineno}") from None
    except (ValueError, LookupError) as error:  # an encoding that is not known
        raise MalformedError(str(error)) from None


def _refuse_entity(*_: object) -> None:
    raise MalformedError("it defines entities")


def read_part(
    name: str, content: bytes, start: Started, end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Read a part of a package, which has to be XML. Raises UnreadableError."""
    try:
        read_xml(content, start, end, text)
    except MalformedError as error:
        raise UnreadableError(f"is damaged: {name} is no XML that can be read: {error}") from None
