"""The words of a folded text, by number; of scripts without spaces each character is one."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, pairwise

from argmap.sources.characters import WITHOUT_SPACES, unspaced_scripts

_MOST_SEARCHED = 4_000_000
_TOKEN = re.compile(rf"[{WITHOUT_SPACES}]|[^\s{WITHOUT_SPACES}]+")


class Tokens:
    """The words of a folded text; of a very long one, those at its beginning.

    ``cores`` are the words without case and signs. ``places`` are the numbers of the words with a certain core; of
    characters in scripts without spaces, of two in a row, for one alone says little.
    """

    def __init__(self, content: str) -> None:
        self.content = content[:_MOST_SEARCHED]
        if unspaced_scripts().search(self.content) is None:
            self.words = self.content.split(" ") if self.content else []
            self.starts = array("q", accumulate((len(word) + 1 for word in self.words), initial=0))
        else:
            found = list(_TOKEN.finditer(self.content))
            self.words = [one[0] for one in found]
            self.starts = array("q", [one.start() for one in found])
        self.cores = [core(word) for word in self.words]
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, seed in self.seeds():
            self.places[seed].append(number)

    def seeds(self) -> Iterator[tuple[int, str]]:
        """What is looked up to find a place: words by their numbers, in scripts without spaces two characters."""
        for number, (word, following) in enumerate(pairwise([*self.cores, ""])):
            if unspaced_scripts().match(word) is None:
                yield number, word
            elif unspaced_scripts().match(following) is not None:
                yield number, word + following

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text from one word to another, both by their numbers."""
        return self.starts[first], self.starts[last] + len(self.words[last])


def core(word: str) -> str:
    """A word without case and signs; of signs alone, the signs."""
    return (word if word.isalnum() else "".join(filter(str.isalnum, word)) or word).casefold()
