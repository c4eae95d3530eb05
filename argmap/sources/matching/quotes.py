"""Find quotes in their sources: in the first reading, or else in the second."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from argmap.reading.map_document import Quote
from argmap.sources.matching.edges import has_word
from argmap.sources.matching.folding import OMISSION, Folded, fold
from argmap.sources.matching.search import seek
from argmap.text import Text

HOW = ("exact", "typography", "layout")
"""How a quote was matched, the strongest first: exactly, apart from white space; after folding; in a second
reading."""
_MAX_OTHERS = 9
_UNITS_OF_QUOTE = 30


class Match(NamedTuple):
    """The place of a quote: the spans of its parts in the source, the other possible places, and how it matched.

    Pages are given by their labels, if the source has pages.
    """

    spans: tuple[tuple[int, int], ...]
    line: int
    other_lines: tuple[int, ...] = ()
    how: str = HOW[0]
    page: str | None = None
    other_pages: tuple[str, ...] = ()

    @property
    def longest_omission(self) -> int:
        """The length of the longest omission between two parts, in characters."""
        return max((after[0] - before[1] for before, after in zip(self.spans, self.spans[1:], strict=False)), default=0)


class _Part(NamedTuple):
    """A part of a quote, as written and folded."""

    written: str
    folded: str


def find(folded: Folded, quotes: Sequence[Quote]) -> list[Match | None]:
    """The place of each quote; None if it is not in the source, not on its line or page, or has no word.

    When the effort of ``folded`` is spent, the remaining quotes get None too.
    """
    parts = [_parts(quote) for quote in quotes]
    if not folded.effort.spend(_UNITS_OF_QUOTE * len(quotes)):
        return [None] * len(quotes)
    reading: _Reading = _FirstReading(folded, parts)
    matches = [_match(reading, quote, part) if part else None for quote, part in zip(quotes, parts, strict=True)]
    missing = [number for number, match in enumerate(matches) if match is None and parts[number]]
    if missing and folded.second is not None and folded.effort.spend(_UNITS_OF_QUOTE * len(missing)):
        reading = _SecondReading(folded.second, [parts[number] for number in missing])
        for number in missing:
            matches[number] = _match(reading, quotes[number], parts[number])
    return matches


def holds(text: str, words: str) -> bool:
    """Whether a text contains words, as a source contains a quote."""
    return (
        bool(text) and find(Folded(Text("", text)), [Quote(words, None, None, Text("", "").span(0, 0))])[0] is not None
    )


def everywhere(folded: Folded, words: str, to: str | None = None) -> Iterator[tuple[int, int]]:
    """Each range of a source that has the words, or that runs from them to the words ``to``. Ranges do not overlap."""
    ends = [to] if to is not None else []
    parts = [_Part(one, fold(one)) for one in (words, *ends)]
    if not all(has_word(part.folded) for part in parts):
        return
    found = list(_stretches(_FirstReading(folded, [parts]), parts))
    if not found and folded.second is not None:
        found = list(_stretches(_SecondReading(folded.second, [parts]), parts))
    yield from found


def _stretches(reading: _Reading, parts: list[_Part]) -> Iterator[tuple[int, int]]:
    """Each range from the first part to the next place of the last."""
    first, *last = [reading.spots(part) for part in parts]
    after = 0
    for number, start in enumerate(first.starts):
        if start < after:
            continue
        after = first.end(number)
        if last:
            later = last[0].first_from(after)
            if later == len(last[0].starts):
                return
            after = last[0].end(later)
        yield reading.folded.source_span(start, after)


def _parts(quote: Quote) -> list[_Part]:
    if not has_word(quote.text):
        return []
    written = OMISSION.split(quote.text) if "[" in quote.text else (quote.text,)
    return [_Part(words, part) for words in written if (part := fold(words))]


class Spots(NamedTuple):
    """The places of a passage in a reading: their starts, in order, and their ends."""

    starts: Sequence[int]
    size: int
    ends: Sequence[int] | None = None

    def end(self, number: int) -> int:
        return self.starts[number] + self.size if self.ends is None else self.ends[number]

    def first_from(self, offset: int) -> int:
        """The number of the first place that begins at or after an offset."""
        return bisect.bisect_left(self.starts, offset)

    def last_before(self, offset: int) -> int:
        """The number of the last place that ends at or before an offset."""
        if self.ends is None:
            return bisect.bisect_right(self.starts, offset - self.size) - 1
        return bisect.bisect_right(self.ends, offset) - 1


class _FirstReading:
    """The first reading: the folded source."""

    def __init__(self, folded: Folded, parts: Iterable[list[_Part]]) -> None:
        self.folded = folded
        self.places = seek(folded, {part.folded for some in parts for part in some})
        self.seen: dict[str, array[int]] = {}

    def spots(self, part: _Part) -> Spots:
        """The visible places of a part. Many quotes may share a part, and it may occur everywhere."""
        size = len(part.folded)
        if not self.folded.hides_words:
            return Spots(self.places[part.folded], size)
        if part.folded not in self.seen:
            places = (at for at in self.places[part.folded] if self.folded.is_seen(at, at + size))
            self.seen[part.folded] = array("q", places)
        return Spots(self.seen[part.folded], size)


class _SecondReading:
    """The second reading: the source without traces of printing and markup."""

    def __init__(self, folded: Folded, parts: Iterable[list[_Part]]) -> None:
        from argmap.sources.matching.second_reading import seek, spellings  # most quotes are found in the first

        self.folded = folded
        written = {part.written for some in parts for part in some}
        self.spellings = {words: spellings(words, folded.markup) for words in written}
        self.places = seek(folded, {one for some in self.spellings.values() for one in some})

    def spots(self, part: _Part) -> Spots:
        """The places of a part as it is written, or else as its second reading has it."""
        found = [self.places[one] for one in self.spellings[part.written] if one in self.places]
        starts, ends = next((one for one in found if one.starts), ((), ()))
        return Spots(starts, 0, ends)


_Reading: TypeAlias = _FirstReading | _SecondReading


def _match(reading: _Reading, quote: Quote, parts: list[_Part]) -> Match | None:
    """The first path through the parts of a quote, or the one that begins on its line or page."""
    spots = [reading.spots(part) for part in parts]
    first = spots[0].starts
    if len(parts) == 1 and quote.line is None and quote.page is None and len(first) < 2:
        return _made(reading, parts, [(first[0], spots[0].end(0))]) if first else None
    if not all(one.starts for one in spots):
        return None
    ways = chain.from_iterable(_ways(spots, *some) for some in _chosen(reading, first, quote))
    way = next(ways, None)
    if way is None:
        return None
    match = _made(reading, parts, way)
    if quote.line is None and len(first) > 1:
        folded = reading.folded
        begun = [other[0] for other in islice(ways, _MAX_OTHERS)]
        match = match._replace(other_lines=tuple(folded.line_of(start) for start, _ in begun))
        if match.page is not None:
            pages = (folded.text.page(folded.source_span(*stretch)[0]) for stretch in begun)
            match = match._replace(other_pages=tuple(page for page in pages if page is not None))
    return match


def _made(reading: _Reading, parts: list[_Part], way: list[tuple[int, int]]) -> Match:
    spans = tuple([reading.folded.source_span(*stretch) for stretch in way])
    text = reading.folded.text
    start = spans[0][0]
    return Match(spans, text.position(start)[0], (), _how(text.content, parts, spans), text.page(start))


def _chosen(reading: _Reading, starts: Sequence[int], quote: Quote) -> Iterator[tuple[int, int]]:
    """The range of numbers of the places that begin on the line and the page of a quote."""
    low, high = (0, len(starts)) if quote.line is None else _on_line(reading, starts, quote.line)
    if quote.page is None:
        yield low, high
        return

    def place(start: int) -> int:
        return reading.folded.source_span(start, start + 1)[0]

    for start, end in reading.folded.text.pages(quote.page):
        first = bisect.bisect_left(starts, start, low, high, key=place)
        yield first, bisect.bisect_left(starts, end, first, high, key=place)


def _on_line(reading: _Reading, starts: Sequence[int], line: int) -> tuple[int, int]:
    """The range of numbers of the places that begin on a line."""
    line_of = reading.folded.line_of
    return bisect.bisect_left(starts, line, key=line_of), bisect.bisect_right(starts, line, key=line_of)


def _ways(spots: list[Spots], low: int, high: int) -> Iterator[list[tuple[int, int]]]:
    """The paths through all parts, in order, that begin at the places from ``low`` to before ``high``.

    From each place, the path goes to the nearest place of the next part; if the first part recurs before the second,
    the later place begins the path.
    """
    number = low
    while number < high:
        ends = _onward(spots, number)
        if ends is None:
            return
        limit = ends[-1][0]
        for spot in spots[-2:0:-1]:
            limit = spot.starts[spot.last_before(limit)]
        if len(spots) > 1:
            number = min(spots[0].last_before(limit), high - 1)
            ends = _onward(spots, number) or ends
        yield ends
        number += 1


def _onward(spots: list[Spots], number: int) -> list[tuple[int, int]] | None:
    """The nearest path from a place of the first part."""
    way = [(spots[0].starts[number], spots[0].end(number))]
    for spot in spots[1:]:
        later = spot.first_from(way[-1][1])
        if later == len(spot.starts):
            return None
        way.append((spot.starts[later], spot.end(later)))
    return way


def _how(content: str, parts: list[_Part], spans: Iterable[tuple[int, int]]) -> str:
    """How the weakest match among the parts was made."""
    weakest = 0
    for part, (start, end) in zip(parts, spans, strict=True):
        words = content[start:end]
        if words != part.written and words.replace("\n", " ") != part.written and words.split() != part.written.split():
            weakest = max(weakest, 1 if fold(words) == part.folded else 2)
    return HOW[weakest]
