"""The words of a source, in sentences: what is selected are words, from the first to the last."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from argmap.drafting.clauses import clauses
from argmap.drafting.passages import Passage, passages
from argmap.drafting.phrases import phrases_of
from argmap.drafting.sentences import sentences
from argmap.sources.matching.folding import Folded
from argmap.sources.words import guess

_WORD = re.compile(r"\S*\w\S*")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


class Word(NamedTuple):
    """A word with the signs around it: its place in the source, and as the source shows it."""

    start: int
    end: int
    shown: str


class Sentence(NamedTuple):
    """A sentence, a heading, or a name before a colon: its first and last word, by their numbers.

    ``speaker`` is the name before the colon at the beginning of the passage; ``is_name`` if this is the name itself.
    ``is_numbered`` if the first word is the number of a heading or of an item.
    """

    first: int
    last: int
    speaker: str | None = None
    is_name: bool = False
    is_numbered: bool = False


class SourceWords:
    """The words and the sentences of a source. ``language`` is a tag; empty where it is not known."""

    def __init__(self, folded: Folded, language: str | None) -> None:
        self.content = folded.text.content
        self.language = language or guess(self.content) or ""
        self.words: list[Word] = []
        self.sentences: list[Sentence] = []
        self._number: list[Word] = []
        at = 0
        for passage in passages(folded):
            for unit, is_name in _units(passage, self.language):
                self._between(folded, at, unit[0].start)
                self._add(unit, passage.speaker, is_name)
                at = max(at, unit[-1].end)
        self._between(folded, at, len(self.content))
        self._add([])
        self._starts = [one.start for one in self.words]
        self._firsts = [one.first for one in self.sentences]

    def _between(self, folded: Folded, start: int, end: int) -> None:
        """What is in no sentence but has words is one of its own."""
        found = list(_WORD.finditer(folded.text.body, start, end)) if start < end else []
        if found:
            self._add([Word(one.start(), one.end(), one[0]) for one in found])

    def _add(self, unit: list[Word], speaker: str | None = None, is_name: bool = False) -> None:
        """Add a sentence. A number alone waits for the next one of its paragraph, to which it belongs."""
        number, self._number = self._number, []
        if number and (not unit or _PARAGRAPH.search(self.content, number[0].end, unit[0].start)):
            self._append(number)
            number = []
        if not number and len(unit) == 1 and _NUMBER.fullmatch(unit[0].shown):
            self._number = unit
        elif unit:
            self._append([*number, *unit], speaker, is_name, bool(number))

    def _append(
        self, unit: list[Word], speaker: str | None = None, is_name: bool = False, is_numbered: bool = False
    ) -> None:
        first = len(self.words)
        self.words += unit
        self.sentences.append(Sentence(first, len(self.words) - 1, speaker, is_name, is_numbered))

    def word_at(self, offset: int) -> int:
        """The number of the word at an offset, or of the nearest one before it."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that a word is in."""
        return max(0, bisect.bisect_right(self._firsts, word) - 1)

    def shown(self, first: int, last: int) -> str:
        """Words of the source in one line."""
        return " ".join(one.shown for one in self.words[first : last + 1])

    def clauses(self, number: int) -> list[tuple[int, int]]:
        """The clauses of a sentence, each by its first and its last word."""
        first, last = self.sentences[number][:2]
        phrases = phrases_of(self.language)
        if phrases is None:
            return [(first, last)]
        words = self.shown(first, last)
        starts = [0, *accumulate(len(one.shown) + 1 for one in self.words[first : last + 1])]
        begins = sorted(
            {first + bisect.bisect_right(starts, one.start) - 1 for one in clauses(words, phrases)} | {first}
        )
        return [(begin, end - 1) for begin, end in pairwise([*begins, last + 1])]


def _units(passage: Passage, language: str) -> Iterator[tuple[list[Word], bool]]:
    """The sentences of a passage; a name before a colon, told apart, is one of its own."""
    begin = 0
    if passage.speaker and passage.words.startswith(f"{passage.speaker}:"):
        begin = len(passage.speaker) + 1
        yield _words(passage, 0, begin), True
    for start, end in sentences(passage.words[begin:], language):
        unit = _words(passage, begin + start, begin + end)
        if unit:
            yield unit, False


def _words(passage: Passage, start: int, end: int) -> list[Word]:
    return [
        Word(passage.origin(found.start()), passage.origin(found.end() - 1) + 1, found[0])
        for found in re.compile(r"\S+").finditer(passage.words, start, end)
    ]
