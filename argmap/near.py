"""Near misses: the word that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MOST_CANDIDATES = 2_000


def near(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is most like ``word``, if one is like it at all.

    Of very many candidates only those that begin alike are compared, so that a name in a map of 100,000 nodes is
    answered at once.
    """
    names = [name for name in candidates if abs(len(name) - len(word)) <= 1 + len(word) // 3]
    folded = word.casefold()
    for name in names:
        if name.casefold() == folded:
            return name
    if len(names) > _MOST_CANDIDATES:
        names = [name for name in names if name[:2] == word[:2]][:_MOST_CANDIDATES]
    found = difflib.get_close_matches(word[:200], names, n=1, cutoff=0.7)
    return found[0] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`` (did you mean X?)``, or nothing."""
    found = near(word, candidates)
    return f"; did you mean {found}?" if found else ""
