"""The compiled form of a query: operations after their operands, so that nothing recurses."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from argmap.query.search_words import Words, comparable, is_in_capitals, written

_WILD = "\0"
"""Replaces ``*`` while a value is folded. No text of a map and no argument of a command can contain it."""


class Pattern(NamedTuple):
    """A value to compare texts with: its pieces, with anything between them."""

    parts: tuple[str, ...]

    @property
    def literal(self) -> str | None:
        """The value itself, if it has no wildcard."""
        return self.parts[0] if len(self.parts) == 1 else None

    def occurs(self, text: str) -> bool:
        """Whether the pieces occur in a text in their order; each is searched for once."""
        at = 0
        for part in self.parts:
            found = text.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return True

    def matches(self, value: str) -> bool:
        """Whether the pieces make up a value, with anything between them."""
        if len(self.parts) == 1:
            return value == self.parts[0]
        first, *between, last = self.parts
        if len(value) < len(first) + len(last) or not (value.startswith(first) and value.endswith(last)):
            return False
        return Pattern(tuple(between)).occurs(value[len(first) : len(value) - len(last)])


def pattern(pieces: list[str], exact: bool) -> Pattern:
    """The pattern of pieces between wildcards; ``exact`` if case and typography count."""
    whole = _WILD.join(pieces)
    folded = unicodedata.normalize("NFC", whole) if exact else comparable(whole)
    return Pattern(tuple(folded.split(_WILD)))


def words(pieces: list[str], is_phrase: bool) -> Words:
    """The words of pieces between wildcards. They have no parts if only spaces are given."""
    folded = comparable(_WILD.join(pieces))
    parts = tuple(part.strip() for part in folded.split(_WILD)) if folded.strip() else ()
    capitals = written(pieces[0]) if len(pieces) == 1 and not is_phrase and is_in_capitals(pieces[0]) else None
    opens, closes = bool(parts and parts[0]), bool(is_phrase and parts and parts[-1])
    return Words(parts, opens, closes, capitals)


class Everything(NamedTuple):
    """``*``"""


class Match(NamedTuple):
    """A field and values, any of which may match."""

    field: str
    patterns: tuple[Pattern, ...]


class Mention(NamedTuple):
    """Words to search for, any of which may match: in the texts of a field, or in everything that a row shows."""

    field: str
    words: tuple[Words, ...]


class Compare(NamedTuple):
    """A number of the node to compare with a range (often of one number), or with another number by name."""

    number: str
    comparison: str
    operand: tuple[float, float] | str


class Flag(NamedTuple):
    name: str


class Has(NamedTuple):
    key: str


class Named(NamedTuple):
    """A query of the configuration. ``column`` is where it is used."""

    name: str
    column: int


class Not(NamedTuple):
    pass


class And(NamedTuple):
    pass


class Or(NamedTuple):
    pass


class Apply(NamedTuple):
    function: str


Operation: TypeAlias = Everything | Match | Mention | Compare | Flag | Has | Named | Not | And | Or | Apply
Program: TypeAlias = tuple[Operation, ...]
Programs: TypeAlias = Mapping[str, Program]
