"""The state of reading a document, and its styles and drawings, which are known before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.sources.extraction.flow import Flow

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A number in small Roman numerals, Word's numbers of endnotes."""
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


@dataclass
class Appearance:
    """Facts from outside the text of a document: styles of headings, hidden styles, and the words of drawings."""

    levels: Mapping[str, int] = field(default_factory=dict)
    """The levels of headings, by style."""
    hidden: frozenset[str] = frozenset()
    drawn: Callable[[str], Flow | None] = lambda _: None
    """The words of a diagram or a chart, by its reference."""


class Note(NamedTuple):
    """A footnote or an endnote that the text refers to; the label is empty if the text has its own mark."""

    kind: str
    id: str
    label: str


@dataclass
class Paragraph:
    """A paragraph that is being read."""

    level: int | None = None
    is_title: bool = False
    joins_next: bool = False
    """Whether its end is deleted or hidden, so that the next paragraph continues its line."""
    boxes: list[Flow] = field(default_factory=list)


@dataclass
class Run:
    """Words with the same formatting."""

    is_hidden: bool = False
    is_raised: bool = False
    is_struck: bool = False


@dataclass
class Alternatives:
    """Content in several versions, for programs of different age; the first one with words is read."""

    written: int
    are_read: bool = False
