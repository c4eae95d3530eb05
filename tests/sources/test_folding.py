"""Folding: which texts are the same, and where each character was."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources.matching import folding
from argmap.sources.matching.characters import UNSPACED, WITHOUT_SPACES, has_unspaced, may_be_unspaced
from argmap.sources.matching.edges import is_edge
from argmap.sources.matching.effort import Effort
from argmap.sources.matching.folding import OMISSION, Folded, fold
from argmap.sources.matching.search import seek
from argmap.text import Text

from . import oracle

LETTERS = [*"/abfilqsu1205-‐–—−'’‘`\"“.,:… \t\n\u00ad\u200béeﬁ不同", "e\u0301", "s\u0301", ". . .", "-\n"]
WORDS = st.lists(st.sampled_from(LETTERS), max_size=40).map("".join)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every text were long."""
    monkeypatch.setattr(folding, "_PIECE", 5)


@given(WORDS)
@settings(max_examples=200)
def test_a_text_is_folded_as_its_words_are(words: str) -> None:
    assert Folded(Text("f", words)).content == fold(words) == "".join(one.letter for one in oracle.cells(words))


@given(WORDS)
@settings(max_examples=100)
def test_each_character_knows_where_it_was(words: str) -> None:
    folded = Folded(Text("f", words))
    spans = [folded.source_span(at, at + 1) for at in range(len(folded.content))]
    assert spans == [(one.start, one.end) for one in oracle.cells(words)]


@given(WORDS)
@settings(max_examples=200)
def test_edges_of_words(words: str) -> None:
    for at in range(len(words) + 1):
        if words[at - 1 : at + 1].isspace():
            continue  # no quote begins or ends within white space
        assert is_edge(words, at) == oracle.edge(words, at), (words[:at], words[at:])


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_what_is_folded_is_composed(words: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(words)) or "\u037e" in words or "\u1fef" in words
    fold(fold(words))


@given(WORDS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), min_size=1, max_size=30))
@settings(max_examples=100)
def test_passages_are_found_alone_as_with_many_others(words: str, cuts: list[tuple[int, int]]) -> None:
    content = fold(words)
    passages = {content[at : at + size].strip() for at, size in cuts} - {""}
    together = seek(Folded(Text("s", words)), passages)
    for passage in passages:
        assert together[passage] == seek(Folded(Text("s", words)), [passage])[passage]


@given(st.lists(st.text(st.sampled_from("ab .…[]\n"), max_size=12), min_size=1, max_size=5))
def test_what_is_left_out_divides(parts: list[str]) -> None:
    for sign in ("[...]", "[…]", "[ ... ]", "[. . .]"):
        clean = [OMISSION.sub("", part).replace("[", "(") for part in parts]
        assert [fold(part) for part in OMISSION.split(sign.join(clean))] == [fold(part) for part in clean]


def test_effort_is_spent() -> None:
    effort = Effort(10)
    assert effort.spend(9)
    assert not effort.spend(1)
    assert not effort.spend(0)


def test_no_character_of_a_script_without_spaces_is_passed_over() -> None:
    """The small class that spares most texts the large ones leaves none of their characters out."""
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    assert all(map(may_be_unspaced, re.findall(f"[{UNSPACED}]", characters)))
    assert all(map(has_unspaced, re.findall(f"[{WITHOUT_SPACES}]", characters)))
    assert not may_be_unspaced("Zürich – “naïve” Ελλάδα Україна العربية …")
