"""What one sentence claims: the examples of each language, and cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drafting.claims import Claim, analysed, claim
from argmap.drafting.clauses import clauses
from argmap.drafting.phrases import Frame, Split, languages, phrases_of
from argmap.sources.matching.quotes import holds

FRAMES = [(code, frame) for code in languages() for frame in phrases_of(code).frames]
SPLITS = [(code, split) for code in languages() for split in phrases_of(code).splits]
PEOPLE = {"brandt": "Brandt", "raman": "Priya Raman"}
CASES = {
    "Dr Raman remarked that the yard has not been asked.": (
        "The yard has not been asked.",
        ("raman",),
        "remarked that",
    ),
    "The ferry, Mr Brandt argued, is slow.": ("The ferry is slow.", ("brandt",), "argued"),
    "If it rains, Mr Brandt argued, the ferry is slow.": ("If it rains, the ferry is slow.", ("brandt",), "argued"),
    "Some critics argue that it is flawed.": ("It is flawed.", ("some critics",), "argue that"),
    "There are also concerns that it is slow.": ("It is slow.", ("unnamed",), "There are also concerns that"),
    "The United States has faced a crisis.": ("The United States has faced a crisis.", (), None),
    "Russia's strikes suggest that it seeks victory.": ("It seeks victory.", (), "suggest that"),
    "The bridge may be late.": ("The bridge may be late.", (), "may"),
    "A top diplomat, Yevheniia Filipenko, has warned that talks fail.": (
        "Talks fail.",
        ("Yevheniia Filipenko",),
        "has warned that",
    ),
    "Mr Brandt and Dr Raman said that it is late.": ("It is late.", ("brandt", "raman"), "said that"),
    "I believe that the effort is less.": ("The effort is less.", (), "I believe that"),
    "The fact that he said that it is late is known.": ("The fact that he said that it is late is known.", (), None),
}


@pytest.mark.parametrize(("code", "frame"), FRAMES, ids=lambda one: one.example if isinstance(one, Frame) else one)
def test_the_example_of_a_frame_is_matched_by_it(code: str, frame: Frame) -> None:
    assert analysed(frame.example, phrases_of(code)).frame is frame


@pytest.mark.parametrize(("code", "split"), SPLITS, ids=lambda one: one.example if isinstance(one, Split) else one)
def test_the_example_of_a_split_has_two_clauses(code: str, split: Split) -> None:
    found = clauses(split.example, phrases_of(code))
    assert len(found) == 2
    assert {one.bears for one in found} == {None, *({split.first, split.second} - {"main"})}


@pytest.mark.parametrize("words", CASES)
def test_a_sentence(words: str) -> None:
    found = claim(words, "en", PEOPLE)
    assert (found.text, found.by, found.qualifier) == CASES[words]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("However, it is late.", "caveat"),
        ("For example, it is late.", "pro"),
        ("On the contrary, it is early.", "con"),
        ("It is late.", None),
    ],
)
def test_an_opener_proposes_a_stance(words: str, stance: str | None) -> None:
    assert claim(words, "en", {}).stance == stance


def test_what_a_sentence_leaves_open_is_a_doubt() -> None:
    assert claim("He said that it is late.", "en", {}).pronouns == ("he",)
    assert "what is “this”?" in claim("This is late.", "en", {}).doubts


def test_a_language_without_phrases_has_its_words() -> None:
    assert claim("Talar hon", "sv", {}) == Claim("Talar hon.", (), None, None, ())


def test_what_is_denied_stays_whole() -> None:
    found = claim("Mr Brandt doubted that the ferry is safe.", "en", PEOPLE)
    assert found.text == "Mr Brandt doubted that the ferry is safe."


@given(st.text(alphabet="aI .,;:\"“”()'’-thesaid whileMr", max_size=300), st.sampled_from(["en", "de", "xx"]))
def test_any_words_have_a_claim_whose_hedge_is_in_them(words: str, language: str) -> None:
    found = claim(words, language, PEOPLE)
    assert bool(found.text.strip()) or not words.strip(' ,;:\t"“”„\n')
    assert found.qualifier is None or found.qualifier in " ".join(words.split())


def test_a_hedge_is_a_part_of_its_quote() -> None:
    words = "Mrs Eriksen said, in the end, that it may be late."
    found = claim(words, "en", {})
    assert found.qualifier is None or holds(words, found.qualifier)
