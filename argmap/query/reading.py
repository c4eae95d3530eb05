"""The meaning of each form of the grammar: looks up the names, and makes the values comparable."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeAlias

from lark import Token, Transformer

from argmap.near import near
from argmap.query.search_words import Words
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
    pattern,
    words,
)
from argmap.query.vocabulary import (
    CLOSED,
    COMPARISONS,
    FIELDS,
    FUNCTIONS,
    NAMES,
    NUMBERS,
    PREFIXES,
    PROSE,
    ROW,
    written,
)
from argmap.text import brief

_NUMBER = re.compile(r"-?([0-9]+(\.[0-9]+)?|\.[0-9]+)")
_RANGE = re.compile(rf"({_NUMBER.pattern})\.\.({_NUMBER.pattern})")
_DOTS = re.compile(r"\.{3,}|…")
_PIECE = re.compile(r"\\(.)|([^\\*]+)|(\*)|\\", re.DOTALL)
_OPERATORS = {
    "OR": ("expected a term before OR", ""),
    "AND": ("AND is not part of the query language", "terms side by side mean AND; "),
    "NOT": ("NOT is not part of the query language", "a minus sign negates: -is:implied; "),
}
"""Words that a user would not search for at the beginning of a term."""


class Mistake(Exception):
    """A mistake in a query, at an offset in it. ``hint`` says what to do."""

    def __init__(self, problem: str, at: int, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.hint = hint


Parts: TypeAlias = "list[Any]"


class Reading(Transformer[Token, Program]):
    """The callbacks of the parser, which make a program of each form."""

    def alternatives(self, parts: Parts) -> Program:
        return _joined(parts, Or())

    def terms(self, parts: Parts) -> Program:
        return _joined(parts, And())

    def everything_but(self, parts: Parts) -> Program:
        program: Program = parts[0]
        return program[:-1] if isinstance(program[-1], Not) else (*program, Not())

    def application(self, parts: Parts) -> Program:
        token, program = parts
        if token[:-1] in _OPERATORS:
            raise _operator(token[:-1], token)
        name = token[:-1].casefold()
        if name not in FUNCTIONS:
            raise _unknown("function", name, FUNCTIONS, token)
        return (*program, Apply(name))

    def comparison(self, parts: Parts) -> Program:
        token, operand = parts
        word = re.match(r"[\w-]+", token)[0]  # type: ignore[index]  # the grammar has seen to it
        name, sign = word.casefold(), token[len(word) :].strip()
        if name not in NUMBERS:
            raise _unknown("number", name, NUMBERS, token)
        if sign not in COMPARISONS:
            at = token.end_pos - len(sign)
            raise Mistake(f"there is no comparison {sign}", at, f"comparisons are {' '.join(COMPARISONS)}")
        return (Compare(name, sign, _operand(operand, sign)),)

    def match(self, parts: Parts) -> Program:
        token, *values = parts
        name = token[:-1].casefold()
        if name in PREFIXES:
            return _joined([_flag(name, value) for value in values], Or())
        if name in NUMBERS:
            hint = f"did you mean {brief(_compared(name, values[0]), 60)}?"
            raise Mistake(f"there is no field {name}", token.start_pos or 0, hint)
        if name not in FIELDS:
            raise _unknown("field", name, [*FIELDS, *PREFIXES], token)
        if name in PROSE and name != "text" and not any(value.strip("*") for value in values):
            return (Has(name),)  # as by:* finds only nodes with a speaker
        if name in PROSE:
            return (Mention(name, tuple(map(_words, values))),)
        return (Match(name, tuple(_value(name, value) for value in values)),)

    def word(self, parts: Parts) -> Program:
        (token,) = parts
        if token in _OPERATORS:
            raise _operator(token, token)
        if not token.strip("*"):
            return (Everything(),)
        return (Mention(ROW, (_words(token),)),)

    def phrase(self, parts: Parts) -> Program:
        return (Mention(ROW, (_words(parts[0]),)),)

    def named(self, parts: Parts) -> Program:
        (token,) = parts
        return (Named(token[1:], token.start_pos + 1),)


def _joined(programs: list[Program], by: Operation) -> Program:
    """Programs in sequence, each combined with those before at once, so that few results have to be kept."""
    first, *others = programs
    return (*first, *(operation for program in others for operation in (*program, by)))


def _operator(name: str, token: Token) -> Mistake:
    problem, hint = _OPERATORS[name]
    return Mistake(
        problem, token.start_pos or 0, f'{hint}to search for the word itself, put it in quotation marks: "{name}"'
    )


def _flag(prefix: str, value: Token) -> Program:
    words = _unquoted(value).casefold()
    if words not in CLOSED[prefix]:
        raise _unknown("flag" if prefix == "is" else "key", words, CLOSED[prefix], value)
    if prefix == "is":
        return (Flag(words),)
    return (Has(words), Not()) if prefix == "no" else (Has(words),)


def _unquoted(value: Token) -> str:
    return value[1:-1] if value.type == "PHRASE" else str(value)


def _words(value: Token) -> Words:
    """Words to search for in texts. In quotation marks they are a phrase."""
    made = words(_pieces(value), is_phrase=value.type == "PHRASE")
    if not made.parts:
        raise Mistake("the quotation marks are empty", value.start_pos or 0)
    return made


def _value(field: str, value: Token) -> Pattern:
    """A value as a pattern."""
    made = pattern(_pieces(value), exact=field in NAMES)
    if made.literal == "":
        raise Mistake("the quotation marks are empty", value.start_pos or 0)
    known = CLOSED.get(field)
    if known is not None and not any(made.matches(one) for one in known):
        raise _unknown(field, _unquoted(value), known, value)
    return made


def _pieces(value: Token) -> list[str]:
    """The pieces between the wildcards of a value. In quotation marks a backslash escapes the next character."""
    pieces = [""]
    for found in _PIECE.finditer(_unquoted(value)):
        if found[3]:
            pieces.append("")
        elif value.type == "PHRASE":
            pieces[-1] += found[1] or found[2] or "\\"
        else:
            pieces[-1] += found[0]
    return pieces


def _compared(number: str, value: str) -> str:
    """The comparison that was meant, if a number is written like a field."""
    if value[0] in "=!<>":
        return number + value
    return f"{number}={value}" if _NUMBER.fullmatch(value) or _RANGE.fullmatch(value) else f"{number}>0"


def _operand(token: Token, sign: str) -> tuple[float, float] | str:
    """A number as a range of one, a range, or the name of a number."""
    at = token.start_pos or 0
    if _NUMBER.fullmatch(token):
        return float(token), float(token)
    if _DOTS.search(token):
        raise Mistake("a range has two dots", at, f"did you mean {brief(_DOTS.sub('..', token), 60)}?")
    if found := _RANGE.fullmatch(token):
        low, high = float(found[1]), float(found[4])
        if sign not in ("=", "!="):
            raise Mistake(f"{sign} does not take a range", at, "= and != do: depth=1..3")
        if low > high:
            raise Mistake("the end of this range is less than its beginning", at)
        return low, high
    if token.casefold() in NUMBERS:
        return token.casefold()
    if token[0].isalpha():
        raise _unknown("number", str(token), NUMBERS, token)
    raise Mistake(
        f"{brief(token, 60)} is not a number", at, "expected a number, a range such as 1..3, or the name of a number"
    )


def _unknown(what: str, name: str, known: Collection[str], token: Token) -> Mistake:
    """An unknown name: what was probably meant, and which names are known."""
    meant = near(name, known) or written(name)
    hint = f"did you mean {meant}?" if meant else f"known: {', '.join(known)}"
    if what in ("field", "number", "function") and not meant:
        hint += "; put words with a colon, a parenthesis or a comparison in quotation marks"
    return Mistake(f"there is no {what} {brief(name, 60)}", token.start_pos or 0, hint)
