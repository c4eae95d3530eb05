"""One node whole."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import argmap
from argmap.findings import Findings
from argmap.styled import plain
from argmap.view import node
from argmap.view.node_line import ASCII

Load = Callable[..., argmap.Debate]


def drawn(debate: argmap.Debate, name: str) -> str:
    return "\n".join(plain(line) for line in node.lines(debate, name, ASCII, Findings()))


def test_everything_about_a_node(load_text: Load) -> None:
    Path("s.txt").write_text(
        "Some say the air may be cleaner then.\nOthers say it will not, and that\r\nnothing changes."
    )
    debate = load_text("""
        argmap: 1
        sources: {s: {file: s.txt}}
        people: {ann: {name: Ann, role: mayor}}
        questions:
        - text: Q
          positions:
          - id: p
            text: P.
            pro:
            - id: a
              text: A.
              by: [ann, some]
              quote: ["the air [...] be cleaner", "not, and that nothing", not there]
              qualifier: may
              tags: [air, x]
              weight: 0.5
              note: a remark
              rephrases: b
              con: [C.]
              undercut: U.
          - id: b
            text: B.
            undeveloped: true
            con: [{ref: a, note: here too}]
    """)
    assert (
        drawn(debate, "m/a")
        == textwrap.dedent("""
        * A. -- Ann, some, "may"
          argument  m/a  m.yaml:11
          tags: air, x
          note: a remark
          weight: 0.5
          Ann: mayor

        quotes
          s.txt:1: Some say [the air] may [be cleaner] then.
          s.txt:2: Others say it will [not, and that nothing] changes.
          "not there" not found in its source

        bears on
          speaks for > P. [p]
          speaks against > B. (undeveloped) [b] (here too)

        what bears on it
          - C.
          x U. (the step: speaks for p)

        beside it
          rephrases > B. (undeveloped) [b]

        paths up to its questions
          ? Q
            > > P. [p]
            > + this
    """).strip()
    )


def test_an_undercut_names_the_step(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - {text: Q, positions: [{id: p, text: P., pro: [{id: a, text: A., undercut: {id: u, text: U.}}]}]}
    """)
    assert "undercuts a step of * A. [a] (speaks for p)" in drawn(debate, "m/u")


def test_the_ways_up_tell_who_says_each_step_and_how_firmly(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q
          positions:
          - {text: P., implied: true, con: {id: a, text: A., by: some, qualifier: fear that, pro: {id: b, text: B.}}}
    """)
    assert drawn(debate, "m/b").splitlines()[-4:] == [
        "  ? Q",
        "    > > P. (implied)",
        '    > - A. -- some, "fear that" [a]',
        "    > + this",
    ]


def test_a_long_line_is_shown_around_the_quote(load_text: Load) -> None:
    Path("s.txt").write_text("word " * 200 + "the very words" + " more" * 200)
    debate = load_text("argmap: 1\nsources: {s: {file: s.txt}}\nquestions: {text: Q, quote: the very words}\n")
    line = drawn(debate, "m/questions.1").splitlines()[-1]
    assert "word [the very words] more" in line
    assert line.startswith("  s.txt:1: ...word ")
    assert line.endswith(" more...")
    assert len(line) < 220
