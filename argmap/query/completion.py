"""The possible continuations of a query that is being typed, for shells and the explorer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from argmap.query.facts import Facts
from argmap.query.vocabulary import CLOSED, FIELDS, FUNCTIONS, NUMBERS, PREFIXES, PROSE

_NOT_PLAIN = re.compile(r'[\s(),"“”*]')
_MARKS = ".,;:!?()'’\"“”"
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_MEANING = re.compile(r'["\\*]')
"""Characters that need quotation marks."""


def completions(typed: str, facts: Callable[[], Facts], named: Collection[str] = ()) -> list[str]:
    """The queries that a typed text may become, from its beginning.

    Values with spaces and the like are in quotation marks, even if none were typed. ``facts`` is called only if the
    values of a debate are needed.
    """
    start = _after_last(typed, _ends_term)
    before, term = typed[:start], typed[start:]
    dashes = len(term) - len(term.lstrip("-"))
    before, term = before + term[:dashes], term[dashes:]
    written, colon, values = term.partition(":")
    field = written.casefold()
    if colon and (field in FIELDS or field in PREFIXES):
        done = _after_last(values, ",".__eq__)
        before += f"{written}:{values[:done]}"
        offered: Iterable[str] = _values(field, facts, values[done:])
    else:
        beginnings = (f"@{name}" for name in named) if term.startswith("@") else _beginnings(named)
        offered = [word for word in beginnings if word.startswith(term)]
        if not offered and term[:1].isupper() and ":" not in before:  # otherwise it belongs to the value before it
            offered = _names(facts(), term)
    return [before + word for word in dict.fromkeys(offered) if word.isprintable()]


def _ends_term(character: str) -> bool:
    return character.isspace() or character == "("


def _after_last(typed: str, ends: Callable[[str], bool]) -> int:
    """The offset after the last of some characters that is not in quotation marks; 0 if there is none."""
    start, quoted, taken = 0, False, False
    for at, character in enumerate(typed):
        if taken:
            taken = False
        elif character == '"':
            quoted = not quoted
        elif quoted:
            taken = character == "\\"
        elif ends(character):
            start = at + 1
    return start


def _beginnings(named: Iterable[str]) -> Iterator[str]:
    """The possible beginnings of a term."""
    yield from (f"{name}:" for name in (*PREFIXES, *FIELDS))
    yield from NUMBERS
    yield from (f"{name}(" for name in FUNCTIONS)
    yield from (f"@{name}" for name in named)


def _values(field: str, facts: Callable[[], Facts], begun: str) -> Iterator[str]:
    """The values of a field that continue what is typed, each written so that the query means just that value."""
    if field in PROSE:
        return
    for value in CLOSED.get(field) or _forms(field, facts(), begun):
        quoted = '"' + _MEANING.sub(r"\\\g<0>", value) + '"'
        if not value.strip():
            continue
        if begun.startswith('"'):
            if quoted.startswith(begun):
                yield quoted
        elif value.startswith(begun):
            yield quoted if _NOT_PLAIN.search(value) else value


def _names(facts: Facts, begun: str) -> list[str]:
    """The words of speakers' names that continue a typed capital, because bare words are searched for in names too."""
    names = (value.shown for values in facts.values("by") for value in values)
    words = (word.strip(_MARKS) for name in names for word in name.split())
    return sorted({word for word in words if word.startswith(begun) and word.isalpha() and word not in _OPERATORS})


def _forms(field: str, facts: Facts, begun: str) -> Iterator[str]:
    """The values that nodes have, as they are shown, and their other names.

    Ids are short if that is enough, and full if the name of a map has been typed.
    """
    if field == "id":
        for name, data in zip(facts.names, facts.nodes, strict=True):
            if not data["derived"]:
                yield name if "/" in begun else facts.debate.short(name)
        return
    for values in facts.values(field):
        for value in values:
            yield value.shown
            yield from value.others
