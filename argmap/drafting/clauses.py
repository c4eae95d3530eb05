"""A sentence divided into clauses that claim something of their own: *While X, Y*; *X, but Y*; *X, because Y*."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drafting.claims import MAX_ANALYSED
from argmap.drafting.phrases import Phrases, Split

MAX_CLAUSES = 8
"""Of a sentence that could be divided into more, the rest stays together."""
_MIN_WORDS = 3
_MARKS = ('"', "“”", "()", "[]")


class Clause(NamedTuple):
    """A clause of a sentence by its offsets, and how it bears on another one, given by its number.

    ``bears`` is a relation, or ``same`` for what stands where the other one does. The main clause bears on None.
    """

    start: int
    end: int
    bears: str | None = None
    on: int | None = None
    doubt: str | None = None
    goes_on: bool = False
    """Whether it goes on with what the other one reports."""


def clauses(words: str, phrases: Phrases) -> list[Clause]:
    """The clauses of a sentence in their order."""
    found = [Clause(0, len(words))]
    if len(words) > MAX_ANALYSED:
        return found
    number = 0
    while number < len(found) < MAX_CLAUSES:
        divided = _divided(words, found[number], phrases)
        if divided is None:
            number += 1
            continue
        found = _put_in(found, number, divided)
    return found


class _Divided(NamedTuple):
    first: tuple[int, int]
    second: tuple[int, int]
    split: Split


def _divided(words: str, clause: Clause, phrases: Phrases) -> _Divided | None:
    here = words[clause.start : clause.end]
    tokens = {word.casefold().strip(".,;:'’\"“”()") for word in here.split()} | {one for one in ";:" if one in here}
    for split in phrases.splits:
        if split.needs.isdisjoint(tokens) or (split.second == "main" and clause.on is not None):
            continue
        found = split.pattern.fullmatch(here)
        if found is None or not all(_is_sound(found[name]) for name in ("first", "second")):
            continue
        spans = [
            (clause.start + start, clause.start + end) for start, end in (found.span("first"), found.span("second"))
        ]
        return _Divided(spans[0], spans[1], split)
    return None


def _is_sound(words: str) -> bool:
    """Whether words are long enough, and no quotation or bracket is cut."""
    if len(words.split()) < _MIN_WORDS or words.count('"') % 2:
        return False
    return words.count("“") == words.count("”") and words.count("(") == words.count(")")


def _put_in(found: list[Clause], number: int, divided: _Divided) -> list[Clause]:
    """The clauses with two in place of one: the main one of them keeps its place."""
    old, split = found[number], divided.split
    main_is_first = split.first == "main"
    first, second = number, number + 1
    bears = split.second if main_is_first else split.first
    other = first if main_is_first else second
    main = old._replace(
        start=divided.first[0] if main_is_first else divided.second[0],
        end=divided.first[1] if main_is_first else divided.second[1],
        on=None if old.on is None else old.on + (old.on > number),
    )
    side = divided.second if main_is_first else divided.first
    added = Clause(side[0], side[1], bears, other, split.doubt, split.goes_on)
    moved = [one._replace(on=_moved(one.on, number, main_is_first)) for one in found]
    pair = [main, added] if main_is_first else [added, main]
    return [*moved[:number], *pair, *moved[number + 1 :]]


def _moved(on: int | None, number: int, main_is_first: bool) -> int | None:
    """The number of a clause after one before it, or that one, has become two."""
    if on is None or on < number:
        return on
    return on if on == number and main_is_first else on + 1
