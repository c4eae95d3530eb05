"""A program applied to the facts of a debate, bottom up: each operation makes a mask of nodes from those before it.

An operation takes time linear in the graph, and nothing recurses.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cache
from typing import Any

from argmap.query.facts import Facts, Value
from argmap.query.masks import both, either, in_any, not_in
from argmap.query.meanings import FLAGS, FUNCTIONS, KEYS, NUMBERS
from argmap.query.terms import (
    And,
    Apply,
    Compare,
    Everything,
    Flag,
    Has,
    Match,
    Named,
    Not,
    Or,
    Pattern,
    Program,
    Programs,
    comparable,
)
from argmap.query.vocabulary import NAMES, PROSE

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


def evaluate(program: Program, named: Programs, facts: Facts) -> bytes:
    """The mask of the nodes that match. ``named`` are in an order in which each needs only those before it."""
    known: dict[str, bytes] = {}
    for name, needed in named.items():
        known[name] = _run(needed, known, facts)
    return _run(program, known, facts)


def _run(program: Program, known: dict[str, bytes], facts: Facts) -> bytes:
    stack: list[bytes] = []
    for operation in program:
        match operation:
            case And():
                stack.append(both(stack.pop(), stack.pop()))
            case Or():
                stack.append(either(stack.pop(), stack.pop()))
            case Not():
                stack.append(not_in(stack.pop()))
            case Apply(function):
                stack.append(FUNCTIONS[function](facts, stack.pop()))
            case Named(name):
                stack.append(known[name])
            case Everything():
                stack.append(b"\1" * len(facts))
            case Match(field, patterns):
                stack.append(_matching(facts, field, patterns))
            case Compare():
                stack.append(_compared(facts, operation))
            case Flag(name):
                stack.append(bytes(FLAGS[name](facts)))
            case Has(key):
                stack.append(bytes(KEYS[key](facts)))
    (mask,) = stack
    return mask


def _matching(facts: Facts, field: str, patterns: tuple[Pattern, ...]) -> bytes:
    if field == "text":
        return in_any(bytes(map(_occurrence(pattern), facts.texts)) for pattern in patterns)
    if field in PROSE:
        occurs = [_occurrence(pattern) for pattern in patterns]
        return bytes(any(one(words) for words in quotes for one in occurs) for quotes in facts.quotes)
    fits = _fitting(patterns, exact=field in NAMES)
    return bytes(any(map(fits, values)) for values in facts.values(field))


def _occurrence(pattern: Pattern) -> Callable[[str], bool]:
    words = pattern.literal
    return pattern.occurs if words is None else lambda text: words in text


def _fitting(patterns: tuple[Pattern, ...], exact: bool) -> Callable[[Value], bool]:
    """Whether one of the patterns is a value, by whatever it is known; a value is mostly that of many nodes.

    A name with a wildcard means full names where it has a slash, else the short ones: ``id:s*`` is no map's beginning.
    """
    literal = frozenset(pattern.literal for pattern in patterns if pattern.literal is not None)
    others = [(pattern, "/" in "".join(pattern.parts)) for pattern in patterns if pattern.literal is None]

    def named(value: Value) -> bool:
        return not literal.isdisjoint((value.shown, *value.others)) or any(
            any(map(pattern.matches, value.others)) if full else pattern.matches(value.shown)
            for pattern, full in others
        )

    @cache
    def described(value: Value) -> bool:
        forms = [comparable(form) for form in (value.shown, *value.others)]
        return not literal.isdisjoint(forms) or any(pattern.matches(form) for pattern, _ in others for form in forms)

    return named if exact else described


def _compared(facts: Facts, compare: Compare) -> bytes:
    """By node, whether a comparison is true; it is not where there is nothing to compare."""
    numbers = NUMBERS[compare.number](facts)
    holds = _COMPARED[compare.comparison]
    if isinstance(compare.operand, str):
        others = NUMBERS[compare.operand](facts)
        return bytes(
            one is not None and other is not None and holds(one, other)
            for one, other in zip(numbers, others, strict=True)
        )
    low, high = compare.operand
    if compare.comparison in ("=", "!="):
        wanted = compare.comparison == "="
        return bytes(number is not None and (low <= number <= high) == wanted for number in numbers)
    return bytes(number is not None and holds(number, low) for number in numbers)
