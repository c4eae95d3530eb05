"""Quotes in their sources: what stands there is found, and what is found stands there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.reading.document import Quote
from argmap.sources.folding import OMISSION, Effort, Folded, fold
from argmap.sources.quotes import LONGEST_OMISSION, find, nearest
from argmap.text import Text

SOURCES = st.text(st.sampled_from("abc ’'“\"—-,.\n\té1_"), min_size=1, max_size=80)
EVERYWHERE = Text("map", "")


def quote(words: str, line: int | None = None) -> Quote:
    return Quote(words, "s", line, EVERYWHERE.span(0, 0))


def edges(content: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends at the edges of words, the simple way."""
    begins = start == 0 or not (content[start - 1].isalnum() and content[start].isalnum())
    return begins and (end == len(content) or not (content[end - 1].isalnum() and content[end].isalnum()))


def simple_places(content: str, passage: str) -> list[int]:
    return [
        start
        for start in range(len(content))
        if content.startswith(passage, start) and edges(content, start, start + len(passage))
    ]


def simple_find(content: str, words: str) -> list[tuple[int, int]] | None:
    """The stretches of a quote in a folded text: the first place of the first part from which all others follow."""
    parts = [part for piece in OMISSION.split(words) if (part := fold(piece))]
    if not parts:
        return None
    for start in simple_places(content, parts[0]):
        found = [(start, start + len(parts[0]))]
        for part in parts[1:]:
            behind = found[-1][1]
            later = (at for at in simple_places(content, part) if at >= behind)
            place = next((at for at in later if at + len(part) <= behind + LONGEST_OMISSION), None)
            if place is None:
                break
            found.append((place, place + len(part)))
        else:
            return found
    return None


@given(SOURCES, st.data())
@settings(max_examples=50)
def test_a_quote_that_is_cut_out_at_the_edges_of_words_is_found(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    piece = words[start:end]
    folded = Folded(Text("s", words))
    if not fold(piece) or not edges(words, start, end):
        return
    match = find(folded, [quote(piece)])[0]
    assert match is not None
    (low, high), *_ = match.spans
    assert fold(words[low:high]) == fold(piece)
    assert low <= start + len(piece) - len(piece.lstrip())
    assert folded.text.position(low)[0] == match.line
    line, _ = folded.text.position(start + len(piece) - len(piece.lstrip()))
    on_line = find(folded, [quote(piece, line)])[0]
    assert on_line is not None
    assert on_line.line == line


@given(SOURCES, st.lists(st.text(st.sampled_from("abc '-.é1"), max_size=6), min_size=1, max_size=3))
@settings(max_examples=200)
def test_the_finder_agrees_with_a_simple_one(words: str, parts: list[str]) -> None:
    folded = Folded(Text("s", words))
    written = " [...] ".join(parts)
    match = find(folded, [quote(written)])[0]
    expected = simple_find(folded.content, written)
    assert (match is None) == (expected is None)
    if match is not None and expected is not None:
        assert list(match.spans) == [folded.original_span(*stretch) for stretch in expected]


@given(SOURCES, st.lists(st.text(st.sampled_from("abc '-.é1"), max_size=8), min_size=1, max_size=8))
@settings(max_examples=50)
def test_many_quotes_at_once_are_found_as_one_by_one(words: str, quotes: list[str]) -> None:
    together = find(Folded(Text("s", words)), [quote(one) for one in quotes])
    alone = [find(Folded(Text("s", words)), [quote(one)])[0] for one in quotes]
    folded = Folded(Text("s", words))
    again = [find(folded, [quote(one)])[0] for one in quotes * 2][len(quotes) :]
    assert together == alone == again


@given(SOURCES, st.data())
def test_parts_around_an_omission_stand_in_order(words: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(words)), min_size=4, max_size=4)))
    first, second = words[cuts[0] : cuts[1]], words[cuts[2] : cuts[3]]
    on_edges = edges(words, cuts[0], cuts[1]) if first else False
    if not (on_edges and second and edges(words, cuts[2], cuts[3]) and fold(first) and fold(second)):
        return
    for sign in (" [...] ", "[…]", "\n[...]"):
        match = find(Folded(Text("s", words)), [quote(first + sign + second)])[0]
        assert match is not None
        assert [fold(words[low:high]) for low, high in match.spans] == [fold(first), fold(second)]
        assert match.spans[0][1] <= match.spans[1][0]
        assert match.longest_omission == match.spans[1][0] - match.spans[0][1]


def test_a_common_part_within_words_does_not_hide_one_that_stands_alone() -> None:
    source = "no other " + "the then there " * 100 + "he"
    match = find(Folded(Text("s", source)), [quote("other [...] he")])[0]
    assert match is not None
    assert match.spans[1] == (len(source) - 2, len(source))


def test_other_places_are_told_by_their_lines() -> None:
    source = "a b\nc a\na"
    match = find(Folded(Text("s", source)), [quote("a")])[0]
    assert match is not None
    assert (match.line, match.other_lines) == (1, (2, 3))


@given(SOURCES, st.text(st.sampled_from("abc '-.é1\n[]"), max_size=20))
def test_the_nearest_passage_stands_in_the_source(words: str, wanted: str) -> None:
    found = nearest(Folded(Text("s", words)), quote(wanted))
    if found is not None:
        low, high = found.span
        assert 0 <= low < high <= len(words)
        without = re.sub(r"[\[\]\s]", "", found.marked)
        assert without == re.sub(r"[\[\]\s]", "", fold(words[low:high]))


@pytest.mark.parametrize("left", [1, 50, 500])
def test_without_effort_nothing_is_found_and_nothing_fails(left: int) -> None:
    folded = Folded(Text("s", "a b c " * 1000), Effort(left))
    found = find(folded, [quote("a b [...] c"), quote("a"), quote("c a b [...] zzz")])
    assert folded.effort.left <= 0
    assert None in found
    assert nearest(folded, quote("a b d")) is None
