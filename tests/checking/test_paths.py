"""Where in the debate a finding stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import argmap
from argmap.checking.paths import paths
from argmap.findings import Finding

DEBATE = """\
argmap: 1
title: X
questions:
- text: Q?
  positions:
  - id: p
    text: P.
    pro:
    - id: a
      text: "A   is\\tso: \\e[31m"
      undercut: U.
      premises:
      - text: R.
      - text: S.
        con: {text: C., questions: {text: Why?}}
    context: I.
- text: Other?
  positions:
  - ref: p
    con: D.
    pro: {ref: nowhere}
"""


def way(debate: argmap.Debate, words: str, file: str = "m.yaml") -> tuple[str, ...]:
    """The way to the first place of some words."""
    (text,) = {document.text for document in debate.maps if document.text.file == file}
    start = text.content.index(words)
    finding = Finding("S204", "?", text.span(start, start + len(words)))
    return paths(debate, [finding]).get(finding, ())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("argmap", ()),
        ("title", ()),
        ("Q?", ("Q?",)),
        ("positions", ("Q?",)),
        ("P.", ("Q?", "P.")),
        ("context: I", ("Q?", "P.")),
        ("I.", ("Q?", "P.", "i I.")),
        ("A   is", ("Q?", "P.", "+ A is so: \\x1b[31m")),
        ("U.", ("Q?", "P.", "+ A is so: \\x1b[31m", "× U.")),
        ("R.", ("Q?", "P.", "+ A is so: \\x1b[31m", "& R.")),
        ("C.", ("Q?", "P.", "+ A is so: \\x1b[31m", "& S.", "− C.")),
        ("Why?", ("Q?", "P.", "+ A is so: \\x1b[31m", "& S.", "− C.", "Why?")),
        ("D.", ("Q?", "P.", "− D.")),
        ("nowhere", ("Other?",)),
    ],
)
def test_a_way_leads_to_the_innermost_node(words: str, expected: tuple[str, ...], load_text: Callable) -> None:
    assert way(load_text(DEBATE), words) == expected


def test_all_at_once_are_the_same_as_one_by_one(load_text: Callable) -> None:
    debate = load_text(DEBATE)
    (text,) = (document.text for document in debate.maps)
    findings = [Finding("S204", "?", text.span(start, start + 1)) for start in range(len(text.content))]
    together = paths(debate, reversed(findings))
    assert together == {finding: found[finding] for finding in findings if (found := paths(debate, [finding]))}
    assert 0 < len(together) < len(findings)


def test_the_shortest_way_is_reported(load_text: Callable) -> None:
    debate = load_text("""\
        argmap: 1
        questions:
        - text: Far?
          positions: {text: P., pro: {text: A., pro: {id: x, text: X.}}}
        - text: Near?
          positions: {text: N., con: {ref: x}}
        """)
    assert way(debate, "X.") == ("Near?", "N.", "− X.")


def test_a_long_way_is_cut_in_the_middle(load_text: Callable) -> None:
    steps = ", pro: {".join(f"text: S{number}." for number in range(30))
    debate = load_text(f"argmap: 1\nquestions: {{text: Q?, positions: {{{steps}{'}' * 31}\n")
    shown = way(debate, "S29.")
    assert shown == ("Q?", "S0.", "+ S1.", "…", "+ S26.", "+ S27.", "+ S28.", "+ S29.")
    assert way(debate, "S6.") == ("Q?", "S0.", *(f"+ S{number}." for number in range(1, 7)))


def test_a_long_text_is_cut(load_text: Callable) -> None:
    (shown,) = way(load_text(f"argmap: 1\nquestions: [{{id: q, text: {'word ' * 100}}}]\n"), "word")
    assert len(shown) < 80
    assert shown.endswith("…")


def test_a_circle_has_no_beginning(load_text: Callable) -> None:
    debate = load_text("""\
        argmap: 1
        questions:
        - {id: a, text: A?, questions: {id: b, text: B?, questions: {ref: a}}}
        """)
    assert way(debate, "B?") == ("B?",)


def test_maps_are_kept_apart(load_text: Callable) -> None:
    one = "argmap: 1\nquestions: {text: One?, positions: P.}\n"
    debate = load_text(a=one, b=one.replace("One", "Two"))
    assert way(debate, "P.", "a.yaml") == ("One?", "P.")
    assert way(debate, "P.", "b.yaml") == ("Two?", "P.")


def test_a_way_leads_through_other_maps(load_text: Callable) -> None:
    used = "argmap: 1\nquestions: {text: Q?, positions: {id: p, text: P.}}\n"
    debate = load_text(a="argmap: 1\nuses: b.yaml\nquestions: {text: Or?, positions: {ref: b/p, pro: A.}}\n", b=used)
    assert way(debate, "A.", "a.yaml") == ("Or?", "P.", "+ A.")


def test_a_deep_debate_is_no_trouble(load_text: Callable) -> None:
    depth = 400
    nested = "{text: X, pro: " * depth + "X" + "}" * depth
    debate = load_text(f"argmap: 1\nquestions: {{text: Q?, positions: {nested}}}\n")
    assert len(way(debate, "X")) == 2
