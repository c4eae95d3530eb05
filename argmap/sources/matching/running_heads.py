"""Find the running heads and page numbers of a plain text, which are not part of its words.

Words that are taken for a running head are words that nobody has to quote. So a line is one only if nothing speaks
against it: it comes again on three pages and nowhere else, it is written as a title, it ends no sentence and denies
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.rewriting import Change
from argmap.sources.words import Words, guess, words_of

_LINE = re.compile(r"[^\n\r\f\v]*")
_BREAK = re.compile(r"\r\n|[\n\r\v]")
_NUMBER = re.compile(
    r"(?:[-–—\[(|]\s*)?(?:(?:page|seite|pág(?:ina)?\.?|p\.|стр\.|страница|第)\s*)?"
    r"(?P<number>\d{1,4}|(?P<roman>(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})))"
    r"(?:\s*(?:/|of|von|de|из|sur)\s*\d{1,4})?\s*(?:[-–—\])|]|页|頁|ページ)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[A-Za-z]+|\d+")
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:[-–—\[(|][ \t]{0,9})?(?:(?:page|seite)[ \t]{0,9})?\d{1,4}(?:\s{0,9}(?:/|of)\s{0,9}\d{1,4})?[^\w\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PAGED = re.compile(
    r"\A\d{1,4}(?:\s\s|\t|\s[|·•]\s)"
    r"|(?:\s\s|\t|[|·•]\s|[\s,(](?:page|seite|p\.)\s)\d{1,4}(?:\s(?:of|von|/)\s\d{1,4})?\)?\Z",
    re.IGNORECASE,
)
"""A running head or foot with its page number, set apart."""
_ENDED = re.compile(r"[.!?…:;,。！？：；，、—–-][\"'”’»)\]]*\Z")
_SAID = re.compile(r"\W{0,3}(?:q|a|frage|antwort|question|answer)\s?[.:]\s", re.IGNORECASE)
"""A question or an answer of a record."""
_WORD = re.compile(r"[^\W\d_]+")
_MAX_SMALL_WORD = 3
_MAX_HEAD = 80
_MAX_HEADS = 2
"""The maximum number of running heads or feet on each side of a page break."""
_MAX_LINES = 12
_MIN_PAGES = 3
_UNITS_OF_LINE, _UNITS_OF_BREAK = 10, 600
_MIN_BETWEEN = 3
"""The minimum number of lines on a page without a form feed at its end."""


class _Line(NamedTuple):
    start: int
    end: int
    words: str
    feed: bool
    """Whether a form feed comes right before it."""


def page_breaks(content: str, effort: Effort) -> list[Change]:
    """The changes that replace running heads and page numbers, with their page break, by a line end.

    A page ends at a form feed, or at a line with its number if there are at least three such lines in sequence.
    """
    if "\f" not in content and next(islice(_NUMBERED.finditer(content), _MIN_PAGES - 1, None), None) is None:
        return []
    if not effort.spend(_UNITS_OF_LINE * (content.count("\n") + content.count("\f"))):
        return []
    pages = _Pages(content)
    if not effort.spend(_UNITS_OF_BREAK * len(pages.breaks)):
        return []
    changes: list[Change] = []
    for change in pages.changes():
        if not changes or change.start >= changes[-1].end:
            changes.append(change)
    return changes


class _Pages:
    """The lines of a text, and the ends of its pages."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.lines = list(_lines(content))
        self.counted = set(_counted(self.lines))
        self.breaks = sorted({number for number, line in enumerate(self.lines) if line.feed} | self.counted)

    @cached_property
    def words(self) -> Words:
        """The words that change a meaning in the language of the text."""
        return words_of(guess(self.content) or "en")

    @cached_property
    def heads(self) -> set[str]:
        """The common forms of the running heads on all pages."""
        beside = set(self._beside())
        near = Counter(_pattern(self.lines[number].words) for number in beside)
        often = {pattern for pattern, count in near.items() if count >= _MIN_PAGES}
        everywhere = Counter(pattern for line in self.lines if (pattern := _pattern(line.words)) in often)
        titles = {_pattern(words) for number in beside if self._is_title(words := self.lines[number].words)}
        return {pattern for pattern in often & titles if everywhere[pattern] <= near[pattern] + 1}

    def _beside(self) -> Iterator[int]:
        """The lines beside page breaks, and those at both ends of the text."""
        last = len(self.lines)
        for at in (0, *self.breaks, last):
            for way in (range(at - 1, max(-1, at - _MAX_LINES), -1), range(at, min(last, at + _MAX_LINES))):
                written = (n for n in way if (words := self.lines[n].words) and _NUMBER.fullmatch(words) is None)
                yield from islice(written, _MAX_HEADS)

    def changes(self) -> Iterator[Change]:
        for at in self.breaks:
            first, last = self._reach(at, range(at - 1, -1, -1)), self._reach(at, range(at, len(self.lines)))
            if self.lines[at].feed:
                first, last = self._paged(first, last)
            if 0 < first < last < len(self.lines):
                yield Change(self.lines[first - 1].end, self.lines[last].start, "\n")

    def _reach(self, at: int, way: Iterable[int]) -> int:
        """The extent of heads and feet from a break: their first line, or the line after their last one."""
        back = at
        for number in islice(way, _MAX_LINES):
            step = -1 if number < at else 1
            if not self._passes(number, step, self.lines[at].feed):
                break
            back = number if step < 0 else number + 1
        return back

    def _passes(self, number: int, step: int, feed: bool) -> bool:
        """Whether a line beside a page break is not part of the text."""
        words = self.lines[number].words
        if not words or number in self.counted:
            return True
        if _NUMBER.fullmatch(words) is not None:
            beyond = number + step
            set_off = 0 <= beyond < len(self.lines) and not self.lines[beyond].words
            return feed and len(words) < 20 and (set_off or _BARE.fullmatch(words) is None)
        return _pattern(words) in self.heads

    def _paged(self, first: int, last: int) -> tuple[int, int]:
        """The same with a head or a foot that occurs only once, but has the number of its page.

        The text has to go on across it, within a sentence.
        """
        before, after = self._one_more(first, -1), self._one_more(last, 1)
        if (before, after) == (first, last) or not (0 < before < after < len(self.lines)):
            return first, last
        goes_on = not _ENDED.search(self.lines[before - 1].words) and self.lines[after].words[:1].islower()
        return (before, after) if goes_on else (first, last)

    def _one_more(self, at: int, step: int) -> int:
        number = at - 1 if step < 0 else at
        if not 0 <= number < len(self.lines):
            return at
        words = self.lines[number].words
        if _PAGED.search(words) is None or not self._is_title(_PAGED.sub("", words)):
            return at
        at += step
        while 0 < at < len(self.lines) and not self.lines[at - 1 if step < 0 else at].words:
            at += step
        return at

    def _is_title(self, words: str) -> bool:
        """Whether a line looks like a title, and is not a sentence, question, answer or denial."""
        if len(words) > _MAX_HEAD or _ENDED.search(words) or _SAID.match(words):
            return False
        if any(word[0].islower() and len(word) > _MAX_SMALL_WORD for word in _WORD.findall(words)):
            return False
        folded = self.words.without_harmless(words)
        return self.words.negation.search(folded) is None and self.words.limit.search(folded) is None


def _lines(content: str) -> Iterator[_Line]:
    at, feed = 0, False
    while at <= len(content):
        found = _LINE.match(content, at)
        assert found is not None
        end = found.end()
        yield _Line(at, end, content[at : min(end, at + _MAX_HEAD + 1)].strip(), feed)
        ended = _BREAK.match(content, end)
        feed = content[end : end + 1] == "\f"
        at = ended.end() if ended else end + 1


def _counted(lines: list[_Line]) -> Iterator[int]:
    """The lines that are page numbers: at least three in a row, each greater by one."""
    run: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        found = _NUMBER.fullmatch(line.words) if line.words else None
        if found is None or found["roman"]:
            continue
        number = int(found["number"])
        if run and not (number == run[-1][1] + 1 and at - run[-1][0] > _MIN_BETWEEN):
            yield from _long(run)
            run = []
        run.append((at, number))
    yield from _long(run)


def _long(run: list[tuple[int, int]]) -> Iterator[int]:
    return (at for at, _ in run) if len(run) >= _MIN_PAGES else iter(())


def _pattern(words: str) -> str:
    """The common form of a running head on all pages."""
    return re.sub(r"\d+", "#", " ".join(words.split())).casefold() if len(words) <= _MAX_HEAD else ""
