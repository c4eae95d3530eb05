"""Running heads, running feet and page numbers.

They are above or below everything else on their pages, and set apart. A line there is furniture if it recurs on a
nearby page at the same height, with the same words apart from a number that counts with the pages. Other titles are
not, nor are the first words of a page's text: a sentence, or one that continues below. Left and right pages may differ,
so nearby includes two pages away. Once most nearby pages have furniture at a height, the outermost line there is
furniture on every page, because heads that name a chapter change with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile, zip_longest
from statistics import median_low
from typing import NamedTuple

from argmap.sources.extraction.readers.pdf.line import Line
from argmap.sources.extraction.readers.pdf.lines import Sheet

_MAX_ROWS = 3
"""The maximum number of rows of lines above or below the text of a page."""
_MAX_WORDS = 200
_EDGE = 0.2
"""The maximum distance of furniture from the edge of its page, as a share of the page's height."""
_ENDS = (".", "!", "?", "。")
_SENTENCE = 5
"""The minimum number of words in a sentence: fewer words are a head, even with a full stop."""
_FEW_PAGES = 6
_NEARBY = 2
_BAND = 8
"""The number of pages before and after on which heads at a height are counted."""
_SHARE, _SURE = 0.6, 0.25
"""The minimum share of them with a line there, and with one that recurs or counts."""
_SAME = 2.0
"""The maximum distance, in points, between two lines at the same height."""
_GAP = 1.25
"""The minimum ratio of the distance of furniture from the text to that between two lines."""
_SIZES = 1.08
_PARAGRAPH = 2.5
"""The maximum distance between a first line that is text and the next one, in line steps."""
_SIGNS = (*_ENDS, ":", ";")
_DIGITS = re.compile(r"\d+")
_COUNTING = re.compile(
    r"[\W_]{0,3}(?:\w{1,8}\.?\s)?(?P<number>\d{1,5}|[ivxlcIVXLC]{1,8})(?:\s?/\s?\d{1,5}|\s\w{1,4}\s\d{1,5})?[\W_]{0,3}"
)
"""A page number: alone, after a word, or with the total number."""
_STEADY = 5
"""The minimum number of pages with a page count, in a file of ten pages or more."""
_FAR = 3
"""The number of words at each end of a row that may be the number of its page."""
_ALONE = re.compile(r"(?:\w{0,8}\W{0,3})?(?:\d{1,5}|[ivxlcIVXLC]{1,8})\W{0,3}")
"""A page number on a page with nothing else."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Row(NamedTuple):
    """Lines side by side at the edge of a page: the page number, the side, the distance from it, and the words.

    ``is_apart`` is true if the row is set apart from the next one further in, ``is_text`` if it still looks like text,
    and ``goes_on`` if its words may continue there.
    """

    page: int
    is_head: bool
    is_apart: bool
    is_text: bool
    goes_on: bool
    distance: float
    words: str
    lines: tuple[Line, ...]

    @property
    def pattern(self) -> str:
        """The common form of similar rows on other pages."""
        return _DIGITS.sub("#", self.words).casefold()

    @property
    def numbers(self) -> frozenset[tuple[bool, int]]:
        """The possible page numbers: whether each is at the beginning, and its value."""
        return _numbers(self.words)


@lru_cache(maxsize=4096)  # a row is compared with those of many pages, and heads are the same on many
def _numbers(row: str) -> frozenset[tuple[bool, int]]:
    words = row.split()
    ends = (
        (end, " ".join(words[:size] if end else words[-size:])) for end in (True, False) for size in range(1, _FAR + 2)
    )
    found = ((end, _COUNTING.fullmatch(some)) for end, some in ends)
    return frozenset((end, _value(number["number"])) for end, number in found if number is not None)


def furniture(sheets: list[Sheet]) -> frozenset[int]:
    """The lines, by their identity, that are not part of the text."""
    edges = [edge for number, sheet in enumerate(sheets) for edge in _edges(number, sheet)]
    at = {(edge[0].is_head, edge[0].page): edge for edge in edges if edge}
    steady = _steady([row for edge in edges for row in edge], len(sheets))
    known: dict[tuple[bool, int], list[_Row]] = {}
    for key, edge in at.items():
        sure = list(takewhile(lambda row: _comes_again(row, at, steady, len(sheets)), edge))
        while sure and not sure[-1].is_apart:
            sure.pop()
        if sure:
            known[key] = sure
    chosen = {id(line) for rows in known.values() for row in rows for line in row.lines}
    for key, edge in at.items():
        if key not in known and edge[0].is_apart and _is_in_band(edge[0], at, known, len(sheets)):
            chosen.update(id(line) for line in edge[0].lines)
    return frozenset(chosen)


def _comes_again(row: _Row, at: dict[tuple[bool, int], list[_Row]], steady: set[int], pages: int) -> bool:
    """Whether a row recurs on nearby pages; in a file of few pages, one suffices unless it is a sentence."""
    if any(_counts(row, other, steady) for other in _nearby(row, at, _NEARBY)):
        return True
    if not any(map(str.isalnum, row.words)) or (row.is_text and row.words.endswith(_ENDS)):
        return False
    is_sentence = row.words.endswith(_ENDS) and len(row.words.split()) >= _SENTENCE
    few = 1 if pages <= _FEW_PAGES and not is_sentence else 2
    same = [other for other in _nearby(row, at, _BAND) if _is_same(row, other)]
    return len(same) >= few and not all(one.goes_on for one in (row, *same))


def _steady(rows: list[_Row], pages: int) -> set[int]:
    """The offsets between printed numbers and page numbers that several pages share."""
    ahead = Counter(one for row in rows for one in {number - row.page for _, number in row.numbers})
    return {one for one, count in ahead.items() if count >= min(_STEADY, max(2, pages // 2))}


def _edges(number: int, sheet: Sheet) -> Iterator[list[_Row]]:
    """The rows at the upper and lower edge of a page, from the outermost inwards."""
    rows = _rows(sorted((line for line in sheet.lines if line.size > 0), key=lambda line: (line.top, line.left)))
    pitch = _pitch(rows)
    for is_head, ordered in ((True, rows), (False, rows[::-1])):
        edge: list[_Row] = []
        for row, inner in zip_longest(ordered[:_MAX_ROWS], ordered[1 : _MAX_ROWS + 1]):
            words = " ".join(line.words for line in row)
            distance = row[0].top if is_head else sheet.height - row[0].bottom
            if distance > _EDGE * sheet.height or len(words) > _MAX_WORDS:
                break
            is_apart = _is_apart(row, inner, pitch) if inner else _ALONE.fullmatch(words) is not None
            is_text = inner is not None and _is_text(row, inner, pitch)
            goes_on = is_text and inner is not None and _goes_on(*((row, inner) if is_head else (inner, row)))
            edge.append(_Row(number, is_head, is_apart, is_text, goes_on, distance, words, tuple(row)))
        yield edge


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Groups of lines side by side; ``lines`` are in the order of their height."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.top < (rows[-1][0].top + rows[-1][0].bottom) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) if len(row) > 1 else row for row in rows]


def _pitch(rows: list[list[Line]]) -> float:
    """The distance from a line to the next on a page."""
    steps = [
        below[0].bottom - above[0].bottom
        for above, below in pairwise(rows)
        if below[0].bottom - above[0].bottom < 2 * below[0].size
    ]
    return median_low(steps) if steps else 0.0


def _is_apart(outer: list[Line], inner: list[Line], pitch: float) -> bool:
    """Whether a row is set apart from the next one further in: by a gap, or by the size of its letters."""
    step = abs(inner[0].bottom - outer[0].bottom)
    sizes = sorted((outer[0].size, inner[0].size))
    return step > _GAP * pitch or sizes[1] > _SIZES * sizes[0]


def _is_text(outer: list[Line], inner: list[Line], pitch: float) -> bool:
    """Whether a row is aligned with the next one further in, within the distance of a paragraph, in the same size."""
    step = abs(inner[0].bottom - outer[0].bottom)
    sizes = sorted((outer[0].size, inner[0].size))
    return abs(outer[0].left - inner[0].left) < _SAME and step < _PARAGRAPH * pitch and sizes[1] < _SIZES * sizes[0]


def _goes_on(above: list[Line], below: list[Line]) -> bool:
    """Whether a sentence may continue from a row to the next one below."""
    return not above[-1].words.endswith(_SIGNS) and below[0].words[:1].islower()


def _nearby(row: _Row, at: dict[tuple[bool, int], list[_Row]], farthest: int) -> Iterator[_Row]:
    for page in range(row.page - farthest, row.page + farthest + 1):
        if page != row.page:
            yield from (other for other in at.get((row.is_head, page), ()) if _is_level(row, other))


def _is_level(row: _Row, other: _Row) -> bool:
    return abs(row.distance - other.distance) <= _SAME


def _is_same(row: _Row, other: _Row) -> bool:
    """Whether two rows of different pages have the same words in the same size."""
    return row.words == other.words and abs(row.lines[0].size - other.lines[0].size) <= _SAME / 2


def _counts(row: _Row, other: _Row, steady: set[int]) -> bool:
    """Whether two rows of different pages are similar, with numbers that count with the pages."""
    if abs(row.lines[0].size - other.lines[0].size) > _SAME / 2:
        return False
    step = other.page - row.page
    counted = {(end, number + step) for end, number in row.numbers if number - row.page in steady}
    if counted & other.numbers:
        return row.pattern == other.pattern or all(_ALONE.fullmatch(one.words) for one in (row, other))
    mirrored = {(not end, number) for end, number in counted} & other.numbers
    return bool(mirrored) and sorted(row.pattern.split()) == sorted(other.pattern.split())


def _is_in_band(
    row: _Row, at: dict[tuple[bool, int], list[_Row]], known: dict[tuple[bool, int], list[_Row]], pages: int
) -> bool:
    """Whether most nearby pages have a separate row at this height and size, and some of these are furniture."""
    around = [page for page in range(row.page - _BAND, row.page + _BAND + 1) if page != row.page and 0 <= page < pages]
    level = [
        page
        for page in around
        if (edge := at.get((row.is_head, page)))
        and edge[0].is_apart
        and _is_level(row, edge[0])
        and abs(row.lines[0].size - edge[0].lines[0].size) < _SAME / 4
    ]
    sure = sum((row.is_head, page) in known for page in level)
    return len(around) >= _NEARBY and len(level) >= _SHARE * len(around) and sure >= _SURE * len(around)


def _value(number: str) -> int:
    """The value of a number in digits or in small Roman numerals."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
