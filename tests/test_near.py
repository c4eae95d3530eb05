"""Near misses among names: but for capitals and signs, or but for one letter, and in no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.near import Names, near_name

PEOPLE = [
    "lopez",
    "zelensky",
    "emmanuel-macron",
    "mayor-of-kyiv",
    "us",
    "eu",
    "élise",
    "o.brien",
    "x" * 100,
    "von-der-leyen-ursula-gertrud",
]
PEOPLE += ["councillor-number-12"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("lopes", "lopez"),
        ("lpoez", "lopez"),
        ("lopezz", "lopez"),
        ("opez", "lopez"),
        ("López", "lopez"),
        ("Zelenskyy", "zelensky"),
        ("zelenska", "zelensky"),
        ("Emmanuel Macron", "emmanuel-macron"),
        ("emanuel macron", "emmanuel-macron"),
        ("Mayor of Kyiv", "mayor-of-kyiv"),
        ("the mayor of Kyiv", None),
        ("Emanuel Makron", "emmanuel-macron"),
        ("Emmanuel Marcon", "emmanuel-macron"),
        ("Emanuele Makron", None),
        ("von-der-leyen-ursula-gertrut", "von-der-leyen-ursula-gertrud"),
        ("van-der-leyen-ursula-gertrut", "von-der-leyen-ursula-gertrud"),
        ("van-der-leien-ursula-gertrut", "von-der-leyen-ursula-gertrud"),
        ("van-der-leien-ursula-gerdrut", None),
        ("Councilor Nummer 21", None),
        ("Councilor Nummer 12", "councillor-number-12"),
        ("Macron", None),
        ("O'Brien", "o.brien"),
        ("E\u0301lise", "élise"),
        ("elise", "élise"),
        ("U.S.", "us"),
        ("USA", "us"),
        ("uk", None),
        ("un", None),
        ("lapis", None),
        ("some critics", None),
        ("x" * 99, None),
        ("X" * 100, "x" * 100),
        ("", None),
        ("?!", None),
    ],
)
def test_what_a_word_nearly_is(word: str, name: str | None) -> None:
    assert Names(PEOPLE).nearly(word) == name


def test_of_several_it_is_the_most_alike() -> None:
    assert Names(["lopezz", "lopes", "lopez"]).nearly("Lopez") == "lopez"
    assert Names(["lopes", "lopezz"]).nearly("lopez") == "lopezz"


@given(st.text("abcdefg", min_size=5, max_size=20), st.integers(0, 19), st.sampled_from("xyz"))
def test_one_slip_is_found_wherever_it_is(name: str, at: int, letter: str) -> None:
    names = Names(["somebody else", name])
    at %= len(name)
    for slip in (name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]):
        assert names.nearly(slip) == name
    assert names.nearly(name[:at] + name[at : at + 2][::-1] + name[at + 2 :]) == name


@given(st.text("abcdefgh", min_size=12, max_size=40), st.integers(0, 39), st.integers(0, 39))
def test_two_slips_are_found_in_long_names(name: str, first: int, second: int) -> None:
    names = Names(["somebody else", name])
    first, second = sorted((first % len(name), second % len(name)))
    changed = name[:first] + "x" + name[first + 1 :]
    assert names.nearly(changed[:second] + "y" + changed[second + 1 :]) == name
    assert names.nearly(changed[:second] + changed[second + 1 :]) == name


def test_very_many_long_names_that_are_alike() -> None:
    people = [f"the member of the council of the town of {number:b}" for number in range(600)]
    start = time.process_time()
    names = Names(people)
    found = [names.nearly(person.replace("council", "kounsil")) for person in people]
    assert time.process_time() - start < 4
    assert any(found)


@pytest.mark.parametrize("name", ["person-{:05}", "{0:05}-person-{0:05}", "person {:c}"])
def test_very_many_people_and_speakers(name: str) -> None:
    people = [name.format(number) for number in range(1_000, 6_000)]
    start = time.process_time()
    names = Names(people)
    found = [names.nearly(person.replace("s", "")) for person in people]
    assert time.process_time() - start < 2
    assert all(found)


FULL = ["possible/must-continue", "possible/intent", "serious/open", "serious/regroup", "sanctions/delays"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("regrup", "regroup"),
        ("opn", "open"),
        ("possible/open", "serious/open"),
        ("serious/regrup", "serious/regroup"),
        ("sancions/delays", "sanctions/delays"),
        ("sancions/delayz", "sanctions/delays"),
        ("possible/delayz", "sanctions/delays"),
        ("serious/zzz", None),
        ("zzz", None),
        ("/", None),
        ("", None),
    ],
)
def test_the_name_of_a_node_that_was_meant(word: str, name: str | None) -> None:
    assert near_name(word, FULL) == name
