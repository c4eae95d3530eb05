"""How a query that is being typed may go on: what shells and the explorer offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from argmap.query.facts import Facts
from argmap.query.vocabulary import CLOSED, FIELDS, FUNCTIONS, NUMBERS, PREFIXES, PROSE


def completions(typed: str, facts: Callable[[], Facts], named: Collection[str] = ()) -> list[str]:
    """The texts that a query may become, with what was typed at their beginning.

    ``facts`` are asked for only where the values of a debate are meant.
    """
    start = _start_of_term(typed)
    before, term = typed[:start], typed[start:]
    dashes = len(term) - len(term.lstrip("-"))
    before, term = before + term[:dashes], term[dashes:]
    field, colon, values = term.partition(":")
    if colon and (field in FIELDS or field in PREFIXES):
        done, comma, _ = values.rpartition(",")
        before += f"{field}:{done}{comma}"
        term = values[len(done + comma) :]
        offered: Iterable[str] = _values(field, facts, term.startswith('"'))
    elif term.startswith("@"):
        offered = (f"@{name}" for name in named)
    else:
        offered = _beginnings(named)
    return [before + word for word in dict.fromkeys(offered) if word.startswith(term) and word.isprintable()]


def _start_of_term(typed: str) -> int:
    """Where the last term begins: behind the last blank or parenthesis that is not in quotation marks."""
    start, quoted = 0, False
    for at, character in enumerate(typed):
        if character == '"':
            quoted = not quoted
        elif not quoted and (character.isspace() or character == "("):
            start = at + 1
    return start


def _beginnings(named: Iterable[str]) -> Iterator[str]:
    """What a term may begin with."""
    yield from (f"{name}:" for name in (*PREFIXES, *FIELDS))
    yield from NUMBERS
    yield from (f"{name}(" for name in FUNCTIONS)
    yield from (f"@{name}" for name in named)


def _values(field: str, facts: Callable[[], Facts], quoted: bool) -> Iterator[str]:
    """The values of a field; those that blanks or commas divide only where quotation marks are begun."""
    if field in PROSE:
        return
    for value in CLOSED.get(field) or _forms(field, facts()):
        if quoted:
            yield f'"{value}"'
        elif not re.search(r'[\s(),"“”]', value):
            yield value


def _forms(field: str, facts: Facts) -> Iterator[str]:
    """The values that nodes have, as they are shown, and by what else they are known; ids by what is enough."""
    if field == "id":
        for name, data in zip(facts.names, facts.nodes, strict=True):
            if not data["derived"]:
                yield facts.debate.short(name)
        return
    for values in facts.values(field):
        for value in values:
            yield value.shown
            yield from value.others
