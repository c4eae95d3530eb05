"""What printing and scanning lay over the words: page breaks, marks of footnotes, hyphens at the ends of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from argmap.sources.characters import BROKEN, LINE_HYPHENS
from argmap.sources.edges import is_broken
from argmap.sources.effort import Effort
from argmap.sources.raised import RAISED_DIGITS
from argmap.sources.rewriting import Change, in_order

_HYPHEN = re.compile(rf"[{LINE_HYPHENS}][^\S\n\r\f\v\x85\u2028\u2029]*[\n\r\f\v\x85\u2028\u2029]\s*")
_UNBROKEN = re.compile(  # Thai, Lao, Burmese and Khmer: a line may end between any two words
    r"(?<=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])[^\S\n\r]*\r?\n\s*(?=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])"
)
_MAY_BE_UNBROKEN = re.compile(r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]\s")
_MARK = re.compile(
    r"(?<=[\w.,;:!?)\]\"'”’»…])\[(?:\^[^\]\s\[]{1,60}|\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})\]"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"”’»…])|(?<=\w\)))\*{1,3}(?![\w*])"
    r"|(?<=[^\W_.,;:!?)\"”’»…])[†‡]+|(?<=[.,;:!?)\"”’»…])[†‡]+"
    rf"|(?P<number>(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?\"”’»…])|(?<=[^\W\d_]{{3}}\)))"
    rf"[{RAISED_DIGITS}]{{1,3}}(?:[,˒–-][{RAISED_DIGITS}]{{1,3}}){{0,5}}(?!\w))"
)
_MISREAD = re.compile(r"(?<=[^\W\d_]m)\ufb01(?=[^\W\d_]{3})")
r"""What a scan makes of "mi" behind an m, as in com\ufb01ttee: no word of seven letters is one with either."""
_WORD_BEFORE = re.compile(r"(\d[\s\xa0]?)?([^\W\d_]+)\Z")
_FUNCTIONS = frozenset({"sin", "cos", "tan", "cot", "sec", "csc", "log", "exp", "sinh", "cosh", "tanh"})

_LINE = re.compile(r"[^\n\r\f\v]*")
_BREAK = re.compile(r"\r\n|[\n\r\v]")
_NUMBER = re.compile(
    r"(?:[-–—\[(|]\s*)?(?:(?:page|seite|pág(?:ina)?\.?|p\.|стр\.|страница|第)\s*)?(?P<number>\d{1,4}|(?P<roman>[ivxlc]{1,7}))"
    r"(?:\s*(?:/|of|von|de|из|sur)\s*\d{1,4})?\s*(?:[-–—\])|]|页|頁|ページ)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:[-–—\[(|][ \t]{0,9})?(?:(?:page|seite)[ \t]{0,9})?\d{1,4}(?:\s{0,9}(?:/|of)\s{0,9}\d{1,4})?[^\w\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PAGED = re.compile(
    r"\A\d{1,4}(?:\s\s|\t|\s[|·•]\s)"
    r"|(?:\s\s|\t|[|·•]\s|[\s,(](?:page|seite|p\.)\s)\d{1,4}(?:\s(?:of|von|/)\s\d{1,4})?\)?\Z",
    re.IGNORECASE,
)
"""A running head or foot with the number of its page, set off from it."""
_LONGEST_HEAD = 120
_FARTHEST = 6
_UNITS_OF_LINE, _UNITS_OF_BREAK, _UNITS_OF_MARK = 10, 600, 30
_FEWEST_BETWEEN = 3
"""How many lines a page has at least where no form feed ends it."""


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    feed: bool
    """Whether a form feed comes right before it."""


def page_breaks(content: str, effort: Effort) -> list[Change]:
    """Running heads and page numbers between pages: each page break with them becomes the end of a line.

    A page ends at a form feed, or at a line with a page's number where the number before or the next is another
    page's. Heads and feet are the lines beside it that come again beside other page breaks.
    """
    if "\f" not in content and _NUMBERED.search(content) is None:
        return []
    if not effort.spend(_UNITS_OF_LINE * (content.count("\n") + content.count("\f"))):
        return []
    lines = list(_lines(content))
    breaks = sorted({number for number, line in enumerate(lines) if line.feed} | set(_numbered(lines)))
    if not effort.spend(_UNITS_OF_BREAK * len(breaks)):
        return []
    beside = {n for at in breaks for n in range(max(0, at - _FARTHEST), min(len(lines), at + _FARTHEST))}
    near = Counter(_pattern(lines[number].words) for number in beside)
    changes: list[Change] = []
    for at in breaks:
        first, last = at, at
        if lines[at].feed:
            first, last = _paged(lines, at)
        while first > 0 and at - first < 2 * _FARTHEST and _passes(lines[first - 1].words, near):
            first -= 1
        while last < len(lines) and last - at < 2 * _FARTHEST and _passes(lines[last].words, near):
            last += 1
        if 0 < first < last < len(lines):
            start, end = lines[first - 1].end, lines[last].start
            if not changes or start >= changes[-1].end:
                changes.append(Change(start, end, "\n"))
    return changes


def _lines(content: str) -> Iterator[_Line]:
    at, feed = 0, False
    while at <= len(content):
        found = _LINE.match(content, at)
        assert found is not None
        end = found.end()
        yield _Line(at, end, content[at : min(end, at + _LONGEST_HEAD + 1)].strip(), feed)
        ended = _BREAK.match(content, end)
        feed = content[end : end + 1] == "\f"
        at = ended.end() if ended else end + 1


def _numbered(lines: list[_Line]) -> Iterator[int]:
    """The lines that are numbers of pages: each has a neighbour that is one more or one less."""
    numbers = [
        (at, int(found["number"]))
        for at, line in enumerate(lines)
        if line.words and (found := _NUMBER.fullmatch(line.words)) is not None and not found["roman"]
    ]
    for (at, number), (later, following) in pairwise(numbers):
        if following == number + 1 and later - at > _FEWEST_BETWEEN:
            yield at
            yield later


def _paged(lines: list[_Line], at: int) -> tuple[int, int]:
    """The lines from one to before another around a form feed, with a head and a foot that have the page's number.

    These may stand there once only, where a text has two pages.
    """
    first = next((number for number in range(at - 1, max(-1, at - _FARTHEST), -1) if lines[number].words), at)
    last = next((number for number in range(at, min(len(lines), at + _FARTHEST)) if lines[number].words), at)
    return first if _is_paged(lines[first]) else at, last + 1 if _is_paged(lines[last]) else at


def _is_paged(line: _Line) -> bool:
    return len(line.words) <= _LONGEST_HEAD and _PAGED.search(line.words) is not None


def _pattern(words: str) -> str:
    """What a running head has in common on all pages."""
    return re.sub(r"\d+", "#", " ".join(words.split())).casefold() if len(words) <= _LONGEST_HEAD else ""


def _passes(words: str, near: Counter[str]) -> bool:
    """Whether a line beside a page break is none of the text's."""
    return (
        not words or _NUMBER.fullmatch(words) is not None or (near[_pattern(words)] > 1 and len(words) <= _LONGEST_HEAD)
    )


def marks_and_hyphens(content: str, effort: Effort) -> list[Change]:
    """Marks of footnotes taken out, and a sign of its own for each word that the end of a line has cut."""
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
    """Whether it is a mark: behind a unit or a function a superscript digit is a number."""
    if mark["number"] is None:
        return True
    before = _WORD_BEFORE.search(content, max(0, mark.start() - 30), mark.start())
    return before is None or not (before[1] or before[2].lower() in _FUNCTIONS)
