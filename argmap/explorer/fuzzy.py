"""The names that letters were probably meant for: all of them in order, the closer together the better."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

_LONGEST = 40


def closest(letters: str, names: Sequence[str], most: int) -> list[str]:
    """The names that have the letters in this order, the best first; without letters the first names."""
    wanted = "".join(letters.casefold().split())[:_LONGEST]
    if not wanted:
        return list(names[:most])
    scored = ((score, name) for name in names if (score := _score(wanted, name)) is not None)
    return [name for _, name in nsmallest(most, scored)]


def _score(wanted: str, name: str) -> tuple[int, int, int] | None:
    """Less is better: letters in between, whether a word begins there, the length of the name; None if one is missing.

    Forward to where the last letter is met, and from there back to where the first must have been.
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
