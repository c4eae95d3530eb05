"""The passage that is most like a quote that is not in its source.

The quote's rarest words vote for the place; there the words are compared one by one, in scripts without spaces letter
by letter. The passage begins and ends where the quote's first and last words are, if they are there at all.
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
_MOST_SEED_PLACES = 500
_MOST_WORDS = 300
"""How many words of a quote are compared at most to find the passage nearest to it."""
_LIKE = 0.5
_CUT = re.compile(rf"([^\s{BROKEN}]+){BROKEN}([^\s{BROKEN}]+)")
_FARTHEST = 8
"""How many more words than the quote a passage may have at an end before the same word ends it."""


class Nearest(NamedTuple):
    """The passage that is most like a quote: its span in the source, and its words, the differing ones in brackets.

    ``likeness`` is from 0 to 1; ``unique`` says that no other passage has nearly as many words of the quote.
    ``words`` is what a quote of the passage would be, and ``whole`` says that its first and its last word are those of
    the quote.
    """

    span: tuple[int, int]
    marked: str
    likeness: float
    unique: bool
    words: str
    whole: bool


def nearest(folded: Folded, quote: Quote) -> Nearest | None:
    """The passage that is most like a quote that was not found; None where nothing is like it, or no effort is left."""
    reading = folded.last_reading
    wanted = Tokens(fold(OMISSION.sub(" ", quote.text)))
    del wanted.words[_MOST_WORDS:], wanted.cores[_MOST_WORDS:]
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
    """The words with those that the end of a line has cut as the quote writes them, or as one word."""

    def joined(cut: re.Match[str]) -> str:
        hyphen = f"{cut[1]}-{cut[2]}" in wanted or not cut[1][-1].isalpha() or not cut[2][0].islower()
        return f"{cut[1]}{'-' if hyphen else ''}{cut[2]}"

    while BROKEN in words:
        made = _CUT.sub(joined, words)
        words = made if made != words else words.replace(BROKEN, "-")
    return words


def _ends(window: list[str], wanted: list[str], voted: int) -> tuple[int, int]:
    """Where in a window the passage begins and ends: with the quote's first and last word, or as long as the quote."""
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
        behind = last.a + last.size
        ends = (at for at in range(behind, min(len(window), high + _FARTHEST)) if window[at] == wanted[-1])
        high = next(ends, high - 1) + 1
    return low, high


def _grown(reading: Folded, low: int, high: int) -> tuple[int, int]:
    """The same words, with those before and behind them that a quote may not be cut off from."""
    words = reading.tokens
    for _ in range(_FARTHEST):
        start, end = words.span(low, high - 1)
        first, last = reading.read_span(start, end)
        before, behind = is_edge(reading.read, first), is_edge(reading.read, last)
        if before and behind:
            break
        low -= not before and low > 0
        high += not behind and high < len(words.words)
    return low, high


def _steps(passage: Sequence[str], wanted: Sequence[str]) -> int:
    """About how many units of effort it takes to match two sequences: what is repetitive takes longest."""
    counts = Counter(wanted)
    return 10 * sum(count * counts[item] for item, count in Counter(passage).items())


def _signs(word: str, wanted: str) -> int:
    """How many signs are behind a word, such as a comma, which the quote need not have."""
    behind = word.removeprefix(wanted)
    return len(behind) if word.startswith(wanted) and not any(map(_is_written, behind)) else 0


def _is_written(character: str) -> bool:
    """Whether a character is a letter, a digit or a mark of one, or a sign of a number or of a sum."""
    return character.isalnum() or unicodedata.category(character)[0] in "MS"


def _vote(reading: Folded, wanted: Tokens) -> tuple[int, bool] | None:
    """The number of the word at which the passage most probably begins, and whether no other is nearly as good."""
    places = reading.tokens.places
    known = [(number, seed) for number, seed in wanted.seeds() if seed in places]
    rarest = sorted(known, key=lambda seed: len(places[seed[1]]))[:_SEEDS]
    votes = Counter(place - number for number, seed in rarest for place in places[seed][:_MOST_SEED_PLACES])
    if not votes:
        return _alike_word(reading, wanted)
    around = {start: count + votes.get(start - 1, 0) + votes.get(start + 1, 0) for start, count in votes.items()}
    best = max(around, key=lambda start: (around[start], votes[start], -start))
    size = len(wanted.words)
    rivals = (start for start, count in around.items() if 4 * count >= 3 * around[best] and abs(start - best) > size)
    return max(0, best), next(rivals, None) is None


def _alike_word(reading: Folded, wanted: Tokens) -> tuple[int, bool] | None:
    """Where no word of the quote is in the source: a word that is like its longest."""
    longest = max(wanted.cores, key=len)
    places = reading.tokens.places
    word = near(longest, places) if reading.effort.spend(2 * len(places)) else None
    if word is None:
        return None
    return max(0, places[word][0] - wanted.cores.index(longest)), len(places[word]) == 1


def _marked(source: Tokens, low: int, high: int, end: int, wanted: list[str]) -> str:
    """The passage with the words that the quote has otherwise in brackets; signs beside words are not compared."""
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
    """A word without the signs at its ends, and with what the end of a line has cut put together."""
    first = next((at for at, one in enumerate(word) if _is_written(one)), None)
    if first is None:
        return word
    last = next(at for at in range(len(word), 0, -1) if _is_written(word[at - 1]))
    first -= first == 1 and word[0] == "-"
    return word[first:last].replace(BROKEN, "")
