"""Hints about likely mistakes: values that no node has, and words that are searched for but also have a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from argmap.near import near, near_name
from argmap.query.compile import Query
from argmap.query.facts import Facts
from argmap.query.search_words import comparable
from argmap.query.terms import Match
from argmap.query.vocabulary import CLOSED, FIELDS, FUNCTIONS, NAMES, ROW, written
from argmap.text import brief

_PHRASE = re.compile(r'"(?:[^"\\]|\\.)*"|“(?:[^”\\]|\\.)*”', re.DOTALL)
_TERM = re.compile(rf'[()]|(?:{_PHRASE.pattern}|[^\s()"“”])+', re.DOTALL)
_ID = re.compile(r"[\w./-]*\w")
_WORD = re.compile(r"-*([^\W\d][\w-]*)")
_OPERATORS = {
    "or": "for either term, write OR in capitals",
    "and": "terms side by side mean AND",
    "not": "a minus sign negates: -is:implied",
}
_QUOTED = re.compile(
    rf"(?:^|[\s(-])((?:(?:{'|'.join(FIELDS)}):)?)['‘]([^\s'‘’][^'‘’\"“”]*)['’](?=$|[\s),])", re.IGNORECASE
)

_MAX_LISTED = 20
"""How many values of a field get a hint: near misses among 100,000 ids take time."""


def hints(query: Query, facts: Facts) -> Iterator[str]:
    """A line for each value without a wildcard that no node has, with a near miss.

    And a line for each searched word that may have been meant as part of the language.
    """
    wanted: dict[str, dict[str, None]] = {}
    for program in (*query.named.values(), query.program):
        for operation in program:
            if isinstance(operation, Match) and operation.field not in CLOSED:
                literals = (pattern.literal for pattern in operation.patterns)
                wanted.setdefault(operation.field, {}).update((one, None) for one in literals if one is not None)
    for field, values in wanted.items():
        yield from _missing(field, values, facts)
    yield from dict.fromkeys(_misread(query.text, facts))
    yield from _ids(query.text, facts)


def _ids(text: str, facts: Facts) -> Iterator[str]:
    """A hint if the whole query is an id, or almost one: ``find`` searches for words, not for ids."""
    if not _ID.fullmatch(text) or any(comparable(text) in words for words in facts.prose(ROW)):
        return
    named = [name for name in facts.names if text in (name, name.partition("/")[2])]
    if named:
        yield f"{brief(text)} is an id: argmap show {brief(named[0])}, or argmap find id:{brief(text)}"
    elif meant := near_name(text, facts.names):
        yield f"no text has {brief(text)}, but there is a similar id: argmap show {brief(meant)}"


def _misread(text: str, facts: Facts) -> Iterator[str]:
    for field, words in _QUOTED.findall(_PHRASE.sub('""', text)):
        yield f'a phrase needs double quotation marks; did you mean {field}"{brief(words, 60)}"?'

    @cache
    def absent(word: str) -> bool:
        return not any(word in words for words in facts.prose(ROW))

    terms = [*_TERM.finditer(text)]
    for term, following in zip(terms, [*terms[1:], None], strict=True):
        found = _WORD.fullmatch(term[0])
        opening = following is not None and following[0] == "("
        if found is None or (opening and text[term.end()] == "("):  # the name of a function
            continue
        word = found[1]
        if word in _OPERATORS and len(terms) > 1:
            yield f"{word} is searched for as a word; {_OPERATORS[word]}"
        elif opening and word.casefold() in FUNCTIONS:
            yield f"{word} is searched for as a word; did you mean {word}(...), without the space?"
        elif (meant := written(word)) and absent(comparable(word)):
            yield f"no text has {word}; did you mean {meant}?"


def _missing(field: str, wanted: Iterable[str], facts: Facts) -> Iterator[str]:
    forms = [form for values in facts.values(field) for value in values for form in (value.shown, *value.others)]
    known = dict.fromkeys(forms)
    compared = known if field in NAMES else {comparable(form) for form in known}
    missing = [value for value in wanted if value not in compared]
    for value in missing[:_MAX_LISTED]:
        meant = near_name(value, facts.names) if field == "id" else near(value, known)
        hint = f"; did you mean {brief(meant)}?" if meant else ""
        yield f"no node has {field}:{brief(value)}{hint}"
    if len(missing) > _MAX_LISTED:
        yield f"no node has {len(missing) - _MAX_LISTED} other values of {field}: either"
