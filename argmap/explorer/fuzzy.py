"""Fuzzy search: names that contain the typed letters in order, best if the letters are close together."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

_MAX_LETTERS = 40


def closest(letters: str, names: Sequence[str], most: int) -> list[str]:
    """Up to ``most`` names that contain the letters in this order, the best first; without letters the first names."""
    wanted = "".join(letters.casefold().split())[:_MAX_LETTERS]
    if not wanted:
        return list(names[:most])
    scored = ((score, name) for name in names if (score := _score(wanted, name)) is not None)
    return [name for _, name in nsmallest(most, scored)]


def _score(wanted: str, name: str) -> tuple[int, int, int] | None:
    """The score of a name, lower being better; None if a letter is missing.

    It is the number of letters in between, whether a word begins at the first letter, and the length of the name. The
    search goes forward to the last letter, and from there back to the latest place of the first.
    """
    folded = name.casefold()
    end = 0
    for letter in wanted:
        end = folded.find(letter, end) + 1
        if not end:
            return None
    start = end
    for letter in reversed(wanted):
        start = folded.rfind(letter, 0, start)
    begins = start == 0 or not folded[start - 1].isalnum()
    return end - start - len(wanted), 0 if begins else 1, len(name)
