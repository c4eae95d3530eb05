"""Remove traces of printing and scanning: footnote marks, and hyphens at line ends."""

from __future__ import annotations

import re
from itertools import takewhile

from argmap.sources.matching.characters import BROKEN, LINE_HYPHENS
from argmap.sources.matching.edges import is_broken
from argmap.sources.matching.effort import Effort
from argmap.sources.matching.raised_digits import RAISED_DIGITS
from argmap.sources.matching.rewriting import Change, in_order

_HYPHEN = re.compile(rf"[{LINE_HYPHENS}][^\S\n\r\f\v\x85\u2028\u2029]*[\n\r\f\v\x85\u2028\u2029]\s*")
_UNBROKEN = re.compile(  # Thai, Lao, Burmese and Khmer: a line may end between any two words
    r"(?<=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])[^\S\n\r]*\r?\n\s*(?=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])"
)
_MAY_BE_UNBROKEN = re.compile(r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]\s")
_MARK = re.compile(
    r"(?<=[\w.,;:!?)\]\"'”’»…])\[(?:\^[^\]\s\[]{1,60}|\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\]"
    r"|(?<=[^\W\d_]{2})[ \xa0]\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\](?=[.,;:)])"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"”’»…])|(?<=\w\)))\*{1,3}(?![\w*])"
    r"|(?<=[^\W_.,;:!?)\"”’»…])[†‡]+|(?<=[.,;:!?)\"”’»…])[†‡]+"
    rf"|(?P<number>(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?\"”’»…])|(?<=[^\W\d_]{{3}}\)))"
    rf"[{RAISED_DIGITS}]{{1,3}}(?:[,˒–-][{RAISED_DIGITS}]{{1,3}}){{0,5}}(?!\w))"
)
_MISREAD = re.compile(r"(?<=[^\W\d_]m)\ufb01(?=[^\W\d_]{3})")
r"""What a scan makes of "mi" after an m, as in com\ufb01ttee: no word of seven letters is one with either."""
_WORD_BEFORE = re.compile(r"(\d[\s\xa0]?)?([^\W\d_]+)\Z")
_FUNCTIONS = frozenset({"sin", "cos", "tan", "cot", "sec", "csc", "log", "exp", "sinh", "cosh", "tanh"})
_UNITS_OF_MARK = 30


def marks_and_hyphens(content: str, effort: Effort) -> list[Change]:
    """The changes that remove footnote marks, and put a special character into words divided by a line end."""
    changes: list[Change] = []
    if not content.isascii() or "-" in content:
        ends = takewhile(lambda _: effort.spend(_UNITS_OF_MARK), _HYPHEN.finditer(content))
        changes += [Change(*found.span(), BROKEN) for found in ends if is_broken(content, found.start())]
    if not content.isascii() or "[" in content or "*" in content:
        marks = takewhile(lambda _: effort.spend(_UNITS_OF_MARK), _MARK.finditer(content))
        changes += [Change(*mark.span(), "") for mark in marks if _is_mark(content, mark)]
    if not content.isascii():
        if _MAY_BE_UNBROKEN.search(content) is not None:
            changes += [Change(*found.span(), "") for found in _UNBROKEN.finditer(content)]
        changes += [Change(*found.span(), "mi") for found in _MISREAD.finditer(content)]
    return in_order(changes)


def _is_mark(content: str, mark: re.Match[str]) -> bool:
    """Whether it is a mark: after a unit or a function, a superscript digit is a number."""
    if mark["number"] is None:
        return True
    before = _WORD_BEFORE.search(content, max(0, mark.start() - 30), mark.start())
    return before is None or not (before[1] or before[2].lower() in _FUNCTIONS)
