"""The words of a folded text, by number; in scripts without spaces, each character is a word."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, pairwise

from argmap.sources.matching.characters import WITHOUT_SPACES, has_unspaced

_MAX_SEARCHED = 4_000_000
_TOKEN = re.compile(rf"[{WITHOUT_SPACES}]|[^\s{WITHOUT_SPACES}]+")


class Tokens:
    """The words of a folded text; only the first ones of a very long text.

    ``cores`` are the words without case and signs. ``places`` are the numbers of the words with a certain core; of
    characters in scripts without spaces, of two in a row, for one alone says little.
    """

    def __init__(self, content: str) -> None:
        self.content = content[:_MAX_SEARCHED]
        if not has_unspaced(self.content):
            self.words = self.content.split(" ") if self.content else []
            self.starts = array("q", accumulate((len(word) + 1 for word in self.words), initial=0))
        else:
            self.words = _TOKEN.findall(self.content)
            self.starts = array("q", (one.start() for one in _TOKEN.finditer(self.content)))
        known = {word: core(word) for word in set(self.words)}
        self.cores = [known[word] for word in self.words]
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, seed in self.seeds():
            self.places[seed].append(number)

    def seeds(self) -> Iterator[tuple[int, str]]:
        """The index to find places: words by their numbers; in scripts without spaces, pairs of characters."""
        unspaced = {word for word in set(self.cores) if has_unspaced(word[:1])}
        if not unspaced:
            yield from enumerate(self.cores)
            return
        for number, (word, following) in enumerate(pairwise([*self.cores, ""])):
            if word not in unspaced:
                yield number, word
            elif following in unspaced:
                yield number, word + following

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The range of the text from one word to another, given by their numbers."""
        return self.starts[first], self.starts[last] + len(self.words[last])


def core(word: str) -> str:
    """A word without case and punctuation; punctuation alone stays the same."""
    return (word if word.isalnum() else "".join(filter(str.isalnum, word)) or word).casefold()
