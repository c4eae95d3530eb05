"""Lines of text whose parts have a style by name: what views and reports are made of, and the command line prints."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, TypeAlias


class Segment(NamedTuple):
    """Some words and the name of their style, of those in ``STYLES``; an empty name is no style."""

    words: str
    style: str = ""


Line: TypeAlias = list[Segment]

STYLES = {
    # Blue and orange are told apart by almost everybody, and these two are legible on dark and on light.
    "question": "bold",
    "position": "bold",
    "pro": "color(33)",
    "con": "color(166)",
    "undercut": "color(166)",
    "premise": "color(33)",
    "context": "dim",
    "who": "italic",
    "question nested": "bold underline",
    "position nested": "bold underline",
    "pro nested": "color(33) underline",
    "con nested": "color(166) underline",
    "undercut nested": "color(166) underline",
    "premise nested": "color(33) underline",
    "context nested": "dim underline",
    "argument nested": "underline",
    "dim": "dim",
    "title": "bold underline",
    "quote": "green",
    "match": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "caret": "bold",
}

_COMMAND = re.compile(r"#(?=#(?:\[|vso\[|teamcity\[))")


def plain(line: Line) -> str:
    """The words of a line. Two segments must not make up a command to a CI that neither of them is."""
    words = "".join(segment.words for segment in line)
    return _COMMAND.sub(r"\\u0023", words) if "##" in words else words


def width(words: str) -> int:
    """How many columns of a terminal the words take."""
    if words.isascii():
        return len(words)
    return sum(columns(character) for character in words)


def columns(character: str) -> int:
    """How many columns a character takes: none if it is written over another, two if it is as wide as high."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
