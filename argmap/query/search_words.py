"""Words that a query searches for in texts, and where they occur.

A bare word matches all words that begin with it, in any case. Words in quotation marks are a phrase, which begins and
ends at the edges of words. A bare word in capitals (``US``) matches that word in capitals or, if no text has it, that
whole word in any case. In scripts without spaces a word may begin and end anywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from argmap.sources.matching.characters import has_unspaced
from argmap.sources.matching.folding import Folded, fold
from argmap.text import Text

Stretch: TypeAlias = tuple[int, int]
"""The offsets of words in a text, the end exclusive."""
_MIN_CAPITALS = 2
BETWEEN = "\n"
"""Separates texts that are searched together. Folded texts and words have no other line ends."""


class Words(NamedTuple):
    """Words to search for: parts that follow each other, with anything between them.

    ``opens`` and ``closes`` say that they begin and end at the edges of words. ``capitals`` are the words as they
    were written, if they are an abbreviation. ``is_cased`` says that case counts.
    """

    parts: tuple[str, ...]
    opens: bool
    closes: bool
    capitals: str | None = None
    is_cased: bool = False

    def in_capitals(self) -> Words:
        """The abbreviation as it was written."""
        assert self.capitals is not None
        return Words((self.capitals,), opens=True, closes=True, is_cased=True)

    def in_any_case(self) -> Words:
        """The abbreviation as a complete word, in any case."""
        return self._replace(closes=True, capitals=None)

    def occur(self, texts: str) -> bool:
        """Whether the words occur in one of the texts, which are folded and separated by ``BETWEEN``."""
        if len(self.parts) == 1:
            return self._first(texts) is not None
        if any(part not in texts for part in self.parts):
            return False
        return any(self._first(text) is not None for text in texts.split(BETWEEN))

    def stretches(self, text: str) -> Iterator[Stretch]:
        """The ranges of the parts in a folded text, each time that all of them occur."""
        found = self._first(text)
        while found:
            yield from (stretch for stretch in found if stretch[0] < stretch[1])
            found = self._first(text, max(found[-1][1], found[0][0] + 1))

    def _first(self, text: str, start: int = 0) -> list[Stretch] | None:
        """The first occurrence of the parts in their order; each is searched for once."""
        found: list[Stretch] = []
        last = len(self.parts) - 1
        for number, part in enumerate(self.parts):
            at = text.find(part, start)
            while at >= 0 and not (
                (number or not self.opens or _is_edge(text, at))
                and (number < last or not self.closes or _is_edge(text, at + len(part)))
            ):
                at = text.find(part, at + 1)
            if at < 0:
                return None
            start = at + len(part)
            found.append((at, start))
        return found


def comparable(words: str) -> str:
    """Words in the form in which they are compared with values: without case, typography folded."""
    return unicodedata.normalize("NFC", fold(words).casefold())


def written(words: str) -> str:
    """Words in the form in which they are compared if case counts."""
    return unicodedata.normalize("NFC", fold(words))


def is_in_capitals(word: str) -> bool:
    """Whether a word is an abbreviation: two or more capitals and digits, not only digits."""
    return len(word) >= _MIN_CAPITALS and word.isupper() and word.isalnum()


def hits(text: str, words: Iterable[Words]) -> list[Stretch]:
    """Where words occur in a text as it is shown: ranges in order, those that touch merged."""
    folded = Folded(Text("", text))
    lower: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(folded.content):
        letters = character.casefold()
        lower.append(letters)
        origins += [at] * len(letters)
    in_lower = "".join(lower)
    found: list[Stretch] = []
    for one in words:
        if one.is_cased:
            found += one.stretches(folded.content)
        else:
            found += ((origins[start], origins[end - 1] + 1) for start, end in one.stretches(in_lower))
    joined: list[Stretch] = []
    for start, end in sorted(folded.source_span(*stretch) for stretch in set(found)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _is_edge(text: str, at: int) -> bool:
    """Whether a word may begin or end at an offset of a folded text."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if _combines(after):
        return False
    if not (before.isalnum() or _combines(before)) or not after.isalnum():
        return True
    return has_unspaced(before + after)


def _combines(character: str) -> bool:
    return character > "~" and unicodedata.category(character)[0] == "M"
