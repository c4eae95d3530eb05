"""Words are found where they begin, and phrases where they are whole; where they stand is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.query.search_words import Words, comparable, hits
from argmap.query.terms import words

CASES = [
    ("negoti", False, "Serious Negotiations and renegotiation.", ["Negoti"]),
    ("US", False, "US-led talks, the US's role, Russia, and us.", None),
    ("us", False, "US-led talks, the USA, Russia, and us.", ["US", "US", "us"]),
    ("the tram", True, "“The  tram” — the trams.", ["The  tram"]),
    ("non-binding", True, "a non‐binding deal", ["non‐binding"]),
    ("état", False, "L'état, les états, rétat", ["état", "état"]),
    ("cafe", False, "cafe\N{COMBINING ACUTE ACCENT} cafes", ["cafe"]),
    ("会議", False, "市長は会議を閉じた。", ["会議"]),
    ("議", True, "市長は会議を閉じた。", ["議"]),
    ("ไทย", False, "ภาษาไทยง่าย", ["ไทย"]),
    ("50", False, "150 or 50%", ["50"]),
    ("%", False, "150%", ["%"]),
    ("Straße", False, "STRASSE", ["STRASSE"]),
    ("don't", True, "I don’t", ["don’t"]),
]


@pytest.mark.parametrize(("sought", "is_phrase", "text", "found"), CASES)
def test_words_are_found(sought: str, is_phrase: bool, text: str, found: list[str] | None) -> None:
    made = words([sought], is_phrase)
    if found is None:
        made, found = made.in_capitals(), ["US", "US"]
    assert [text[start:end] for start, end in hits(text, [made])] == found


def test_parts_follow_each_other() -> None:
    made = words(["lose", "customers"], is_phrase=False)
    text = "customers lose many customers"
    assert [text[start:end] for start, end in hits(text, [made])] == ["lose", "customers"]
    assert not made.occur("they lose\nmany customers")


TEXTS = st.text("aAbB -’'\"“éß", max_size=30)
SOUGHT = st.text("ab", min_size=1, max_size=3)


@given(TEXTS, SOUGHT, st.booleans())
def test_words_of_plain_letters_are_found_as_a_pattern_finds_them(text: str, sought: str, is_phrase: bool) -> None:
    made = words([sought], is_phrase)
    pattern = rf"(?<!\w){sought}" + (r"(?!\w)" if is_phrase else "")
    assert made.occur(comparable(text)) == bool(re.search(pattern, comparable(text)))
    found = hits(text, [made])
    assert bool(found) == made.occur(comparable(text))
    assert all(comparable(text[start:end]).startswith(sought) for start, end in found)


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=3), st.booleans())
def test_any_text_has_its_hits_within_it(text: str, pieces: list[str], is_phrase: bool) -> None:
    made = words([piece.replace("\0", "") for piece in pieces], is_phrase)
    ends = [0]
    for start, end in hits(text, [made] if made.parts else []):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


@pytest.mark.parametrize("word", ["US", "COVID19", "США", "A1"])
def test_an_abbreviation(word: str) -> None:
    assert words([word], is_phrase=False).capitals == word
    assert words([word], is_phrase=True).capitals is None


@pytest.mark.parametrize("word", ["U", "Us", "2030", "US-led", "u2"])
def test_no_abbreviation(word: str) -> None:
    assert words([word], is_phrase=False).capitals is None


def test_a_long_text_of_one_letter_takes_no_long_time() -> None:
    assert not Words(("a" * 50, "b"), opens=True, closes=True).occur("a" * 1_000_000)
