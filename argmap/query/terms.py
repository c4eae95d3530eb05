"""What a query is compiled to: operations that stand behind what they work on, so that nothing recurses over them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from argmap.query.words import Words, comparable, is_in_capitals, written

_WILD = "\0"
"""Stands for ``*`` while a value is folded; no text of a map and no argument of a command can hold it."""


class Pattern(NamedTuple):
    """A value that texts are compared with: its parts, between which and around which anything may stand."""

    parts: tuple[str, ...]

    @property
    def literal(self) -> str | None:
        """The value itself, where it has no wildcard."""
        return self.parts[0] if len(self.parts) == 1 else None

    def occurs(self, text: str) -> bool:
        """Whether the parts stand in a text, one behind the other; each is looked for once."""
        at = 0
        for part in self.parts:
            found = text.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return True

    def matches(self, value: str) -> bool:
        """Whether the parts make up all of a value, with anything between them."""
        if len(self.parts) == 1:
            return value == self.parts[0]
        first, *between, last = self.parts
        if len(value) < len(first) + len(last) or not (value.startswith(first) and value.endswith(last)):
            return False
        return Pattern(tuple(between)).occurs(value[len(first) : len(value) - len(last)])


def pattern(pieces: list[str], exact: bool) -> Pattern:
    """The pattern of pieces between which there are wildcards; ``exact`` where case and signs count."""
    whole = _WILD.join(pieces)
    folded = unicodedata.normalize("NFC", whole) if exact else comparable(whole)
    return Pattern(tuple(folded.split(_WILD)))


def words(pieces: list[str], is_phrase: bool) -> Words:
    """The words of pieces between which there are wildcards; they have no parts if nothing but spaces is given."""
    folded = comparable(_WILD.join(pieces))
    parts = tuple(part.strip() for part in folded.split(_WILD)) if folded.strip() else ()
    capitals = written(pieces[0]) if len(pieces) == 1 and not is_phrase and is_in_capitals(pieces[0]) else None
    opens, closes = bool(parts and parts[0]), bool(is_phrase and parts and parts[-1])
    return Words(parts, opens, closes, capitals)


class Everything(NamedTuple):
    """``*``"""


class Match(NamedTuple):
    """A field that is compared with values, any of which will do."""

    field: str
    patterns: tuple[Pattern, ...]


class Mention(NamedTuple):
    """Words that are looked for, any of which will do: in the texts of a field, or in all that a row shows."""

    field: str
    words: tuple[Words, ...]


class Compare(NamedTuple):
    """A number that is compared: with a range (of one number, mostly), or with another number of the node by name."""

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
