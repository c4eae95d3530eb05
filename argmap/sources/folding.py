"""The form in which quotes and sources are compared: white space, typographic quotes and dashes are folded.

Case counts, and so does every other character. A folded text knows where each of its characters stands in the
original.
"""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from argmap.text import Text

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_WORDS = re.compile(r"\S+")
_BLANK = re.compile(r"\s")
_PIECE = 65_536
_MOST_SEARCHED = 4_000_000
_EFFORT = 22_000_000
OMISSION = re.compile(r"\[(?:\.\.\.|…)\]")
"""Stands in a quote for words that are left out."""


class Effort:
    """How much comparing is still allowed: quotes and sources can be made so that they would take for ever."""

    def __init__(self, left: int = _EFFORT) -> None:
        self.left = left

    def spend(self, units: int) -> bool:
        """Take some of it, ten units for about a microsecond; false where nothing is left."""
        self.left -= units
        return self.left > 0


def fold(words: str) -> str:
    """The words in the form in which they are compared."""
    return " ".join(words.translate(_SAME).split())


def holds_words(folded: str, words: str) -> bool:
    """Whether folded words stand in a folded text, at the edges of words."""
    inside = rf"(?<!\w){re.escape(words)}" if words[:1].isalnum() else re.escape(words)
    return re.search(inside + r"(?!\w)" if words[-1:].isalnum() else inside, folded) is not None


class Folded:
    """A folded source text.

    It is folded in pieces that end at blanks; where the words of a piece stand is looked up when it is asked for, for
    a long text has millions of words and few of them are quoted.
    """

    def __init__(self, text: Text, effort: Effort | None = None) -> None:
        self.text = text
        self.effort = effort or Effort()
        self.places: dict[str, array[int]] = {}  # of passages that were looked for
        self._originals = array("q")  # where each piece begins in the original
        self._starts = array("q")  # and where its words begin in the folded text
        self._even = bytearray()
        self._tables: dict[int, tuple[array[int], array[int]]] = {}
        pieces = []
        length = 0
        for start, end in self._cuts():
            raw = text.content[start:end]
            piece = fold(raw)
            if piece:
                even = len(piece) == len(raw.strip())  # nothing was folded away: its characters stand as they stood
                self._even.append(even)
                self._originals.append(start + len(raw) - len(raw.lstrip()) if even else start)
                self._starts.append(length)
                pieces.append(piece)
                length += len(piece) + 1
        self.content = " ".join(pieces)

    def _cuts(self) -> Iterator[tuple[int, int]]:
        start, content = 0, self.text.content
        while start < len(content):
            blank = _BLANK.search(content, start + _PIECE)
            end = blank.start() if blank else len(content)
            yield start, end
            start = end

    def _table(self, piece: int) -> tuple[array[int], array[int]]:
        """Where each word of a piece begins, in the original and in the folded text."""
        if piece not in self._tables:
            originals, starts = array("q"), array("q")
            length = self._starts[piece]
            end = self._originals[piece + 1] if piece + 1 < len(self._originals) else len(self.text.content)
            for word in _WORDS.finditer(self.text.content, self._originals[piece], end):
                originals.append(word.start())
                starts.append(length)
                length += word.end() - word.start() + 1
            self._tables[piece] = originals, starts
        return self._tables[piece]

    def original(self, offset: int) -> int:
        """Where a character of the folded text stands in the original."""
        piece = bisect.bisect_right(self._starts, offset) - 1
        if piece < 0:
            return 0
        if self._even[piece]:
            return self._originals[piece] + offset - self._starts[piece]
        originals, starts = self._table(piece)
        word = bisect.bisect_right(starts, offset) - 1
        return originals[word] + offset - starts[word]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the folded text, not empty, stands for."""
        return self.original(start), self.original(end - 1) + 1

    def on_edges(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends at the edges of words."""
        content = self.content
        if start and content[start].isalnum() and content[start - 1].isalnum():
            return False
        return not (end < len(content) and content[end - 1].isalnum() and content[end].isalnum())

    @cached_property
    def vocabulary(self) -> dict[str, list[int]]:
        """Where each word stands, by its number: what the nearest passage of a quote is looked for with."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            places.setdefault(word.casefold(), []).append(number)
        return places

    @cached_property
    def words(self) -> list[str]:
        """The words, of a very long text those at its beginning."""
        return self.content[:_MOST_SEARCHED].split(" ")

    @cached_property
    def _word_starts(self) -> array[int]:
        return array("q", accumulate((len(word) + 1 for word in self.words), initial=0))

    def word_span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the original from one word to another, both by their numbers."""
        return self.original_span(self._word_starts[first], self._word_starts[last] + len(self.words[last]))
