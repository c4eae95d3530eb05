"""The part of a passage that is about what a node says: of one sentence, from the first word in common to the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\w(?:['’\-]?\w)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|\n\s*\n|[。！？]")
"""Where a sentence or a paragraph ends."""
_STEM = 4
"""Words that have so many first letters in common are alike: *close* and *closed*."""


def common_part(passage: str, said: str) -> tuple[int, int]:
    """Where the part of a passage begins and ends, by offsets, that has most words in common with what is said.

    All of it, where no word is in common.
    """
    known = {_stem(word) for word in _WORD.findall(said)}
    best, most = (0, len(passage)), 0
    for start, end in _sentences(passage):
        alike = [found.span() for found in _WORD.finditer(passage, start, end) if _stem(found[0]) in known]
        if len(alike) > most:
            best, most = (alike[0][0], alike[-1][1]), len(alike)
    return best


def _sentences(passage: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(passage):
        yield start, end.end()
        start = end.end()
    yield start, len(passage)


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
