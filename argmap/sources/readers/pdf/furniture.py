"""Running heads, running feet and page numbers.

They stand above or below all else on their pages, set apart from it. A line there is furniture if it comes again on a
page nearby, at the same height: with the same words, or beginning or ending with a number that counts as the pages do.
Left and right pages may differ, so nearby is two pages away too. Once most of the pages nearby have furniture at a
height, what is outermost there on a page is furniture as well: heads that name a chapter change with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from argmap.sources.readers.pdf.lines import Line, Sheet

_MAX_ROWS = 3
"""How many rows of lines may be above or below the text of a page."""
_MAX_WORDS = 200
_NEARBY = 2
_BAND = 8
"""Among how many pages before and behind heads at a height are counted."""
_SHARE = 0.6
_SAME = 2.0
"""How many points two lines at the same height are apart at most."""
_GAP = 1.25
"""How much further furniture is from the text than two lines are from each other, at least."""
_SIZES = 1.08
_DIGITS = re.compile(r"\d+")
_COUNTING = re.compile(
    r"[\W_]{0,3}(?:\w{1,8}\.?\s)?(?P<number>\d{1,5}|[ivxlcIVXLC]{1,8})(?:\s?/\s?\d{1,5}|\s\w{1,4}\s\d{1,5})?[\W_]{0,3}"
)
"""The number of a page: alone, with a word before it, or with how many there are."""
_STEADY = 5
"""On how many pages a count of pages is found at least, in a file of ten pages or more."""
_FAR = 3
"""How many words at the beginning and at the end of a row may be the number of its page."""
_ALONE = re.compile(r"(?:\w{0,8}\W{0,3})?(?:\d{1,5}|[ivxlcIVXLC]{1,8})\W{0,3}")
"""The number of a page, on a page that has nothing else."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Row(NamedTuple):
    """Lines side by side at the edge of a page: its number, on which side, how far from it, and their words.

    ``depth`` is how many rows are further out.
    """

    page: int
    is_head: bool
    depth: int
    distance: float
    words: str
    lines: tuple[Line, ...]

    @property
    def pattern(self) -> str:
        """What it has in common with its like on other pages."""
        return _DIGITS.sub("#", self.words).casefold()

    @property
    def numbers(self) -> set[tuple[bool, int]]:
        """What may be the number of the page: where it stands, at the beginning or the end, and what it amounts to."""
        words = self.words.split()
        ends = (
            (end, " ".join(words[:size] if end else words[-size:]))
            for end in (True, False)
            for size in range(1, _FAR + 2)
        )
        found = ((end, _COUNTING.fullmatch(some)) for end, some in ends)
        return {(end, _value(number["number"])) for end, number in found if number is not None}


def furniture(sheets: list[Sheet]) -> frozenset[int]:
    """The lines, by their identity, that are none of the text's."""
    rows = [row for number, sheet in enumerate(sheets) for row in _edges(number, sheet)]
    at: dict[tuple[bool, int], list[_Row]] = defaultdict(list)
    for row in rows:
        at[row.is_head, row.page].append(row)
    steady = _steady(rows, len(sheets))
    sure = [row for row in rows if any(_agree(row, other, steady) for other in _nearby(row, at, _NEARBY))]
    known: dict[tuple[bool, int], list[_Row]] = defaultdict(list)
    for row in sure:
        known[row.is_head, row.page].append(row)
    chosen = {id(line) for row in sure for line in row.lines}
    for row in rows:
        if row.depth == 0 and id(row.lines[0]) not in chosen and _is_in_band(row, known, len(sheets)):
            chosen.update(id(line) for line in row.lines)
    return frozenset(chosen)


def _steady(rows: list[_Row], pages: int) -> set[int]:
    """By how much numbers on pages are ahead of the number of their page, where several pages are numbered so."""
    ahead = Counter(one for row in rows for one in {number - row.page for _, number in row.numbers})
    return {one for one, count in ahead.items() if count >= min(_STEADY, max(2, pages // 2))}


def _edges(number: int, sheet: Sheet) -> Iterator[_Row]:
    """The rows at the upper and at the lower edge of a page, down to the first gap that sets them apart."""
    lines = sorted((line for line in sheet.lines if line.size > 0), key=lambda line: (line.top, line.left))
    rows = _rows(lines)
    pitch = _pitch(rows)
    for is_head, ordered in ((True, rows), (False, rows[::-1])):
        for depth in range(min(_MAX_ROWS, len(ordered) - 1), 0, -1):
            if not _is_apart(ordered[depth - 1], ordered[depth], pitch):
                continue
            for out, row in enumerate(ordered[:depth]):
                words = " ".join(line.words for line in row)
                if len(words) <= _MAX_WORDS:
                    distance = row[0].top if is_head else sheet.height - row[0].bottom
                    yield _Row(number, is_head, out, distance, words, tuple(row))
            break
        else:
            if is_head and len(ordered) == 1 and _ALONE.fullmatch(words := " ".join(line.words for line in ordered[0])):
                line = ordered[0][0]
                upper = line.top < sheet.height / 2
                distance = line.top if upper else sheet.height - line.bottom
                yield _Row(number, upper, 0, distance, words, tuple(ordered[0]))


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Lines that stand side by side, together; ``lines`` are in the order of their height."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.top < (rows[-1][0].top + rows[-1][0].bottom) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _pitch(rows: list[list[Line]]) -> float:
    """How far it is from a line to the next on a page."""
    steps = [
        below[0].bottom - above[0].bottom
        for above, below in pairwise(rows)
        if below[0].bottom - above[0].bottom < 3 * below[0].size
    ]
    return median(steps) if steps else 0.0


def _is_apart(outer: list[Line], inner: list[Line], pitch: float) -> bool:
    """Whether a row is set apart from the next one further in: by a gap, or by the size of its letters."""
    step = abs(inner[0].bottom - outer[0].bottom)
    sizes = sorted((outer[0].size, inner[0].size))
    return step > _GAP * pitch or sizes[1] > _SIZES * sizes[0]


def _nearby(row: _Row, at: dict[tuple[bool, int], list[_Row]], farthest: int) -> Iterator[_Row]:
    for page in range(row.page - farthest, row.page + farthest + 1):
        if page != row.page:
            yield from (other for other in at.get((row.is_head, page), ()) if _is_level(row, other))


def _is_level(row: _Row, other: _Row) -> bool:
    return abs(row.distance - other.distance) <= _SAME


def _agree(row: _Row, other: _Row, steady: set[int]) -> bool:
    """Whether two rows of different pages are one head or foot: the same words, or numbers that count."""
    if abs(row.lines[0].size - other.lines[0].size) > _SAME / 2:
        return False
    if row.words == other.words:
        return any(map(str.isalnum, row.words))
    step = other.page - row.page
    counted = {(end, number + step) for end, number in row.numbers if number - row.page in steady}
    counts = counted & other.numbers
    return bool(counts) and (row.pattern == other.pattern or _is_short(row) or _is_short(other))


def _is_short(row: _Row) -> bool:
    """Whether a row is too short to be a line of text."""
    return len(row.words) <= _MAX_WORDS / 2


def _is_in_band(row: _Row, known: dict[tuple[bool, int], list[_Row]], pages: int) -> bool:
    """Whether most pages around have furniture at the height of a row, in letters of its size."""
    first, last = max(0, row.page - _BAND), min(pages, row.page + _BAND + 1)
    around = [page for page in range(first, last) if page != row.page]
    having = sum(
        any(_is_level(row, other) and abs(row.lines[0].size - other.lines[0].size) < _SAME / 4 for other in known[key])
        for page in around
        if (key := (row.is_head, page)) in known
    )
    return len(around) >= _NEARBY and having >= _SHARE * len(around)


def _value(number: str) -> int:
    """What a number in digits, or in small roman numerals, amounts to."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
