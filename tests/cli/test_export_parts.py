"""The part of a debate that the file of one map is made from: to a writer it is as good as the whole, but smaller."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

import argmap
from argmap.cli.export_parts import Parts
from argmap.debate import Debate
from argmap.files import FileAccess
from argmap.graph import assemble
from argmap.query.facts import Facts
from argmap.reading.document import MapDocument
from argmap.reading.unread import Unread
from argmap.relations import Kind, Relation
from argmap.style import Cluster, Rule, Style
from argmap.text import Text
from argmap.writers import writer
from argmap.writers.dot.rules import answered
from argmap.writers.page.page_outline import PageOutline

from ..random_maps import Said, shapes, two_maps

STYLES = [
    Style(rules=(Rule("1", query="below(id:q0) is:unanswered", fill="#123456"), Rule("2", kind=Kind.POSITION))),
    Style(cluster=Cluster.QUESTION),
    Style(cluster=Cluster.MAP),
]


@settings(max_examples=20)
@given(shapes())
@pytest.mark.parametrize("format", ["dot", "mermaid", "markdown"])
def test_a_part_is_written_as_the_whole_would_be(format: str, drawn: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(drawn[0])
    left = {f"{'mo'[node % 2]}/n{node}" for node in drawn[1]}
    parts = Parts(debate)
    for name in ("m", "o"):
        alone = replace(debate, requested=frozenset({name}))
        for wanted in (None, set(debate.graph) - left):
            for beside in (True, False):
                nodes = parts.nodes(name, wanted, beside)
                for style in STYLES if format == "dot" else [None]:
                    whole = [] if style is None else [style]
                    asked = [] if style is None else [answered(debate, style)]
                    write = writer(format)
                    assert write(parts.of(name, nodes), nodes, *asked) == write(alone, nodes, *whole)


@settings(max_examples=30)
@given(shapes())
def test_a_page_of_a_part_has_the_balances_of_the_whole(drawn: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(drawn[0])
    parts = Parts(debate)
    for name in ("m", "o"):
        nodes = parts.nodes(name, None, False)
        whole, part = PageOutline(debate, nodes), PageOutline(parts.of(name, nodes), nodes)
        assert [part.scales.weigh(node) for node in part.nodes] == [whole.scales.weigh(node) for node in part.nodes]


def test_a_page_of_a_part_is_the_page_of_the_whole() -> None:
    debate = two_maps([Said(1, 0, "pro", (3,)), Said(2, 0, "con", ()), Said(0, 1, "con", ())])
    parts = Parts(debate)
    nodes = parts.nodes("m", None, False)
    assert writer("html")(parts.of("m", nodes), nodes) == writer("html")(debate, nodes)


def test_data_of_a_map_names_the_maps_sources_and_people_that_it_needs(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text("So it is.")
    shared = "sources: {s: {file: s.txt}}\npeople: {p: {name: P}}\n"
    Path("shared.yaml").write_text(f"argmap: 1\n{shared}questions: [{{id: q, text: Is it?, quote: So it is}}]\n")
    Path("one.yaml").write_text("argmap: 1\nuses: shared.yaml\nquestions: [{text: And?, by: p, quote: So it is}]\n")
    Path("other.yaml").write_text("argmap: 1\nquestions: [{text: Or?}]\n")
    assert run("export", ".", "--format", "json", "-o", "out/").status == 0
    found = {name: json.loads(Path(f"out/{name}.json").read_text()) for name in ("one", "other", "shared")}
    names = {name: [one["name"] for one in document["maps"]] for name, document in found.items()}
    assert names == {"one": ["one", "shared"], "other": ["other"], "shared": ["shared"]}
    assert [len(document["sources"]) for document in found.values()] == [1, 0, 1]
    assert [len(document["people"]) for document in found.values()] == [1, 0, 1]
    assert found["one"]["nodes"][0]["quotes"][0]["spans"] == [[0, 8]]


@pytest.mark.long
def test_very_many_maps_are_divided_in_linear_time() -> None:
    text = Text("m.yaml", "")
    span = text.span(0, 0)
    maps = tuple(MapDocument(Path(f"m{n}.yaml"), text, f"m{n}", span, Unread()) for n in range(10_000))
    nodes = [(f"{one.name}/n{n}", {"map": one.name, "kind": Kind.ARGUMENT}) for one in maps for n in range(3)]
    edges = [(f"{one.name}/n{n + 1}", f"{one.name}/n{n}", {"relation": Relation.PRO}) for one in maps for n in (0, 1)]
    names = frozenset(one.name for one in maps)
    debate = Debate(assemble(nodes, lambda: edges), (), {}, maps, names, FileAccess())
    start = time.process_time()
    parts = Parts(debate)
    made = [parts.of(name, parts.nodes(name, None, True)) for name in names]
    assert time.process_time() - start < 3
    assert {len(one.graph) for one in made} == {3}
    assert {one.graph.number_of_edges() for one in made} == {2}
    assert {len(one.maps) for one in made} == {1}


def test_a_query_of_a_style_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[argmap.Debate] = []
    real = Facts.__init__

    def counting(facts: Facts, debate: argmap.Debate) -> None:
        asked.append(debate)
        real(facts, debate)

    monkeypatch.setattr(Facts, "__init__", counting)
    debate = two_maps([])
    style = answered(debate, STYLES[0])
    parts = Parts(debate)
    for name in ("m", "o"):
        nodes = parts.nodes(name, None, True)
        writer("dot")(parts.of(name, nodes), nodes, style)
    assert asked == [debate]
