"""The form in which quotes and sources are compared: white space, typographic quotes and dashes are folded.

Case counts, and so does every other character. A folded text knows where each of its characters stands in the
original.
"""

from __future__ import annotations

import bisect
import re
from array import array
from functools import cached_property

from argmap.text import Text

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_WORDS = re.compile(r"\S+")
OMISSION = re.compile(r"\s*\[(?:\.\.\.|…)\]\s*")
"""Stands in a quote for words that are left out."""


def fold(words: str) -> str:
    """The words in the form in which they are compared."""
    return " ".join(words.translate(_SAME).split())


class Folded:
    """A folded source text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._originals = array("q")  # where each word begins in the original
        self._starts = array("q")  # and in the folded text
        same = text.content.translate(_SAME)
        parts = []
        length = 0
        for word in _WORDS.finditer(same):
            self._originals.append(word.start())
            self._starts.append(length)
            parts.append(word[0])
            length += word.end() - word.start() + 1
        self.content = " ".join(parts)

    def original(self, offset: int) -> int:
        """Where a character of the folded text stands in the original."""
        word = bisect.bisect_right(self._starts, offset) - 1
        return self._originals[word] + offset - self._starts[word] if word >= 0 else 0

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
        return self.content.split(" ")

    def word_span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the original from one word to another, both by their numbers."""
        return self._originals[first], self._originals[last] + len(self.words[last])
