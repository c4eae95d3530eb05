"""Read XML as a stream, by Expat. It fetches nothing, expands no entity that a file defines, and builds no tree."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.parsers import expat

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.progress import Progress

Started: TypeAlias = Callable[[str, Mapping[str, str]], None]
"""A callback for the beginning of an element, with its name and attributes."""

_PIECE = 64 * 1024


class MalformedError(Exception):
    """The file is not XML, or XML of a kind that is not read; the message gives the reason."""


def read_xml(
    content: str | bytes,
    start: Started,
    end: Callable[[str], None],
    text: Callable[[str], None],
    progress: Progress | None = None,
) -> None:
    """Read XML, and pass on its elements and words in order. Reports to ``progress`` how much has been read.

    Names with a namespace are ``namespace local``. Raises MalformedError if it is not XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # an undefined entity is then skipped and reported to us
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity

    def pass_over(name: str, is_parameter: bool) -> None:
        """Add an entity that the file does not define: XHTML knows those of HTML."""
        if not is_parameter:
            text(html.unescape(f"&{name};"))

    parser.SkippedEntityHandler = pass_over
    try:
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE], False)
            if progress is not None:
                progress.reach(at / len(content))
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise MalformedError(f"{expat.ErrorString(error.code)} in line {error.lineno}") from None
    except (ValueError, LookupError) as error:  # an unknown encoding
        raise MalformedError(str(error)) from None


def _refuse_entity(*_: object) -> None:
    raise MalformedError("it defines entities")


def read_part(
    name: str,
    content: bytes,
    start: Started,
    end: Callable[[str], None],
    text: Callable[[str], None],
    progress: Progress | None = None,
) -> None:
    """Read a part of a package, which must be XML. Raises UnreadableError."""
    try:
        read_xml(content, start, end, text, progress)
    except MalformedError as error:
        raise UnreadableError(f"is damaged: {name} is not readable XML: {error}") from None
