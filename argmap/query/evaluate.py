"""Runs a program on the facts of a debate, bottom up: each operation makes a mask of nodes from earlier masks.

An operation takes time linear in the graph, and nothing recurses.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from argmap.errors import ArgmapError
from argmap.query.facts import Facts, Value
from argmap.query.masks import both, either, in_any, not_in
from argmap.query.meanings import FLAGS, FUNCTIONS, KEYS, NUMBERS, Numbers
from argmap.query.search_words import comparable
from argmap.query.terms import (
    And,
    Apply,
    Compare,
    Everything,
    Flag,
    Has,
    Match,
    Mention,
    Named,
    Not,
    Operation,
    Or,
    Pattern,
    Program,
    Programs,
)
from argmap.query.vocabulary import NAMES

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}

_TRANSITIVE = frozenset({"below", "above", "for", "against"})
_MAX_EFFORT = 200_000_000
"""In tenths of a microsecond per node: a thousand words, or a hundred ``below``, for 100,000 nodes."""
_MAX_KEPT = 100


def evaluate(program: Program, named: Programs, facts: Facts) -> bytes:
    """The mask of the matching nodes. Each query in ``named`` needs only those before it.

    Raises ArgmapError if the query and the debate are so large that it would take very long.
    """
    run = _Run(facts)
    for name, needed in named.items():
        run.known[name] = run.mask(needed)
    return run.mask(program)


class _Run:
    """One evaluation: the results that it may use again, and the effort that it has left."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.known: dict[str, bytes] = {}
        self.found: dict[tuple[Operation, bytes], bytes] = {}
        self.numbers: dict[str, Numbers] = {}
        self.left = _MAX_EFFORT

    def mask(self, program: Program) -> bytes:
        stack: list[bytes] = []
        for operation in program:
            match operation:
                case And():
                    stack.append(both(stack.pop(), stack.pop()))
                case Or():
                    stack.append(either(stack.pop(), stack.pop()))
                case Not():
                    stack.append(not_in(stack.pop()))
                case Named(name):
                    stack.append(self.known[name])
                case Everything():
                    stack.append(b"\1" * len(self.facts))
                case Apply():
                    stack.append(self._once(operation, stack.pop()))
                case _:
                    stack.append(self._once(operation))
        (mask,) = stack
        return mask

    def _once(self, operation: Operation, of: bytes = b"") -> bytes:
        """The result of an operation. Only some are kept, because many would take much memory."""
        mask = self.found.get((operation, of))
        if mask is None:
            self.left -= _effort(operation) * len(self.facts)
            if self.left < 0:
                problem = f"the query has too many terms for {len(self.facts):,} nodes: this would take very long"
                raise ArgmapError(problem, "ask a simpler query, or name fewer maps")
            mask = self._worked_out(operation, of)
            if len(self.found) < _MAX_KEPT:
                self.found[operation, of] = mask
        return mask

    def _worked_out(self, operation: Operation, of: bytes) -> bytes:
        facts = self.facts
        match operation:
            case Apply(function):
                return FUNCTIONS[function](facts, of)
            case Match(field, patterns):
                fits = _fitting(patterns, exact=field in NAMES)
                return bytes(any(map(fits, values)) for values in facts.values(field))
            case Mention(field, words):
                meant = [facts.meant(field, one) for one in words]
                return in_any(bytes(map(one.occur, facts.prose(field, one.is_cased))) for one in meant)
            case Compare(number, _, operand):
                for name in (number, operand):
                    if isinstance(name, str) and name not in self.numbers:
                        self.numbers[name] = NUMBERS[name](facts)
                return _compared(self.numbers, operation)
            case Flag(name):
                return bytes(FLAGS[name](facts))
            case Has(key):
                return bytes(KEYS[key](facts))
        raise AssertionError(operation)


def _effort(operation: Operation) -> int:
    """The cost of an operation per node, in about a tenth of a microsecond."""
    match operation:
        case Apply(function):
            return 20 if function in _TRANSITIVE else 1
        case Match(field, patterns):
            wild = sum(pattern.literal is None for pattern in patterns)  # any number of the others is looked up at once
            return 6 + 16 * wild if field in NAMES else 2 + wild
        case Mention(_, words):
            return 6 * len(words)
    return 2


def _fitting(patterns: tuple[Pattern, ...], exact: bool) -> Callable[[Value], bool]:
    """A function that says whether one of the patterns matches a value, by any of its names.

    Its results are kept, because many nodes share a value. If a name with a wildcard has a slash, it is compared with
    full names, else with short ones: ``id:s*`` does not match the name of a map.
    """
    literal = frozenset(pattern.literal for pattern in patterns if pattern.literal is not None)
    others = [(pattern, "/" in "".join(pattern.parts)) for pattern in patterns if pattern.literal is None]

    def one_of(value: Value) -> bool:
        return not literal.isdisjoint((value.shown, *value.others))

    def named(value: Value) -> bool:
        return one_of(value) or any(
            any(map(pattern.matches, value.others)) if full else pattern.matches(value.shown)
            for pattern, full in others
        )

    @cache
    def described(value: Value) -> bool:
        forms = [comparable(form) for form in (value.shown, *value.others)]
        return not literal.isdisjoint(forms) or any(pattern.matches(form) for pattern, _ in others for form in forms)

    if exact:
        return named if others else one_of
    return described


def _compared(known: Mapping[str, Numbers], compare: Compare) -> bytes:
    """By node, whether a comparison is true. It is false if there is nothing to compare."""
    numbers = known[compare.number]
    holds = _COMPARED[compare.comparison]
    if isinstance(compare.operand, str):
        others = known[compare.operand]
        return bytes(
            one is not None and other is not None and holds(one, other)
            for one, other in zip(numbers, others, strict=True)
        )
    low, high = compare.operand
    if compare.comparison in ("=", "!="):
        wanted = compare.comparison == "="
        return bytes(number is not None and (low <= number <= high) == wanted for number in numbers)
    return bytes(number is not None and holds(number, low) for number in numbers)
