"""Search for many passages in a folded text, in one pass over its words.

Each word's beginning is looked up in tables of the passages' first characters, so that the time does not grow with the
number of passages times the length of the text.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from argmap.sources.matching.characters import WITHOUT_SPACES, has_unspaced
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.shown_markup import has_markup, may_be_markup

_AT_ONCE = 4096
_UNITS_OF_MARKUP = 60
"""The effort to judge the edges of a place by the shown form of its markup."""
_FEW = 8
"""At most this many passages are found faster one by one."""
_WORD = re.compile(r"[^\W_]+")

_Shapes: TypeAlias = "dict[str, list[tuple[int, int]]]"
"""By the first characters of a passage, from its first word on: the number of marks before that, and its length."""

_ByLead: TypeAlias = "dict[int, dict[str, array[int]]]"
"""The places of passages, by the number of marks before their first word."""


def first_word(passage: str) -> int:
    """The offset of the first letter or digit of a passage; -1 without one."""
    if passage[0].isalnum():
        return 0
    word = _WORD.search(passage)
    return word.start() if word else -1


def word_starts(content: str, letters: bool) -> Iterator[re.Match[str]]:
    """The words of a text; in scripts without spaces, each letter, or nothing."""
    if not has_unspaced(content):
        return _WORD.finditer(content)
    spaced = rf"[^\W_{WITHOUT_SPACES}]+"
    return re.finditer(rf"[{WITHOUT_SPACES}]|{spaced}" if letters else spaced, content)


def seek(folded: Folded, wanted: Iterable[str]) -> dict[str, array[int]]:
    """The places of each wanted passage, at the edges of words; each is searched for once."""
    places = folded.places
    new = {passage: array("q") for passage in wanted if passage not in places}
    tables: dict[int, _Shapes] = defaultdict(lambda: defaultdict(list))
    by_lead: _ByLead = defaultdict(dict)
    met: set[tuple[str, int, int]] = set()
    for passage, found in new.items():
        lead = first_word(passage)
        if lead < 0 or len(new) <= _FEW:
            found.extend(occurrences(folded, passage))
            continue
        by_lead[lead][passage] = found
        rest = len(passage) - lead
        length = 12 if rest >= 12 else 5 if rest >= 5 else 2 if rest >= 2 else 1
        shape = (passage[lead : lead + length], lead, len(passage))
        if shape not in met:
            met.add(shape)
            tables[length][shape[0]].append(shape[1:])
    if tables:
        _walk(folded, tables, by_lead)
    places.update(new)
    return places


def _walk(folded: Folded, tables: dict[int, _Shapes], places: _ByLead) -> None:
    """The pass over the text: check at each word whether a passage begins there."""
    content = folded.content
    passages = ((lead, passage) for lead, found in places.items() for passage in found)
    marked = has_markup(content)
    words = word_starts(content, any(has_unspaced(passage[lead : lead + 1]) for lead, passage in passages))
    while starts := [word.start() for word in islice(words, _AT_ONCE)]:
        for length, table in tables.items():
            look = table.get
            for start, shapes in [
                (start, shapes) for start in starts if (shapes := look(content[start : start + length])) is not None
            ]:
                if not folded.effort.spend(_note(folded, start, shapes, places, marked)):
                    return


def _note(folded: Folded, start: int, shapes: list[tuple[int, int]], places: _ByLead, marked: bool) -> int:
    """Keep the places of the passages that begin with the word at ``start``; return the effort."""
    content = folded.content
    units = 1
    for lead, size in shapes:
        units += 2 + size // 200
        place = start - lead
        if 0 <= place <= len(content) - size:
            found = places[lead].get(content[place : place + size])
            if found is not None:
                if marked and (may_be_markup(content, place) or may_be_markup(content, place + size)):
                    units += _UNITS_OF_MARKUP
                if folded.on_edges(place, place + size):
                    units += 8
                    found.append(place)
    return units


def occurrences(folded: Folded, passage: str) -> Iterator[int]:
    """The places of a folded passage in a folded text, at the edges of words."""
    start = 0
    while folded.effort.spend(10) and (start := folded.content.find(passage, start)) >= 0:
        if folded.on_edges(start, start + len(passage)):
            yield start
        start += 1
