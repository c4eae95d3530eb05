"""The rules of omissions and cuts, with the words of the project and the language of the source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

MAP = """
argmap: 1
sources:
  s: {file: s.txt%s}
questions:
- text: Is it so?
  quote: %s
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(run: Callable, quote: str, source: str, language: str = "") -> str:
    """What the three rules say of a quote."""
    Path("s.txt").write_text(source, encoding="utf-8")
    Path("m.yaml").write_text(MAP % (language and f", language: {language}", quote), encoding="utf-8")
    return run("check", "m.yaml", "--select", "P43", "--format", "concise").out


ENGLISH = "The council says that the plan is nary good and that it is theirs.\n"


def test_a_project_adds_words(run: Callable) -> None:
    assert found(run, "the plan is [...] good", ENGLISH) == ""
    Path(".argmap.toml").write_text('[tool.argmap.check.words.en]\nnegations = ["Nary"]\n', encoding="utf-8")
    assert "P430 left out: the negation “nary” (the source seems to be in English): nary" in found(
        run, "the plan is [...] good", ENGLISH
    )


def test_a_project_teaches_a_language(run: Callable) -> None:
    Path(".argmap.toml").write_text('[tool.argmap.check.words.nl]\nnegations = ["niet"]\n', encoding="utf-8")
    assert "P431 “niet” is just outside the quote: Het is niet" in found(run, "goed", "Het is niet goed.", "nl")


def test_the_language_of_the_source_wins(run: Callable) -> None:
    source = "The council says that the plan is not good and that it is theirs.\n"
    assert "(the source seems to be in English)" in found(run, "the plan is [...] good", source)
    assert "P430 left out: the negation “not”: not" in found(run, "the plan is [...] good", source, "en-GB")
    assert found(run, "the plan is [...] good", source, "de") == ""
    assert found(run, "the plan is [...] good", source, "fi") == ""


def test_the_first_part_is_taken_where_it_is_closest_to_the_next(run: Callable) -> None:
    source = "The ferry is old. It is not safe. The ferry sails, too, in winter, and it is the best that we have.\n"
    assert "P430" not in found(run, "The ferry [...] in winter", source)


def test_what_is_very_long_is_said_once(run: Callable) -> None:
    source = f"The plan is not {'very ' * 100}good and that is the end of it, and not of us.\n"
    found(run, "The plan is [...] good", source)
    said = run("check", "m.yaml", "--select", "P403,P43", "--format", "concise").out
    assert "P403" in said
    assert "P430" not in said


def test_what_is_very_long_is_judged_where_its_length_is_let_pass(run: Callable) -> None:
    source = f"The plan is not {'very ' * 100}good and that is the end of it, and not of us.\n"
    assert "P430 left out: the negation “not”" in found(run, "The plan is [...] good", source)
    checked = run("check", "m.yaml", "--select", "P403,P43", "--ignore", "P403", "--format", "concise").out
    assert "P430" in checked


def test_a_short_omission_is_judged_beside_a_very_long_one(run: Callable) -> None:
    source = f"The plan is not {'very ' * 100}good and that is the end of it, and not of us.\n"
    found(run, "The plan is [...] good and that is the end of it, and [...] of us", source)
    said = run("check", "m.yaml", "--select", "P403,P43", "--format", "concise").out
    assert "P403" in said
    assert "P430 left out: the negation “not” (the source seems to be in English): not" in said
    assert said.count("very") == 0


@pytest.mark.parametrize(
    ("source", "is_struck"),
    [
        ("The fee is ~~paid back~~ final.", True),
        ("The fee is ~paid back~ final.", True),
        ("The fee is <del>paid back</del> final.", True),
        ("The fee is ~5 to ~9, and paid back by all.", False),
        ("The files ~/a are paid back in ~/b.", False),
    ],
)
def test_struck_words_are_reported(run: Callable, source: str, is_struck: bool) -> None:
    assert ("P430 the source has struck out" in found(run, "paid back", source, "en")) == is_struck
