"""Near misses: the word that was probably meant."""

from __future__ import annotations

import difflib
import heapq
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

_MAX_CANDIDATES = 2_000
_MAX_COMPARED = 20
_MAX_ALIKE = 4
"""How many names are compared of those that are equal without one letter."""
_MAX_LENGTH = 60
_LIKE = 0.7
_VERY_LIKE = 0.8
_SLIPS = (1, 12, 24)
"""The lengths from which one letter may differ, two, and three."""

_Key = TypeVar("_Key")


def near(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is most similar to ``word``, if one is similar at all.

    Of very many candidates only those that begin alike are compared, so that a map of 100,000 nodes gets an answer at
    once.
    """
    if len(word) > _MAX_LENGTH:
        return None
    slack = 1 + len(word) // 3
    names = [name for name in candidates if -slack <= len(name) - len(word) <= slack]
    folded = word.casefold()
    for name in names:
        if name.casefold() == folded:
            return name
    if len(names) > _MAX_CANDIDATES:
        names = [name for name in names if name[:2] == word[:2]][:_MAX_CANDIDATES]
    found = difflib.get_close_matches(word, _likeliest(word, names), n=1, cutoff=_LIKE)
    return found[0] if found else None


def only_near(word: str, candidates: Collection[str]) -> str | None:
    """The only candidate that is very similar to ``word``; None if there are none or several. For few candidates."""
    if len(word) > _MAX_LENGTH:
        return None
    found = difflib.get_close_matches(word.casefold(), candidates, n=2, cutoff=_VERY_LIKE)
    return found[0] if len(found) == 1 else None


class Names:
    """An index to find the name that a word nearly is, apart from case, punctuation and a slip or two.

    Names and words are compared by what is left without any one letter. This finds a letter that is missing, added or
    changed, and two that are swapped. Long names may differ in more letters, but not in digits; they are found by a
    part of the name without differences. A look-up takes the same time for any number of names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = {}
        self._stretches: dict[tuple[int, int, str], list[str]] = {}
        for name in names:
            letters = _letters(name)
            for left in _with_a_letter_less(letters):
                _note(self._names, left, name)
            for number, (start, end) in enumerate(_cut(len(letters))):
                _note(self._stretches, (len(letters), number, letters[start:end]), name)

    def nearly(self, word: str) -> str | None:
        """The name that the word nearly is, the most similar if there are several; None if there is none."""
        letters = _letters(word)
        alike = (name for left in _with_a_letter_less(letters) for name in self._names.get(left, ()))
        found = dict.fromkeys(islice(alike, 2 * _MAX_ALIKE))
        likeness = {name: difflib.SequenceMatcher(None, letters, _letters(name)).ratio() for name in found}
        best = max(likeness, key=lambda name: likeness[name], default=None)
        if best is not None and likeness[best] >= _VERY_LIKE:
            return best
        return self._with_more_slips(letters) if len(letters) <= _MAX_LENGTH else None

    def _with_more_slips(self, letters: str) -> str | None:
        found = dict.fromkeys(islice(self._with_a_stretch_of(letters), _MAX_COMPARED))
        slips = {name: _edits(letters, _letters(name)) for name in found if _digits(name) == _digits(letters)}
        best = min(slips, key=lambda name: slips[name], default=None)
        return best if best is not None and slips[best] <= _slips(len(_letters(best))) else None

    def _with_a_stretch_of(self, letters: str) -> Iterator[str]:
        """The long names of about this length that share a part with the letters, at about its place."""
        size, most = len(letters), len(_SLIPS)
        for length in sorted(range(size - most, size + most + 1), key=lambda length: abs(length - size)):
            slips = _slips(length)
            for number, (start, end) in enumerate(_cut(length) if abs(length - size) <= slips else ()):
                for first in range(max(0, start - slips), start + slips + 1):
                    yield from self._stretches.get((length, number, letters[first : first + end - start]), ())


def _note(names: dict[_Key, list[str]], key: _Key, name: str) -> None:
    alike = names.setdefault(key, [])
    if len(alike) < _MAX_ALIKE:
        alike.append(name)


def _edits(one: str, other: str) -> int:
    """How many letters are missing, added, changed or swapped with the next (optimal string alignment)."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, above, row = above, row, [at + 1]
        for number, another in enumerate(other):
            best = min(above[number] + (letter != another), above[number + 1] + 1, row[number] + 1)
            if at and number and letter == other[number - 1] and one[at - 1] == another:
                best = min(best, before[number - 1] + 1)
            row.append(best)
    return row[-1]


def _slips(length: int) -> int:
    """How many letters may differ in a name of some length."""
    return sum(length >= least for least in _SLIPS)


def _cut(length: int) -> list[tuple[int, int]]:
    """The parts of a long name, one more than letters may differ, so that one part is the same."""
    parts = _slips(length) + 1
    return [(length * one // parts, length * (one + 1) // parts) for one in range(parts)] if parts > 2 else []


def _digits(letters: str) -> str:
    return "".join(filter(str.isdigit, letters))


def _letters(name: str) -> str:
    """The letters and digits of a name, without case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", name.casefold())))


def _with_a_letter_less(letters: str) -> Iterator[str]:
    """The letters and, unless there are very many, what is left without each of them."""
    if letters:
        yield letters
    if 1 < len(letters) <= _MAX_LENGTH:
        for at in range(len(letters)):
            yield letters[:at] + letters[at + 1 :]


def _likeliest(word: str, names: list[str]) -> list[str]:
    """The few names that share most characters with the word; only these get the full comparison."""
    if len(names) <= _MAX_COMPARED:
        return names
    matcher = difflib.SequenceMatcher(None, "", word)
    ratios = []
    for name in names:
        matcher.set_seq1(name)
        ratios.append((matcher.quick_ratio(), name))
    return [name for ratio, name in heapq.nlargest(_MAX_COMPARED, ratios, key=lambda pair: pair[0]) if ratio >= _LIKE]


def near_name(word: str, names: Collection[str]) -> str | None:
    """The ``map/id`` that a full or a short name probably means.

    The same id in another map is most likely, then a similar id in the named map, then any similar name.
    """
    place, slash, short = word.rpartition("/")
    shorts: dict[str, str] = {}
    inside: dict[str, str] = {}
    for name in names:
        home, _, own = name.partition("/")
        shorts.setdefault(own, name)
        if home == place:
            inside[own] = name
    if not slash:
        return near(word, shorts) or near(word, names)
    if short in shorts:
        return shorts[short]
    if found := near(short, inside):
        return inside[found]
    if found := near(word, names):
        return found
    found = near(short, shorts)
    return shorts[found] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``; did you mean X?``, or nothing."""
    found = near(word, candidates)
    return f"; did you mean {found}?" if found else ""
