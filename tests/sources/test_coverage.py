"""Coverage: which words of a source are accounted for, and which are missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.findings import Findings
from argmap.sources.coverage import measure
from argmap.sources.texts import merged

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "seeds" / "000_2c61f88521b52545.txt"
Load = Callable[..., argmap.Debate]


def covered(debate: argmap.Debate):
    findings = Findings()
    measured = measure(debate, findings)
    assert findings.all() == ()
    return measured


MAP = """
    argmap: 1
    sources:
      s:
        file: s.txt
        skip: ["read more", {from: "ad:", to: "end of ad", reason: an advertisement}]
    questions:
    - text: Q
      quote: The first [...] last
      undeveloped: true
"""


def test_words_are_quoted_skipped_or_missing(load_text: Load) -> None:
    Path("s.txt").write_text(
        "The first and the last. Read more? read more\nad: buy, now, end of ad. Left over\nand on.\n"
    )
    (coverage,) = covered(load_text(MAP))
    assert (coverage.share.words, coverage.share.quoted, coverage.share.skipped) == (19, 3, 8)
    assert [(span.line, span.words) for span in coverage.missing] == [
        (1, "and the"),
        (1, "Read more"),
        (2, "Left over\nand on"),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_missing_passage_is_one_however_its_lines_are_wrapped(run: Callable, load_text: Load, line_end: str) -> None:
    lines = [
        "The first words are quoted, and these",
        "are not, nor are these,",
        "which end it.",
        "",
        "The first again,",
    ]
    Path("s.txt").write_bytes(line_end.join([*lines, "- an item that is", "  wrapped", "- another"]).encode())
    load_text("argmap: 1\nsources: {s: {file: s.txt}}\nquestions: {text: Q, quote: The first words are quoted}\n")
    assert run("coverage", "m.yaml", "--missing").out == (
        "s.txt:1: and these are not, nor are these, which end it\n"
        "s.txt:5: The first again\n"
        "s.txt:6: an item that is wrapped\n"
        "s.txt:8: another\n"
        "\n"
        "s  ████░░░░░░░░░░░░░░░░  20.8 %  5 of 24 words\n"
    )


def test_paragraphs_on_a_line_each_are_missing_one_by_one(load_text: Load) -> None:
    lines = ["word " * 60 + "one.", "word " * 60 + "two."]
    Path("s.txt").write_text("\n".join(lines))
    (coverage,) = covered(load_text("argmap: 1\nsources: {s: {file: s.txt}}\n"))
    assert [span.line for span in coverage.missing] == [1, 2]


def test_a_file_that_two_maps_declare_is_measured_once(load_text: Load) -> None:
    Path("s.txt").write_text("One two three four")
    text = "argmap: 1\nsources: {%s: {file: s.txt}}\nquestions: {text: Q, quote: %s}\n"
    (coverage,) = covered(load_text(a=text % ("s", "One two"), b=text % ("t", "two three")))
    assert coverage.names == ("s", "t")
    assert coverage.share.quoted == 3


def test_a_source_without_words_is_wholly_accounted_for(load_text: Load) -> None:
    Path("s.txt").write_text("--- ...\n")
    (coverage,) = covered(load_text("argmap: 1\nsources: {s: {file: s.txt}}\n"))
    assert (coverage.share.percent, coverage.missing) == (100.0, ())


def test_sections_add_up_to_the_whole(load_text: Load) -> None:
    Path("s.md").write_text("before it\n# One\nthe words here\n# Two\nmore\n")
    (coverage,) = covered(load_text("argmap: 1\nsources: {s: {file: s.md}}\nquestions: {text: Q, quote: the words}\n"))
    assert [(one.title, one.line, one.share.words, one.share.quoted) for one in coverage.sections] == [
        ("", 1, 2, 0),
        ("One", 2, 4, 2),
        ("Two", 4, 2, 0),
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))))
def test_merged_stretches_cover_the_same(stretches: list[tuple[int, int]]) -> None:
    joined = merged(stretches)
    assert {n for start, end in joined for n in range(start, end)} == {n for s, e in stretches for n in range(s, e)}
    assert all(before[1] < after[0] for before, after in pairwise(joined))


def test_the_article_is_accounted_for_and_a_new_sentence_is_missed() -> None:
    whole = SOURCE.read_text(encoding="utf-8")
    (coverage,) = covered(argmap.load(ROOT / "maps"))
    assert coverage.share.percent >= 97
    at = whole.index("There is also a question of intent.")
    changed = whole[:at] + "A sentence that nobody has mapped yet. " + whole[at:]
    (less,) = covered(argmap.load(ROOT / "maps", overlays={SOURCE: changed}))
    assert less.share.percent < coverage.share.percent
    assert [span.words for span in less.missing if "nobody" in span.words] == ["A sentence that nobody has mapped yet"]


def test_the_command(run: Callable, load_text: Load) -> None:
    Path("s.txt").write_text("The first and *the* last.\n")
    load_text("argmap: 1\nsources: {s: {file: s.txt, title: A | B}}\nquestions: {text: Q, quote: The first}\n")
    ran = run("coverage", "m.yaml", "--missing")
    assert ran.status == 0
    assert ran.out == "s.txt:1: and *the* last\n\ns: A | B  ████████░░░░░░░░░░░░  40.0 %  2 of 5 words\n"
    assert run("coverage", "m.yaml", "--fail-under", "40").status == 0
    ran = run("coverage", "m.yaml", "--fail-under", "40.1")
    assert (ran.status, ran.err) == (1, "s: 40.0 % is less than 40.1 %\n")
    document = json.loads(run("coverage", "m.yaml", "--format", "json", "--missing").out)
    assert document["sources"][0]["missing"] == [{"line": 1, "start": 10, "end": 24, "text": "and *the* last"}]
    table = run("coverage", "m.yaml", "--format", "markdown", "--missing").out
    assert r"| **s: A \| B** | 40.0 % | 5 | 2 | 0 |" in table
    assert r"- **s.txt:1** and \*the\* last" in table
    assert run("coverage", "m.yaml", "--ascii").out.isascii()
    assert run("coverage", "m.yaml", "--fail-under", "101").status == 2


def test_a_map_without_sources(run: Callable, load_text: Load) -> None:
    load_text("argmap: 1\nquestions: Why?\n")
    assert run("coverage", "m.yaml").status == 0
    assert run("coverage", "m.yaml", "--fail-under", "97").status == 1
