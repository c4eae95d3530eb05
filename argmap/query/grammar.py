"""The grammar of queries and its parser: a text becomes a program, or a mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lark import Lark, Token, UnexpectedCharacters, UnexpectedToken

from argmap.query.reading import Mistake, Reading
from argmap.query.terms import Program
from argmap.query.vocabulary import MAX_NESTED

_GRAMMAR = r"""
alternatives: terms (_OR terms)*
terms: _term+
_term: everything_but | _OPEN alternatives _CLOSE | application | comparison | match | word | phrase | named
everything_but: "-" _term
application: FUNCTION alternatives _CLOSE
comparison: COMPARISON OPERAND
match: FIELD _value (_COMMA _value)*
_value: VALUE | PHRASE
word: WORD
phrase: PHRASE
named: NAME

_OR: "OR"
_OPEN: "("
_CLOSE: ")"
_COMMA.5: ","
FUNCTION.4: /(?!OR\()[^\W\d][\w-]*\(/
COMPARISON.4: /[^\W\d][\w-]*\s*[=!<>]+/
FIELD.4: /[^\W\d][\w-]*:/
NAME.4: /@[^\s()"“”]*/
PHRASE.4: /"([^"\\]|\\.)*"|“([^”\\]|\\.)*”/s
WORD: /[^\s()"“”=<>@-][^\s()"“”=<>]*/
VALUE: /[^\s()"“”,]+/
OPERAND: /[^\s()"“”]+/
%ignore /\s+/
"""
_ENDING = frozenset({"WORD", "PHRASE", "VALUE", "OPERAND", "NAME"})
_JOINED = frozenset({"WORD", "PHRASE", "VALUE", "FIELD", "COMPARISON", "FUNCTION", "NAME"})
"""Tokens that cannot directly follow one of those: the user would have meant one word."""
_PHRASE = re.compile(r'"(?:[^"\\]|\\.)*"|“(?:[^”\\]|\\.)*”', re.DOTALL)
_CLOSES_NOTHING = "this parenthesis has no opening one"
_OPENING = frozenset({"_OPEN", "FUNCTION"})


class _Watch:
    """Checks the tokens on their way to the parser, for mistakes that a grammar reports badly or not at all."""

    always_accept = ()

    def process(self, tokens: Iterator[Token]) -> Iterator[Token]:
        opened: list[int] = []
        before: Token | None = None
        for token in tokens:
            start = token.start_pos or 0
            if before is not None and before.end_pos == start and before.type in _ENDING and token.type in _JOINED:
                raise Mistake("expected a space", start)
            if token.type in _OPENING:
                opened.append((token.end_pos or 1) - 1)
                if len(opened) > MAX_NESTED:
                    raise Mistake(f"nested more than {MAX_NESTED} deep", opened[-1])
            elif token.type == "_CLOSE":
                if not opened:
                    raise Mistake(_CLOSES_NOTHING, start)
                opened.pop()
            before = token
            yield token
        if opened:
            raise Mistake("this parenthesis is never closed", opened[-1])


@cache
def _parser() -> Any:
    return Lark(_GRAMMAR, start="alternatives", parser="lalr", transformer=Reading(), postlex=_Watch())


def parse(text: str) -> Program:
    """The program of a query. Raises Mistake."""
    try:
        program: Program = _parser().parse(text)
    except UnexpectedToken as error:
        at = len(text) if error.token.type == "$END" else error.token.start_pos or 0
        raise _expected(text, error.expected, at) from None
    except UnexpectedCharacters as error:
        raise _unreadable(text, error.pos_in_stream or 0) from None
    return program


def _expected(text: str, expected: set[str], at: int) -> Mistake:
    """The mistake at a place where the text cannot go on, with what was expected there."""
    if "VALUE" in expected:
        hint = 'put a value with spaces or commas in quotation marks: by:"some critics"'
        return Mistake("expected a value", at, hint)
    if "OPERAND" in expected:
        return Mistake("expected a number, a range such as 1..3, or the name of a number", at)
    before = _PHRASE.sub("", text[:at])
    if text[at : at + 1] == ")" and before.count("(") == before.count(")"):
        return Mistake(_CLOSES_NOTHING, at)
    if text[at : at + 1] in ("=", "<", ">"):
        return _unreadable(text, at)
    return Mistake("expected a term", at, "such as a word, kind:question, is:unanswered, or * for every node")


def _unreadable(text: str, at: int) -> Mistake:
    """The reason why no word of the language begins here."""
    if text[at] in "=<>":
        hint = 'write comparisons like depth>2, and put words with =, < or > in quotation marks: "a=b"'
        return Mistake("a comparison begins with the name of a number", at, hint)
    if text[at] == "”":
        return Mistake("this quotation mark has no opening one", at)
    return Mistake("this quotation mark is never closed", at)
