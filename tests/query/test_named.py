"""The queries of a configuration: used by their names, in each other too, but not in a circle."""

from __future__ import annotations

import time

import pytest

import argmap
from argmap.query import QueryError, compile_query

NAMED = {
    "open": "is:unanswered -is:undeveloped",
    "open-questions": "kind:question @open",
    "attacks": "relation:con OR relation:undercut",
    "not-implied": "-(is:implied)",
    "wrong": "kind:questoin",
    "uses-wrong": "tram @wrong",
    "loop": "a OR @loop",
    "first": "@second",
    "second": "(b OR @third)",
    "third": "@first",
    "missing": "@opne",
}


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("@open", "is:unanswered -is:undeveloped"),
        ("-@open", "-(is:unanswered -is:undeveloped)"),
        ("@attacks is:leaf", "(relation:con OR relation:undercut) is:leaf"),
        ("@open-questions OR @open", "is:unanswered -is:undeveloped"),
        ("below(@attacks) @not-implied", "below(relation:con OR relation:undercut) -is:implied"),
        ("@attacks @attacks", "relation:con,undercut"),
    ],
)
def test_a_name_stands_for_its_query(small: argmap.Debate, query: str, same: str) -> None:
    assert compile_query(query, NAMED).nodes(small) == compile_query(same).nodes(small) != []


@pytest.mark.parametrize(
    ("query", "named", "column", "words"),
    [
        ("@opn", None, 1, "did you mean open?"),
        ("a (@opne)", None, 4, "did you mean open?"),
        ("@nothing-like-it", None, 1, "known: @open, @open-questions"),
        ("@missing", "missing", 1, "did you mean open?"),
        ("a @wrong", "wrong", 6, "of the query @wrong"),
        ("@uses-wrong", "wrong", 6, "did you mean question?"),
        ("@loop", "loop", 6, "@loop -> @loop"),
        ("c @first", "third", 1, "@first -> @second -> @third -> @first"),
    ],
)
def test_a_mistake_says_in_which_query_it_is(query: str, named: str | None, column: int, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        compile_query(query, NAMED)
    error = caught.value
    assert (error.named, error.column) == (named, column)
    assert words in f"{error} {error.hint}"


def test_what_is_not_used_may_be_wrong() -> None:
    assert compile_query("@open", NAMED)


def test_doubling_again_and_again_is_no_matter(small: argmap.Debate) -> None:
    named = {f"q{number}": f"@q{number + 1} OR @q{number + 1}" for number in range(300)} | {"q300": "tram"}
    start = time.process_time()
    assert compile_query("@q0", named).nodes(small) == ["small/wait", "small/opening"]
    assert time.process_time() - start < 5


def test_a_long_chain_of_names_is_refused() -> None:
    named = {f"q{number}": f"@q{number + 1}" for number in range(100_000)} | {"q100000": "a"}
    with pytest.raises(QueryError, match="at most 10,000 characters"):
        compile_query("@q0", named)


def test_names_that_circle_widely_are_reported_briefly() -> None:
    named = {f"{number}": f"@{(number + 1) % 1500}" for number in range(1500)}
    with pytest.raises(QueryError, match="name each other") as caught:
        compile_query("@7", named)
    assert len(str(caught.value)) < 500
