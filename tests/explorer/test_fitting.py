"""Lines cut and wrapped: nothing is wider than it may be, nothing is lost, and what is cut is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from argmap.explorer.line_fitting import columns, cut, fitted, wrapped
from argmap.styled import Segment
from argmap.text import shown

WORDS = st.text(st.sampled_from("ab 広い́🇩🇪👍🏽–…"), max_size=60).map(shown)
LINES = st.lists(st.tuples(WORDS, st.sampled_from(["", "dim", "pro"])).map(lambda pair: Segment(*pair)), max_size=5)


@pytest.mark.parametrize(
    ("words", "room", "result"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("広い文字", 5, "広い…"),
        ("広い文字", 4, "広…"),
        ("abcd", 1, "…"),
        ("abcd", 0, ""),
        ("a" * 10_000, 3, "aa…"),
    ],
)
def test_what_is_cut_ends_in_an_ellipsis(words: str, room: int, result: str) -> None:
    assert cut(words, room, "…").rstrip() == result


@given(LINES, st.integers(0, 40), st.sampled_from(["…", "..."]))
def test_a_fitted_line_has_exactly_its_columns(line: list[Segment], room: int, more: str) -> None:
    made = fitted(line, room, more)
    assert columns(made) == room
    if columns(line) > room > len(more):
        assert more in "".join(segment.words for segment in made)


@given(LINES, st.integers(4, 40), st.integers(0, 12))
def test_wrapping_keeps_every_word_and_the_width(line: list[Segment], room: int, indent: int) -> None:
    rows = wrapped(line, room, indent)
    assert all(columns(row) <= room for row in rows)
    assert kept(rows) == kept([line])


def kept(rows: list[list[Segment]]) -> list[tuple[str, str]]:
    """Each character that is no blank, with its style."""
    return [
        (letter, segment.style) for row in rows for segment in row for letter in segment.words if not letter.isspace()
    ]


@pytest.mark.parametrize(
    ("words", "room", "indent", "rows"),
    [
        ("one two three", 20, 2, ["one two three"]),
        ("one two three", 8, 2, ["one two", "  three"]),
        ("one two three", 8, 0, ["one two", "three"]),
        ("- abcdefghij", 6, 2, ["- abcd", "  efgh", "  ij"]),
        ("► 広い文字は二列", 8, 2, ["► 広い文", "  字は二", "  列"]),
        ("one two", 5, 4, ["one", "two"]),
        ("", 5, 0, [""]),
    ],
)
def test_wrapped(words: str, room: int, indent: int, rows: list[str]) -> None:
    made = wrapped([Segment(words)], room, indent)
    assert ["".join(segment.words for segment in row) for row in made] == rows


def test_a_megabyte_of_a_word_is_cut_at_once() -> None:
    assert cell_len(cut("広" * 1_000_000, 30, "…")) <= 30


@pytest.mark.parametrize("words", ["x" * 3_000_000, "word " * 600_000, "広" * 1_000_000, "e" + "\u0301" * 1_000_000])
def test_a_book_in_one_line_is_wrapped_at_once_and_says_that_it_is_cut(words: str) -> None:
    rows = wrapped([Segment(words)], 40, 2)
    assert len(rows) < 5_000
    assert all(columns(row) <= 40 for row in rows)
    assert "so on: see argmap show" in " ".join("".join(segment.words for row in rows[-3:] for segment in row).split())
