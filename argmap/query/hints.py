"""Why nothing may have matched: values that no node has, and those that were probably meant."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.near import did_you_mean
from argmap.query.compile import Query
from argmap.query.facts import Facts
from argmap.query.terms import Match, comparable
from argmap.query.vocabulary import CLOSED, NAMES, PROSE
from argmap.text import brief


def hints(query: Query, facts: Facts) -> Iterator[str]:
    """A line for each value without a wildcard that no node has, with its near miss."""
    for program in (*query.named.values(), query.program):
        for operation in program:
            if isinstance(operation, Match) and operation.field not in (*CLOSED, *PROSE):
                yield from _missing(operation, facts)


def _missing(match: Match, facts: Facts) -> Iterator[str]:
    wanted = [pattern.literal for pattern in match.patterns if pattern.literal is not None]
    forms = [form for values in facts.values(match.field) for value in values for form in (value.shown, *value.others)]
    known = dict.fromkeys(forms)
    compared = known if match.field in NAMES else {comparable(form) for form in known}
    for value in wanted:
        if value not in compared:
            yield f"no node has {match.field}:{brief(value)}{brief(did_you_mean(value, known))}"
