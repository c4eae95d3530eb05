"""Lines of text in parts with named styles. Views and reports make them, and the command line prints them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple, TypeAlias

from argmap.late_pattern import late
from argmap.relations import KINDS, MIXED, RELATIONS, Tone


class Segment(NamedTuple):
    """Some words and the name of their style in ``STYLES``; an empty name is no style."""

    words: str
    style: str = ""


Line: TypeAlias = list[Segment]

# Almost everybody can tell blue from orange, and these two are legible on dark and on light.
TONES = {Tone.PRO: "color(33)", Tone.CON: "color(166)", Tone.NEUTRAL: "", Tone.FAINT: "dim"}
_OF_NODES = {
    **{str(relation): TONES[row.look.tone] for relation, row in RELATIONS.items()},
    **{str(kind): "" for kind in KINDS},
    "question": "bold",
    "position": "bold",
    "premise": TONES[Tone.PRO],
    "caveat": "dim",
    "context": "dim",
}
STYLES = {
    **_OF_NODES,
    **{f"{name} nested": f"{style} underline".strip() for name, style in _OF_NODES.items()},
    MIXED: "color(133)",
    f"{MIXED} nested": "color(133) underline",
    "who": "italic",
    "dim": "dim",
    "title": "bold underline",
    "quote": "green",
    "match": "bold",
    "hit": "reverse",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "caret": "bold",
    "added": "green",
    "removed": "red",
}
"""The styles by name, in the words of rich. Kinds and relations are names of styles too."""

_COMMAND = late(r"#(?=#(?:\[|vso\[|teamcity\[))")


def plain(line: Line) -> str:
    """The words of a line. Two segments cannot together form a command to a CI."""
    words = "".join(segment.words for segment in line)
    return _COMMAND.sub(r"\\u0023", words) if "##" in words else words


def width(words: str) -> int:
    """How many columns of a terminal the words take."""
    if words.isascii():
        return len(words)
    return sum(columns(character) for character in words)


def columns(character: str) -> int:
    """How many columns a character takes: none if it combines with another, two if it is wide."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
