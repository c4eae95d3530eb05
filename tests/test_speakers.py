"""Who speaks: what a node says itself, and else what the sources that it quotes say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

MAP = """
    argmap: 1
    sources:
      speech: {file: s.txt, by: [ann, the clerk]}
      minutes: {file: s.txt}
    people: {ann: {name: Ann, role: mayor}}
    questions:
    - id: q
      text: Q
      quote: {text: One, source: speech}
      positions:
      - {id: own, text: Own., by: bo, quote: {text: One, source: speech}}
      - {id: inherited, text: Inherited., quote: {text: One, source: speech}}
      - {id: both, text: Both., quote: [{text: One, source: minutes}, {text: Two, source: speech}]}
      - {id: none, text: None., quote: {text: One, source: minutes}}
      - {id: nobody, text: Nobody., by: unnamed, quote: {text: One, source: speech}}
      - {id: implied, text: Implied., implied: true, quote: {text: One, source: speech}}
      - {id: silent, text: Silent.}
"""


@pytest.fixture
def debate(load_text: Callable[..., argmap.Debate]) -> argmap.Debate:
    Path("s.txt").write_text("One. Two.\n")
    return load_text(MAP)


@pytest.mark.parametrize(
    ("node", "by", "speakers", "names"),
    [
        ("own", ("bo",), ("bo",), ("bo",)),
        ("inherited", (), ("ann", "the clerk"), ("Ann", "the clerk")),
        ("both", (), ("ann", "the clerk"), ("Ann", "the clerk")),
        ("none", (), (), ()),
        ("nobody", ("unnamed",), ("unnamed",), ("unnamed",)),
        ("implied", (), (), ()),
        ("silent", (), (), ()),
        ("q", (), (), ()),
    ],
)
def test_speakers_are_the_nodes_own_or_those_of_its_sources(
    debate: argmap.Debate, node: str, by: tuple[str, ...], speakers: tuple[str, ...], names: tuple[str, ...]
) -> None:
    data = debate.graph.nodes[f"m/{node}"]
    assert (data["by"], data["speakers"]) == (by, speakers)
    assert debate.speakers(f"m/{node}") == names


def test_views_and_queries_use_the_speakers(debate: argmap.Debate, run: Callable) -> None:
    assert "Inherited. — Ann, the clerk" in run("tree", "m.yaml").out
    assert run("find", "by:ann", "m.yaml", "--as", "ids").out.split() == ["m/inherited", "m/both"]
    assert run("find", "by:Ann", "m.yaml", "--as", "ids").out.split() == ["m/inherited", "m/both"]
    assert run("find", "has:by", "m.yaml", "--as", "ids").out.split() == ["m/own", "m/nobody"]
    assert "Ann: mayor" in run("show", "inherited", "m.yaml").out
    assert run("check", "m.yaml", "--select", "unused-person").status == 0


def test_the_person_of_a_source_is_found_where_the_source_is_declared(
    load_text: Callable[..., argmap.Debate],
) -> None:
    Path("s.txt").write_text("One. Two.\n")
    debate = load_text(
        MAP,
        o="""
            argmap: 1
            uses: m.yaml
            questions: {text: Q, positions: {id: far, text: Far., quote: {text: One, source: speech}}}
        """,
    )
    assert debate.speakers("o/far") == ("Ann", "the clerk")
