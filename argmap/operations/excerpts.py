"""The part of a passage that matches a node's text: from the first common word of a sentence to the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\w(?:['’\-]?\w)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|\n\s*\n|[。！？]")
"""The end of a sentence or paragraph."""
_STEM = 4
"""Words count as alike if they share this many first letters: *close* and *closed*."""


def common_part(passage: str, said: str) -> tuple[int, int]:
    """The offsets of the part of a passage that shares most words with a text; all of it if no word is shared."""
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
