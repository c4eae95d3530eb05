"""Folding: white space, quotation marks and dashes do not count, and each character knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources import folding
from argmap.sources.folding import OMISSION, Effort, Folded, fold
from argmap.text import Text

WORDS = st.text(st.sampled_from("ab'’“\"—-­ \t\r\n\x85\u00a0\u2028\u3000.é"), max_size=60)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every text were long."""
    monkeypatch.setattr(folding, "_PIECE", 5)


@given(WORDS)
@settings(max_examples=50)
def test_a_text_is_folded_as_its_words_are(words: str) -> None:
    assert Folded(Text("f", words)).content == fold(words)
    assert fold(fold(words)) == fold(words)


@given(WORDS)
@settings(max_examples=50)
def test_each_character_knows_where_it_stood(words: str) -> None:
    folded = Folded(Text("f", words))
    for offset, character in enumerate(folded.content):
        there = folded.original(offset)
        assert fold(words[there]) == character.strip()
        assert folded.original(offset) >= (folded.original(offset - 1) if offset else 0)


@given(WORDS, st.integers(0, 60), st.integers(1, 60))
@settings(max_examples=50)
def test_a_stretch_stands_for_a_stretch(words: str, start: int, length: int) -> None:
    folded = Folded(Text("f", words))
    stretch = folded.content[start : start + length]
    if stretch.strip():
        stretch_start = start + len(stretch) - len(stretch.lstrip())
        low, high = folded.original_span(stretch_start, stretch_start + len(stretch.strip()))
        assert fold(words[low:high]) == stretch.strip()
        assert not words[low].isspace()
        assert not words[high - 1].isspace()


@given(WORDS, st.data())
def test_words_by_their_numbers(words: str, data: st.DataObject) -> None:
    folded = Folded(Text("f", words))
    if folded.content:
        first = data.draw(st.integers(0, len(folded.words) - 1))
        last = data.draw(st.integers(first, len(folded.words) - 1))
        low, high = folded.word_span(first, last)
        assert fold(words[low:high]) == " ".join(folded.words[first : last + 1])


@given(WORDS, st.integers(0, 60), st.integers(1, 60))
def test_edges_of_words(words: str, start: int, length: int) -> None:
    content = Folded(Text("f", words)).content
    end = min(start + length, len(content))
    if start < end:
        cut = (start > 0 and content[start - 1].isalnum() and content[start].isalnum()) or (
            end < len(content) and content[end - 1].isalnum() and content[end].isalnum()
        )
        assert Folded(Text("f", words)).on_edges(start, end) is not cut


@given(st.lists(st.text(st.sampled_from("ab .…[]\n"), max_size=12), min_size=1, max_size=5))
def test_what_is_left_out_divides(parts: list[str]) -> None:
    for sign in ("[...]", "[…]"):
        clean = [part.replace("[...]", "").replace("[…]", "").replace("[", "(") for part in parts]
        assert [fold(part) for part in OMISSION.split(sign.join(clean))] == [fold(part) for part in clean]


def test_effort_is_spent() -> None:
    effort = Effort(10)
    assert effort.spend(9)
    assert not effort.spend(1)
    assert not effort.spend(0)
