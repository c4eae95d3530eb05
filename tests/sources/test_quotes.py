"""Quotes in their sources: what is there is found, and what is found is there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.reading.map_document import Quote
from argmap.sources.matching.effort import Effort
from argmap.sources.matching.folding import Folded, fold
from argmap.sources.matching.nearest import nearest
from argmap.sources.matching.quotes import Match, everywhere, find, holds
from argmap.text import Text

from . import oracle

TOKENS = [*"abfils125-–—'’\"“.,:… \n\u00adéﬁ不同", "e\u0301", "-\n", "-\n", " the ", "n't", " 1", "--"]
TOKENS += ["_", "/", " <", "≥", "(un)", "\u017f", "\u0640"]
SOURCES = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=30).map("".join)
OTHERS = [
    ("’", "'"),
    ("'", "’"),
    ("—", "--"),
    ("-", "–"),
    ("\u00ad", ""),
    ("e\u0301", "é"),
    ("é", "e\u0301"),
    ("…", "..."),
]
OTHERS += [
    ("-\n", ""),
    ("-\n", "-"),
    ("\n", " "),
    (" ", "\n"),
    ("ﬁ", "fi"),
    ("1", "2"),
    ("n't", "n"),
    ("a", "A"),
    ("-", ""),
    ("\u0640", ""),
    ("s", "\u017f"),
    ("\u017f", "s"),
]
EVERYWHERE = Text("map", "")


def quote(words: str, line: int | None = None) -> Quote:
    return Quote(words, "s", line, EVERYWHERE.span(0, 0))


def plain(source: str) -> Folded:
    """A source whose second reading is of layout alone."""
    return Folded(Text("s", source), markup="plain")


@st.composite
def quoted(draw: st.DrawFn, source: str) -> str:
    """Words of a source, here and there changed as people and programs change them."""
    start = draw(st.integers(0, len(source) - 1))
    words = source[start : draw(st.integers(start + 1, len(source)))]
    for old, new in draw(st.lists(st.sampled_from(OTHERS), max_size=3)):
        words = words.replace(old, new, draw(st.integers(1, 2)))
    return words


def expected(source: str, *parts: str) -> list[tuple[int, int]] | None:
    """What a naive reader finds: as a first reading has it, or else with the words put together that lines have cut."""
    folded = [part for part in parts if oracle.cells(part)]
    first = oracle.way([oracle.places(source, part) for part in folded])
    return first or oracle.way([oracle.broken_places(source, part) for part in folded])


@given(SOURCES, st.data())
@settings(max_examples=200)
def test_the_finder_agrees_with_a_naive_one(source: str, data: st.DataObject) -> None:
    words = data.draw(quoted(source))
    match = find(plain(source), [quote(words)])[0]
    there = expected(source, words)
    assert (list(match.spans) if match else None) == there, words
    if match is not None:
        assert match.line == source.count("\n", 0, match.spans[0][0]) + 1
        same = " ".join(source[slice(*match.spans[0])].split()) == " ".join(words.split())
        assert (match.how == "exact") == same
        assert (match.how == "layout") == (fold(source[slice(*match.spans[0])]) != fold(words))


@given(SOURCES, st.data())
@settings(max_examples=100)
def test_parts_are_found_in_their_order_and_close_together(source: str, data: st.DataObject) -> None:
    parts = [data.draw(quoted(source)) for _ in range(data.draw(st.integers(2, 3)))]
    match = find(plain(source), [quote(" [...] ".join(parts))])[0]
    there = expected(source, *parts)
    if all(map(oracle.worded, parts)):
        assert (list(match.spans) if match else None) == there


@given(SOURCES, st.data())
@settings(max_examples=50)
def test_many_quotes_at_once_are_found_as_one_by_one(source: str, data: st.DataObject) -> None:
    quotes = [quote(data.draw(quoted(source))) for _ in range(data.draw(st.integers(1, 12)))]
    together = find(plain(source), quotes)
    assert together == [find(plain(source), [one])[0] for one in quotes]
    folded = plain(source)
    assert [find(folded, [one])[0] for one in quotes * 2][len(quotes) :] == together


@given(SOURCES, st.data())
@settings(max_examples=50)
def test_a_line_picks_the_place(source: str, data: st.DataObject) -> None:
    words = data.draw(quoted(source))
    places = oracle.places(source, words)
    lines = [source.count("\n", 0, start) + 1 for start, _ in places]
    for line in range(1, source.count("\n") + 2):
        match = find(plain(source), [quote(words, line)])[0]
        if line in lines:
            assert match is not None
            assert match.spans == (places[lines.index(line)],)
    if places:
        match = find(plain(source), [quote(words)])[0]
        assert match is not None
        assert (match.line, match.other_lines) == (lines[0], tuple(lines[1:10]))


@given(SOURCES, st.data())
@settings(max_examples=50)
def test_words_are_held_by_a_text_as_by_a_source(source: str, data: st.DataObject) -> None:
    words = data.draw(quoted(source))
    assert holds(source, words) == (find(Folded(Text("", source)), [quote(words)])[0] is not None)
    stretches = list(everywhere(plain(source), words))
    places = oracle.places(source, words) or oracle.broken_places(source, words)
    assert bool(stretches) == bool(places)
    assert set(stretches) <= set(places)


def log(lines: int) -> str:
    """Many lines that are alike, and one at the end that is not."""
    alike = [
        f"The minister answered question {n}. I agree. Some filler is here for the rest.\n" for n in range(1, lines)
    ]
    return "".join(alike) + "He came with a zebra.\n"


@pytest.mark.parametrize(
    ("words", "line", "spans", "found"),
    [
        ("The minister [...] with a zebra", None, 2, 699),
        ("The minister [...] with a zebra", 151, 2, 151),
        ("I agree.", 91, 1, 91),
        ("I agree. [...] I agree.", 600, 2, 600),
        ("I agree. [...] question 650 [...] I agree.", None, 3, 649),
        ("The minister [...] with a lion", None, 0, None),
        ("with a zebra [...] The minister", None, 0, None),
        ("The minister [...] with a zebra", 700, 0, None),
    ],
)
def test_however_often_a_part_recurs(words: str, line: int | None, spans: int, found: int | None) -> None:
    match = find(Folded(Text("s", log(700))), [quote(words, line)])[0]
    assert (match.line if match else None, len(match.spans) if match else 0) == (found, spans)


def test_other_places_are_given_by_their_lines() -> None:
    match = find(Folded(Text("s", "a b\nc a\na")), [quote("a")])[0]
    assert match == Match(((0, 1),), 1, (2, 3), "exact")


@given(SOURCES, st.data())
@settings(max_examples=50)
def test_the_nearest_passage_is_in_the_source(source: str, data: st.DataObject) -> None:
    found = nearest(plain(source), quote(data.draw(quoted(source)) + data.draw(st.sampled_from(["", " x", "e"]))))
    if found is not None:
        low, high = found.span
        assert 0 <= low < high <= len(source)
        letters = "".join(filter(str.isalnum, fold(source[low:high])))
        assert "".join(filter(str.isalnum, found.marked)) == letters


@pytest.mark.parametrize(
    ("source", "words", "marked"),
    [
        ("外交は可能であるが、困難である。", "外交は不可能である", "外交は可能である"),
        ("市长说他不同意这个计划。", "他同意这个计划", "他[不]同意这个计划"),
        ("รัฐบาลไม่เห็นด้วยกับแผนนี้", "รัฐบาลเห็นด้วยกับแผน", "รัฐบาล[ไม่]เห็นด้วยกับแผน"),
        ("It was refused by the city council.", "refused by the council", "refused by the [city] council"),
        ("It was refused by the coun-\ncil of the town.", "refused by a council", "refused by [the] council"),
    ],
)
def test_the_nearest_passage_is_found_letter_by_letter(source: str, words: str, marked: str) -> None:
    found = nearest(Folded(Text("s", source)), quote(words))
    assert found is not None
    assert re.sub(r"\[\]", "", found.marked) == marked


@pytest.mark.parametrize("left", [1, 50, 500])
def test_without_effort_nothing_is_found_and_nothing_fails(left: int) -> None:
    folded = Folded(Text("s", "a b c " * 1000), Effort(left))
    found = find(folded, [quote("a b [...] c"), quote("a"), quote("c a b [...] zzz")])
    assert folded.effort.left <= 0
    assert None in found
    assert nearest(folded, quote("a b d")) is None
