"""The cases of the rules: each finds what it marks and nothing else, with either YAML parser, and then nothing."""

from __future__ import annotations

import functools
from functools import partial
from pathlib import Path

import pytest
import yaml

from argmap.catalogue import CATALOGUE
from argmap.checking import demonstration
from argmap.findings import Finding, Fix
from argmap.rules.examples import Expected, bad_examples, corrected, marks, read
from argmap.text import Text
from argmap.yaml import parsing

findings_in = functools.cache(demonstration.findings_in)  # with the parser that is used
BAD = [path for code in CATALOGUE for path in bad_examples(code)]


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(params=[yaml.Loader, None], ids=["pure Python", "default"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pure-Python parser, and what is used: none, or libyaml's, if PyYAML has it."""
    monkeypatch.setattr(parsing, "parse", partial(parsing.parse, parser=request.param))


def place(found: Finding) -> Expected:
    span = found.span
    return Expected(found.code, Path(span.file).name, (span.line, span.column), (span.end_line, span.end_column))


def fix_text(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def unmarked(content: str) -> list[str]:
    marking = marks(Text("", content))
    return [line for number, line in enumerate(content.split("\n"), 1) if number not in marking]


EDGES = {"S211/bad-braces", "S211/good-braces", "T505/bad-block"}
"""What PyYAML's own parser reads otherwise: a ``?`` between braces, and a tab in a block."""


@pytest.fixture(autouse=True)
def _no_edges(request: pytest.FixtureRequest) -> None:
    if "pure Python" in request.node.name and any(f"-{edge}]" in request.node.name for edge in EDGES):
        pytest.skip("at the edges of YAML the parsers differ")


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("path", BAD, ids=named)
def test_a_bad_case_finds_what_it_marks_and_nothing_else(path: Path) -> None:
    expected = sorted(marks(read(path)).values())
    assert {mark.code for mark in expected} == {path.parent.name}
    assert sorted(place(found) for found in demonstration.findings_in(path)) == expected


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("path", [corrected(path) for path in BAD], ids=named)
def test_mended_it_finds_nothing(path: Path) -> None:
    assert [str(found.message) for found in demonstration.findings_in(path)] == []


@pytest.mark.parametrize("path", BAD, ids=named)
def test_its_fix_makes_the_mended_case(path: Path) -> None:
    """If one of what is found has a fix, all have; a misread text always has one."""
    content = read(path).content
    fixes = [found.fix for found in findings_in(path)]
    if path.parent.name != "Y104" and not any(fixes):
        return
    for fix in fixes:
        assert fix is not None
        assert fix.title
        assert unmarked(fix_text(content, fix)) == unmarked(read(corrected(path)).content)


@pytest.mark.parametrize("path", BAD, ids=named)
def test_messages_are_words(path: Path) -> None:
    for found in findings_in(path):
        assert found.message == found.message.strip()
        assert not found.message.endswith((".", ":", ";"))
        assert "None" not in found.message
        assert "  " not in found.message


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    # ^^^ S202", ((1, 7), (1, 10))),
        ("#^^^ S202", ((1, 1), (1, 5))),
        ("#   ^ S202", ((1, 5), (1, 6))),
        ("# expect: S202 3:4-5:6", ((3, 4), (5, 6))),
    ],
)
def test_marks_are_read(line: str, expected: tuple[tuple[int, int], tuple[int, int]]) -> None:
    text = Text("a.yaml", f"argmap: 1\n{line}\n")
    assert marks(text) == {2: Expected("S202", "a.yaml", *expected)}
