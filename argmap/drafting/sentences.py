"""The sentences of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.sources.words import words_of

MAX_SENTENCE = 1_000
"""A longer sentence, in characters, is cut between two words."""
_STOP = re.compile(
    r"(?:[.!?…]+[\"'”’»)\]*_]*(?:\s?\[[^\]\s]{0,40}\]_?)*(?=\s+(?P<next>\S))|[。！？]+[」』”]?|[؟۔।]+(?=\s))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_INITIAL = 1
_LONGEST_ABBREVIATION = 14


def sentences(words: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of some words begin and end, without the blanks between them."""
    abbreviations = frozenset(words_of(language).abbreviations)
    start = 0
    for stop in _STOP.finditer(words):
        if stop["next"] is not None and not _ends(words, stop, abbreviations):
            continue
        yield from _cut(words, start, stop.end())
        start = stop.end()
    yield from _cut(words, start, len(words))


def _ends(words: str, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether a stop ends a sentence: it is no abbreviation, and what follows does not go on in small letters."""
    following = stop["next"]
    if following.islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(words, max(0, stop.start() - _LONGEST_ABBREVIATION), stop.start())
    if before is None:
        return True
    word = before[0]
    return not (word.casefold() in abbreviations or (len(word) == _INITIAL and word.isupper() and word != "I"))


def _cut(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without the blanks around it, in pieces where it is long."""
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = words.rfind(" ", start, start + MAX_SENTENCE)
        if cut <= start:
            cut = words.find(" ", start, end)
        if cut <= start:
            break
        yield start, cut
        start = cut + 1
    if start < end:
        yield start, end
