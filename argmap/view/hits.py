"""Marks the words that a query searches for in a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.styled import Line, Segment

if TYPE_CHECKING:
    from argmap.query.search_words import Words

_UNSEARCHED = frozenset({"dim", "title", "key"})
"""The styles of words that no bare word matches: ids, places, remarks, and titles of maps."""


def marked(line: Line, words: Sequence[Words]) -> Line:
    """The line with the searched words in a style of their own."""
    if not words:
        return line
    return [part for segment in line for part in _parts(segment, words)]


def _parts(segment: Segment, words: Sequence[Words]) -> Line:
    from argmap.query.search_words import hits  # most trees are shown without a query

    if segment.style in _UNSEARCHED:
        return [segment]
    parts: Line = []
    done = 0
    for start, end in hits(segment.words, words):
        parts += [Segment(segment.words[done:start], segment.style), Segment(segment.words[start:end], "hit")]
        done = end
    parts.append(Segment(segment.words[done:], segment.style))
    return [part for part in parts if part.words]
