"""What is being read of a document, and what is known of it before: its styles and drawings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.sources.extraction.flow import Flow

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A number in small Roman numerals, as Word counts endnotes."""
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


@dataclass
class Looks:
    """What a document says outside of its text: which styles are headings or hidden, and what its drawings hold."""

    levels: Mapping[str, int] = field(default_factory=dict)
    """The levels of headings, by styles."""
    hidden: frozenset[str] = frozenset()
    drawn: Callable[[str], Flow | None] = lambda _: None
    """The words of a diagram or a chart, by its reference."""


class Note(NamedTuple):
    """A footnote or an endnote that the text refers to; the label is empty where the text has a mark of its own."""

    kind: str
    id: str
    label: str


@dataclass
class Paragraph:
    """A paragraph that is being read."""

    level: int | None = None
    is_title: bool = False
    joins_next: bool = False
    """Whether its end is deleted or hidden, so that the next one goes on in its line."""
    boxes: list[Flow] = field(default_factory=list)


@dataclass
class Run:
    """Words that look alike."""

    is_hidden: bool = False
    is_raised: bool = False
    is_struck: bool = False


@dataclass
class Alternatives:
    """Content in several versions, for programs of different age, of which the first with words is read."""

    written: int
    are_read: bool = False
