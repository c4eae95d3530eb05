"""Quotes found in their sources.

All quotes of a source are looked for in one pass over its words: each word's place is looked up in tables of the
quotes' first characters, so that the time does not grow with the number of quotes times the length of the source.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from argmap.near import near
from argmap.reading.document import Quote
from argmap.sources.folding import OMISSION, Folded, fold

_MOST_PLACES = 64
"""How many places of one passage are kept: more say no more than that it is common."""
LONGEST_OMISSION = 20_000
"""How many characters after one part of a quote the next is looked for: what is further away is another passage."""
_PREFIXES = (12, 4, 1)
_UNITS_AT_ONCE = 10_000
_WORD = re.compile(r"[^\W_]+")  # its edges are those of ``Folded.on_edges``
_SEEDS = 12
_MOST_SEED_PLACES = 500
_MOST_OTHERS = 9
_MOST_WORDS = 300
"""How many words of a quote are compared at most to find the passage nearest to it."""
_LIKE = 0.5


class Match(NamedTuple):
    """Where a quote stands: the spans of its parts in the source, by offsets, and where else it could stand."""

    spans: tuple[tuple[int, int], ...]
    line: int
    other_lines: tuple[int, ...] = ()

    @property
    def longest_omission(self) -> int:
        """How many characters are left out at most between two parts."""
        return max((after[0] - before[1] for before, after in zip(self.spans, self.spans[1:], strict=False)), default=0)


class Nearest(NamedTuple):
    """The passage that is most like a quote: its span in the source, and its words, the differing ones in brackets.

    ``likeness`` is from 0 to 1; ``unique`` says that no other passage has nearly as many words of the quote.
    """

    span: tuple[int, int]
    marked: str
    likeness: float
    unique: bool


def find(folded: Folded, quotes: Sequence[Quote]) -> list[Match | None]:
    """Each quote's place; None where it does not stand in the source, or not on its line.

    Where the effort of ``folded`` is spent, what is still to be found is None too.
    """
    parts = [_parts(quote) for quote in quotes]
    places = _first_places(folded, {part[0] for part in parts if part})
    return [
        _match(folded, quote, part, places[part[0]]) if part else None
        for quote, part in zip(quotes, parts, strict=True)
    ]


def _parts(quote: Quote) -> list[str]:
    return [part for piece in OMISSION.split(quote.text) if (part := fold(piece))]


def _first_places(folded: Folded, wanted: Iterable[str]) -> dict[str, array[int]]:
    """Where each wanted passage begins, at the edges of words; each is looked for once."""
    places = folded.places
    new = {passage: array("q") for passage in wanted if passage not in places}
    places.update(new)
    # By the length of a beginning and by the beginning itself: where in a passage it stands, and how long that is.
    tables: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    met: set[tuple[str, int, int]] = set()
    for passage in new:
        word = _WORD.search(passage)
        lead = word.start() if word else 0
        length = next((size for size in _PREFIXES if size <= len(passage) - lead), 0)
        if word is None or not length:
            places[passage].extend(islice(occurrences(folded, passage), _MOST_PLACES))
            continue
        shape = (passage[lead : lead + length], lead, len(passage))
        if shape not in met:
            met.add(shape)
            tables[length][shape[0]].append(shape[1:])
    _find_starts(folded, tables, new)
    return places


def _find_starts(
    folded: Folded, tables: dict[int, dict[str, list[tuple[int, int]]]], places: dict[str, array[int]]
) -> None:
    """The one pass: at each word, look whether a passage begins there."""
    content = folded.content
    lookups = [(length, table.get) for length, table in tables.items()]
    units = 0
    for word in _WORD.finditer(content) if tables else ():
        start = word.start()
        for length, lookup in lookups:
            shapes = lookup(content[start : start + length])
            if shapes is not None:
                units += _note(folded, start, shapes, places)
        if units > _UNITS_AT_ONCE:
            if not folded.effort.spend(units):
                return
            units = 0


def _note(folded: Folded, start: int, shapes: list[tuple[int, int]], places: dict[str, array[int]]) -> int:
    """Keep the places of the passages that begin with the word at ``start``; how much effort that took."""
    units = 1
    for lead, size in shapes:
        units += 2 + size // 200
        place = start - lead
        found = places.get(folded.content[place : place + size]) if place >= 0 else None
        if found is None or len(found) >= _MOST_PLACES or (found and found[-1] >= place):
            continue
        if folded.on_edges(place, place + size):
            found.append(place)
    return units


def occurrences(folded: Folded, passage: str, start: int = 0, stop: int | None = None) -> Iterator[int]:
    """Where a folded passage stands in a folded text, from ``start`` on and before ``stop``, at the edges of words."""
    while folded.effort.spend(10) and (start := folded.content.find(passage, start, stop)) >= 0:
        if folded.on_edges(start, start + len(passage)):
            yield start
        start += 1


def _match(folded: Folded, quote: Quote, parts: list[str], places: Iterable[int]) -> Match | None:
    found = (match for place in places if (match := _from(folded, parts, place)) is not None)
    if quote.line is not None:
        return next((match for match in found if match.line == quote.line), None)
    first = next(found, None)
    if first is None:
        return None
    return first._replace(other_lines=tuple(match.line for match in islice(found, _MOST_OTHERS)))


def _from(folded: Folded, parts: list[str], place: int) -> Match | None:
    """The match whose first part stands at ``place``; each further part stands as early as it can."""
    if not folded.effort.spend(30):
        return None
    stretches = [(place, place + len(parts[0]))]
    for part in parts[1:]:
        behind = stretches[-1][1]
        start = next(occurrences(folded, part, behind, behind + LONGEST_OMISSION), None)
        if start is None:
            return None
        stretches.append((start, start + len(part)))
    spans = tuple(folded.original_span(*stretch) for stretch in stretches)
    return Match(spans, folded.text.position(spans[0][0])[0])


def nearest(folded: Folded, quote: Quote) -> Nearest | None:
    """The passage that is most like a quote that was not found; None where nothing is like it.

    The quote's rarest words vote for the place; there the words are compared one by one.
    """
    wanted = fold(OMISSION.sub(" ", quote.text)).split(" ")[:_MOST_WORDS]
    vote = _vote(folded, wanted)
    if vote is None:
        return None
    voted, unique = vote
    slack = max(3, len(wanted) // 4)
    first = max(0, voted - slack)
    window = folded.words[first : voted + len(wanted) + slack]
    if not folded.effort.spend(_steps(window, wanted) + _steps(" ".join(window), " ".join(wanted))):
        return None
    compared = SequenceMatcher(None, window, wanted, autojunk=False)
    blocks = [block for block in compared.get_matching_blocks() if block.size]
    if not blocks:
        low, high = slack if voted >= slack else voted, min(len(window), slack + len(wanted))
    else:
        low = max(0, blocks[0].a - blocks[0].b)
        high = min(len(window), blocks[-1].a + blocks[-1].size + len(wanted) - blocks[-1].b - blocks[-1].size)
    passage = window[low:high]
    likeness = SequenceMatcher(None, " ".join(passage), " ".join(wanted), autojunk=False).ratio() if passage else 0.0
    if likeness < _LIKE:
        return None
    start, end = folded.word_span(first + low, first + high - 1)
    before, behind = _signs(passage[0][::-1], wanted[0][::-1]), _signs(passage[-1], wanted[-1])
    passage[0] = passage[0][before:]
    passage[-1] = passage[-1][: len(passage[-1]) - behind]
    return Nearest((start + before, end - behind), _marked(passage, wanted), likeness, unique)


def _steps(passage: Sequence[str], wanted: Sequence[str]) -> int:
    """About how many units of effort it takes to match two sequences: what is repetitive takes longest."""
    counts = Counter(wanted)
    return 10 * sum(count * counts[item] for item, count in Counter(passage).items())


def _signs(word: str, wanted: str) -> int:
    """How many signs stand behind a word, such as a comma, which the quote need not have."""
    behind = word.removeprefix(wanted)
    return len(behind) if word.startswith(wanted) and not any(map(str.isalnum, behind)) else 0


def _vote(folded: Folded, wanted: list[str]) -> tuple[int, bool] | None:
    """The number of the word at which the passage most probably begins, and whether no other is nearly as good."""
    vocabulary = folded.vocabulary
    known = [(number, word) for number, word in enumerate(map(str.casefold, wanted)) if word in vocabulary]
    rarest = sorted(known, key=lambda seed: len(vocabulary[seed[1]]))[:_SEEDS]
    votes = Counter(place - number for number, word in rarest for place in vocabulary[word][:_MOST_SEED_PLACES])
    if not votes:
        return _alike_word(folded, wanted)
    around = {start: count + votes.get(start - 1, 0) + votes.get(start + 1, 0) for start, count in votes.items()}
    best = max(around, key=lambda start: (around[start], votes[start], -start))
    rivals = (
        start for start, count in around.items() if 4 * count >= 3 * around[best] and abs(start - best) > len(wanted)
    )
    return max(0, best), next(rivals, None) is None


def _alike_word(folded: Folded, wanted: list[str]) -> tuple[int, bool] | None:
    """Where no word of the quote stands in the source: a word that is like its longest."""
    longest = max(wanted, key=len).casefold()
    word = near(longest, folded.vocabulary) if folded.effort.spend(2 * len(folded.vocabulary)) else None
    if word is None:
        return None
    places = folded.vocabulary[word]
    return max(0, places[0] - [w.casefold() for w in wanted].index(longest)), len(places) == 1


def _marked(passage: list[str], wanted: list[str]) -> str:
    """The passage with the words that the quote has otherwise in brackets."""
    words: list[str] = []
    for change, low, high, _, _ in SequenceMatcher(None, passage, wanted, autojunk=False).get_opcodes():
        if change == "equal":
            words.extend(passage[low:high])
        elif high > low:
            words.append("[" + " ".join(passage[low:high]) + "]")
        else:
            words.append("[]")
    return " ".join(words)
