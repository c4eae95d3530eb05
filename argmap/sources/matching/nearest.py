"""Find the passage that is closest to a quote that is not in its source.

The rarest words of the quote vote for the place. There the words are compared one by one, or letter by letter in
scripts without spaces. The passage begins and ends with the first and last words of the quote, if they occur there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from argmap.near import near
from argmap.reading.map_document import Quote
from argmap.sources.matching.characters import BROKEN
from argmap.sources.matching.edges import is_edge
from argmap.sources.matching.folding import OMISSION, Folded, fold
from argmap.sources.matching.tokens import Tokens

_SEEDS = 12
_MAX_SEED_PLACES = 500
_MAX_WORDS = 300
"""The maximum number of words of a quote that are compared."""
_LIKE = 0.5
_CUT = re.compile(rf"([^\s{BROKEN}]+){BROKEN}([^\s{BROKEN}]+)")
_FARTHEST = 8
"""The maximum number of extra words at an end of the passage, up to the first or last word of the quote."""


class Nearest(NamedTuple):
    """The passage closest to a quote: its span in the source, and its words, with differing ones in brackets.

    ``likeness`` is from 0 to 1; ``unique`` says that no other passage has nearly as many words of the quote.
    ``words`` is the passage as a quote would have it. ``whole`` says that it has the first and the last word of the
    quote.
    """

    span: tuple[int, int]
    marked: str
    likeness: float
    unique: bool
    words: str
    whole: bool


def nearest(folded: Folded, quote: Quote) -> Nearest | None:
    """The passage closest to a quote that was not found; None if nothing is similar, or no effort is left."""
    reading = folded.last_reading
    wanted = Tokens(fold(OMISSION.sub(" ", quote.text)))
    del wanted.words[_MAX_WORDS:], wanted.cores[_MAX_WORDS:]
    vote = _vote(reading, wanted) if wanted.words else None
    if vote is None:
        return None
    voted, unique = vote
    slack = max(3, len(wanted.words) // 4)
    first = max(0, voted - slack)
    source = reading.tokens
    window = source.cores[first : voted + len(wanted.words) + slack]
    if not folded.effort.spend(_steps(window, wanted.cores)):
        return None
    low, high = _ends(window, wanted.cores, voted - first)
    if low >= high:
        return None
    low, high = _grown(reading, first + low, first + high)
    start, end = source.span(low, high - 1)
    passage, meant = source.content[start:end].replace(BROKEN, ""), " ".join(wanted.words)
    if not folded.effort.spend(_steps(passage, meant)):
        return None
    likeness = SequenceMatcher(None, passage, meant, autojunk=False).ratio()
    if likeness < _LIKE:
        return None
    start += _signs(source.words[low][::-1], wanted.words[0][::-1])
    end -= _signs(source.words[high - 1], wanted.words[-1])
    whole = source.cores[low] == wanted.cores[0] and source.cores[high - 1] == wanted.cores[-1]
    marked = _marked(source, low, high, end, wanted.words)
    words = _put_together(reading.written(start, end), meant)
    return Nearest(reading.source_span(start, end), marked, likeness, unique, words, whole)


def _put_together(words: str, wanted: str) -> str:
    """The words, with each word that a line end divides joined: with a hyphen if the quote has one."""

    def joined(cut: re.Match[str]) -> str:
        hyphen = f"{cut[1]}-{cut[2]}" in wanted or not cut[1][-1].isalpha() or not cut[2][0].islower()
        return f"{cut[1]}{'-' if hyphen else ''}{cut[2]}"

    while BROKEN in words:
        made = _CUT.sub(joined, words)
        words = made if made != words else words.replace(BROKEN, "-")
    return words


def _ends(window: list[str], wanted: list[str], voted: int) -> tuple[int, int]:
    """The bounds of the passage in a window: at the quote's first and last word, or as long as the quote."""
    blocks = [
        block for block in SequenceMatcher(None, window, wanted, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        low = max(0, voted)
        return low, min(len(window), low + len(wanted))
    first, last = blocks[0], blocks[-1]
    low, high = max(0, first.a - first.b), min(len(window), last.a + len(wanted) - last.b)
    if first.b:
        farthest = max(0, low - _FARTHEST)
        low = max((at for at in range(farthest, first.a) if window[at] == wanted[0]), default=low)
    if last.b + last.size < len(wanted):
        after = last.a + last.size
        ends = (at for at in range(after, min(len(window), high + _FARTHEST)) if window[at] == wanted[-1])
        high = next(ends, high - 1) + 1
    return low, high


def _grown(reading: Folded, low: int, high: int) -> tuple[int, int]:
    """The bounds, extended until they are at edges of words, where a quote may begin and end."""
    words = reading.tokens
    for _ in range(_FARTHEST):
        start, end = words.span(low, high - 1)
        first, last = reading.read_span(start, end)
        before, after = is_edge(reading.read, first), is_edge(reading.read, last)
        if before and after:
            break
        low -= not before and low > 0
        high += not after and high < len(words.words)
    return low, high


def _steps(passage: Sequence[str], wanted: Sequence[str]) -> int:
    """The approximate effort to match two sequences; repetitive ones take longest."""
    counts = Counter(wanted)
    return 10 * sum(count * counts[item] for item, count in Counter(passage).items())


def _signs(word: str, wanted: str) -> int:
    """The number of punctuation marks after a word that the quote may leave out."""
    after = word.removeprefix(wanted)
    return len(after) if word.startswith(wanted) and not any(map(_is_written, after)) else 0


def _is_written(character: str) -> bool:
    """Whether a character is part of a word, a number or an amount."""
    return character.isalnum() or unicodedata.category(character)[0] in "MS"


def _vote(reading: Folded, wanted: Tokens) -> tuple[int, bool] | None:
    """The number of the most probable first word of the passage, and whether no other is nearly as good."""
    places = reading.tokens.places
    known = [(number, seed) for number, seed in wanted.seeds() if seed in places]
    rarest = sorted(known, key=lambda seed: len(places[seed[1]]))[:_SEEDS]
    votes = Counter(place - number for number, seed in rarest for place in places[seed][:_MAX_SEED_PLACES])
    if not votes:
        return _alike_word(reading, wanted)
    around = {start: count + votes.get(start - 1, 0) + votes.get(start + 1, 0) for start, count in votes.items()}
    best = max(around, key=lambda start: (around[start], votes[start], -start))
    size = len(wanted.words)
    rivals = (start for start, count in around.items() if 4 * count >= 3 * around[best] and abs(start - best) > size)
    return max(0, best), next(rivals, None) is None


def _alike_word(reading: Folded, wanted: Tokens) -> tuple[int, bool] | None:
    """A word similar to the longest one of the quote, if no word of the quote is in the source."""
    longest = max(wanted.cores, key=len)
    places = reading.tokens.places
    word = near(longest, places) if reading.effort.spend(2 * len(places)) else None
    if word is None:
        return None
    return max(0, places[word][0] - wanted.cores.index(longest)), len(places[word]) == 1


def _marked(source: Tokens, low: int, high: int, end: int, wanted: list[str]) -> str:
    """The passage with differing words in brackets. Punctuation at the ends of words is not compared."""
    passage = source.words[low:high]
    plain = [_bare(word) for word in passage]
    shown: list[str] = []
    compared = SequenceMatcher(None, plain, [_bare(word) for word in wanted], autojunk=False)
    for change, first, last, _, _ in compared.get_opcodes():
        start = source.starts[low + first] if low + first < len(source.words) else len(source.content)
        words = source.content[start : min(end, source.span(low, low + last - 1)[1])] if last > first else ""
        blank = " " if shown and source.content[start - 1 : start] in (" ", "") else ""
        shown.append(blank + (words if change == "equal" else f"[{words}]"))
    return "".join(shown).replace(BROKEN, "")


def _bare(word: str) -> str:
    """A word without punctuation at its ends, joined if a line end divides it."""
    first = next((at for at, one in enumerate(word) if _is_written(one)), None)
    if first is None:
        return word
    last = next(at for at in range(len(word), 0, -1) if _is_written(word[at - 1]))
    first -= first == 1 and word[0] == "-"
    return word[first:last].replace(BROKEN, "")
