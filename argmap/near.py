"""Near misses: the word that was probably meant."""

from __future__ import annotations

import difflib
import heapq
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

_MOST_CANDIDATES = 2_000
_MOST_COMPARED = 20
_MOST_ALIKE = 4
"""How many names are compared, of those that are the same without one letter."""
_LONGEST = 60
_LIKE = 0.7
_VERY_LIKE = 0.8


def near(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is most like ``word``, if one is like it at all.

    Of very many candidates only those that begin alike are compared, so that a name in a map of 100,000 nodes is
    answered at once.
    """
    if len(word) > _LONGEST:
        return None
    slack = 1 + len(word) // 3
    names = [name for name in candidates if -slack <= len(name) - len(word) <= slack]
    folded = word.casefold()
    for name in names:
        if name.casefold() == folded:
            return name
    if len(names) > _MOST_CANDIDATES:
        names = [name for name in names if name[:2] == word[:2]][:_MOST_CANDIDATES]
    found = difflib.get_close_matches(word, _likeliest(word, names), n=1, cutoff=_LIKE)
    return found[0] if found else None


def only_near(word: str, candidates: Collection[str]) -> str | None:
    """The one candidate that is very like ``word``; None where none is, or several are. For few candidates."""
    if len(word) > _LONGEST:
        return None
    found = difflib.get_close_matches(word.casefold(), candidates, n=2, cutoff=_VERY_LIKE)
    return found[0] if len(found) == 1 else None


class Names:
    """An index to find the name that a word nearly is: up to case and punctuation, or up to one letter.

    Names and words are compared by what is left of them without any one of their letters. So a letter that is missing,
    added or changed, and two that are swapped, are found. A look-up takes the same time for any number of names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[str]] = {}
        for name in names:
            for left in _with_a_letter_less(_letters(name)):
                alike = self._names.setdefault(left, [])
                if len(alike) < _MOST_ALIKE:
                    alike.append(name)

    def nearly(self, word: str) -> str | None:
        """The name that the word nearly is, the most similar of several; None if there is none."""
        letters = _letters(word)
        alike = (name for left in _with_a_letter_less(letters) for name in self._names.get(left, ()))
        found = islice(dict.fromkeys(alike), 2 * _MOST_ALIKE)
        likeness = {name: difflib.SequenceMatcher(None, letters, _letters(name)).ratio() for name in found}
        best = max(likeness, key=lambda name: likeness[name], default=None)
        return best if best is not None and likeness[best] >= _VERY_LIKE else None


def _letters(name: str) -> str:
    """The letters and digits of a name, without regard to case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", name.casefold())))


def _with_a_letter_less(letters: str) -> Iterator[str]:
    """The letters, and unless there are very many, what is left without each of them."""
    if letters:
        yield letters
    if 1 < len(letters) <= _LONGEST:
        for at in range(len(letters)):
            yield letters[:at] + letters[at + 1 :]


def _likeliest(word: str, names: list[str]) -> list[str]:
    """The few names that share most characters with the word: only these are worth the full comparison."""
    if len(names) <= _MOST_COMPARED:
        return names
    matcher = difflib.SequenceMatcher(None, "", word)
    ratios = []
    for name in names:
        matcher.set_seq1(name)
        ratios.append((matcher.quick_ratio(), name))
    return [name for ratio, name in heapq.nlargest(_MOST_COMPARED, ratios, key=lambda pair: pair[0]) if ratio >= _LIKE]


def near_name(word: str, names: Collection[str]) -> str | None:
    """Of names in the form ``map/id``, the one that a full or a short name probably means.

    The same id in another map is most likely, then a similar id in the named map, and then any similar name.
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
