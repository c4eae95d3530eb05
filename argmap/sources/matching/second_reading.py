"""Search for passages in the second reading of a source.

There each word that the end of a line has cut has a sign of its own (``BROKEN``), which a quote may write as nothing,
as a hyphen, or as a hyphen and a blank. So what is looked up is made of letters and digits alone, and a passage that
begins alike is then compared sign by sign.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from argmap.sources.matching.characters import BROKEN
from argmap.sources.matching.folding import Folded, fold
from argmap.sources.matching.rendering import render
from argmap.sources.matching.search import first_word, word_starts

_LENGTHS = (12, 4, 1)
_SIGNS = re.compile(r"[\W_]+")
_UNITS_AT_ONCE = 10_000


class Wanted(NamedTuple):
    """A folded passage, and the marks that were removed from it, which the source must have too."""

    words: str
    taken_out: tuple[str, ...] = ()


class Places(NamedTuple):
    """The starts and ends of a passage's places, in order."""

    starts: array[int]
    ends: array[int]


def spellings(written: str, markup: str) -> list[Wanted]:
    """The spellings to search for: the passage as it is written, and its own second reading."""
    found = [Wanted(fold(written))]
    made = render(written, markup)
    if made is not None and (words := fold(made.content.replace(BROKEN, ""))) not in ("", found[0].words):
        found.append(Wanted(words, tuple(made.taken_out(0, len(made.content)))))
    return found


def seek(reading: Folded, wanted: Iterable[Wanted]) -> dict[Wanted, Places]:
    """The places of each passage in a second reading, at the edges of words."""
    tables: dict[int, dict[str, list[tuple[int, Wanted]]]] = {}
    found: dict[Wanted, Places] = {}
    for passage in wanted:
        letters = _SIGNS.sub("", passage.words)
        if not letters or passage in found:
            continue
        found[passage] = Places(array("q"), array("q"))
        length = next(size for size in _LENGTHS if size <= len(letters))
        table = tables.setdefault(length, defaultdict(list))
        table[letters[:length]].append((first_word(passage.words), passage))
    content = reading.content
    letters = _SIGNS.sub("", content) if tables else ""
    at = units = 0
    for word in word_starts(content, letters=True) if tables else ():
        for length, table in tables.items():
            for lead, passage in table.get(letters[at : at + length], ()):
                units += 10
                _note(reading, word.start() - lead, passage, found[passage])
        at += word.end() - word.start()
        if units > _UNITS_AT_ONCE:
            if not reading.effort.spend(units):
                break
            units = 0
    reading.effort.spend(units)
    return found


def _note(reading: Folded, start: int, passage: Wanted, found: Places) -> None:
    """Keep a place if the passage is there from its first character to its last."""
    if start < 0 or (found.starts and found.starts[-1] >= start):
        return
    end = _agrees(reading.content, start, passage.words)
    if end < 0 or not reading.on_edges(start, end):
        return
    if passage.taken_out and reading.rendering is not None:
        there = reading.rendering.taken_out(*reading.read_span(start, end))
        if Counter(passage.taken_out) - Counter(there):
            return
    found.starts.append(start)
    found.ends.append(end)


def _agrees(content: str, start: int, words: str) -> int:
    """The end of a passage that begins at a place of the text; -1 if it is not there."""
    done = 0
    while True:
        cut = content.find(BROKEN, start, start + len(words) - done)
        size = cut - start if cut >= 0 else len(words) - done
        if not content.startswith(words[done : done + size], start):
            return -1
        start, done = start + size, done + size
        if done == len(words):
            return start
        if words.startswith("-", done):
            done += 2 if words.startswith("- ", done) else 1
        elif not (content[start - 1].isalpha() and content[start + 1 : start + 2].isalpha()):
            return -1  # two numbers are not one number
        start += 1
