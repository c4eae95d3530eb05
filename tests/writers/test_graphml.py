"""GraphML is read back by networkx, and holds what the JSON document holds, each attribute with its type."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.text import shown
from argmap.writers import graphml
from argmap.writers.json import document
from argmap.writers.reversible import joined, one_line

ROOT = Path(__file__).parents[2]
NS = "{http://graphml.graphdrawing.org/xmlns}"


TOKEN = re.compile(r"[\w.:\-]+")
CHILDREN = {
    "graphml": r"(key )*(graph )*",
    "graph": r"((data|node|edge) )*",
    "node": r"(data )*",
    "edge": r"(data )*",
    "key": "",
    "data": "",
}
ATTRIBUTES = {
    "graphml": {"schemaLocation"},
    "key": {"id", "for", "attr.name", "attr.type"},
    "graph": {"edgedefault"},
    "node": {"id"},
    "edge": {"id", "source", "target"},
    "data": {"key"},
}


def read(debate: Any, nodes: Any = None) -> nx.MultiDiGraph:
    """The graph, its nodes by their full names."""
    text, _ = graphml.write(debate, nodes)
    graph = nx.parse_graphml(text, force_multigraph=True)
    assert graph.is_directed()
    return nx.relabel_nodes(graph, nx.get_node_attributes(graph, "name"))


def line(words: str) -> str:
    return one_line(words).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def attribute(value: Any) -> Any:
    if isinstance(value, list):
        return joined(value).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    return value if isinstance(value, bool | int | float) else line(value)


def nothing_is_lost(debate: Any) -> None:
    graph = read(debate)
    made, _ = document(debate)
    assert list(graph) == [node["id"] for node in made["nodes"]]
    for node in made["nodes"]:
        data = dict(graph.nodes[node["id"]])
        assert data.pop("label") == (
            shown(node["text"]).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff") or node["id"]
        )
        assert data.pop("name") == node["id"]
        assert json.loads(data.pop("quotes", "[]")) == node["quotes"]
        own = {key: value for key, value in node.items() if key not in ("id", "quotes") and value is not None}
        expected = {key: attribute(value) for key, value in own.items()}
        assert data == {key: value for key, value in expected.items() if value != ""}
        assert type(data["implied"]) is bool
    found = sorted((tail, head, data["relation"], data["line"]) for tail, head, data in graph.edges(data=True))
    assert found == sorted((edge["source"], edge["target"], edge["relation"], edge["line"]) for edge in made["edges"])
    steps = [edge["step"]["target"] for edge in made["edges"] if "step" in edge]
    assert sorted(target for _, _, target in graph.edges(data="step_target") if target) == sorted(steps)
    notes = [line(edge["note"]) for edge in made["edges"] if edge["note"]]
    assert sorted(note for _, _, note in graph.edges(data="note") if note) == sorted(note for note in notes if note)
    for name in ("maps", "sources", "people"):
        assert json.loads(graph.graph[name]) == made[name]


def test_nothing_is_lost(town: Callable[[], Any]) -> None:
    nothing_is_lost(town())


def test_nothing_is_lost_of_the_article(article: Any) -> None:
    nothing_is_lost(article)


def test_hostile_words(filled: Callable[[str], Any], hostile: str) -> None:
    nothing_is_lost(filled(hostile))


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_words(filled: Callable[[str], Any], words: str) -> None:
    nothing_is_lost(filled(words))


def keeps_to_the_schema(text: str) -> None:
    """All that graphml.xsd 1.0 asks for of the elements that are written.

    The schema of graphml.graphdrawing.org names no licence, so that its rules are written out here.
    """
    root = ElementTree.fromstring(text.encode())
    keys: dict[str, str] = {}
    ids: dict[str, set[str]] = {"node": set(), "edge": set()}
    for one in root.iter():
        tag = one.tag.removeprefix(NS)
        assert re.fullmatch(CHILDREN[tag], "".join(f"{child.tag.removeprefix(NS)} " for child in one)), tag
        assert {key.rpartition("}")[2] for key in one.attrib} == ATTRIBUTES[tag]
        assert all(TOKEN.fullmatch(one.get(key, "x")) for key in ("id", "key", "source", "target", "attr.name"))
        assert tag == "data" or not (one.text or "").strip()
        assert not (one.tail or "").strip()
        if tag == "key":
            assert one.get("id") not in keys
            assert one.get("for") in {"graph", "node", "edge"}
            assert one.get("attr.type") in {"boolean", "int", "long", "float", "double", "string"}
            keys[one.get("id", "")] = one.get("for", "")
        elif tag in ids:
            assert one.get("id") not in ids[tag]
            ids[tag].add(one.get("id", ""))
        assert all(keys[data.get("key", "")] == tag for data in one.findall(f"{NS}data"))
        found = [data.get("key") for data in one.findall(f"{NS}data")]
        assert len(set(found)) == len(found)
    assert root[-1].get("edgedefault") == "directed"
    for edge in root.iter(f"{NS}edge"):
        assert {edge.get("source"), edge.get("target")} <= ids["node"]


def test_the_document_keeps_to_the_schema(town: Callable[[], Any], article: Any) -> None:
    for debate in (town(), article):
        keeps_to_the_schema(graphml.write(debate)[0])
    keeps_to_the_schema(graphml.write(town(), [])[0])


def test_the_check_against_the_schema_can_fail(town: Callable[[], Any]) -> None:
    text = graphml.write(town())[0]
    for old, new in (
        ('<node id="town:air">', '<node id="town/air">'),
        ('target="town:close-it"', 'target="town:closed"'),
        ('<data key="node.label">', '<data key="edge.label">'),
        ('<edge id="edge.2"', '<edge id="edge.1"'),
        ('attr.type="long"', 'attr.type="integer"'),
        ('  <graph edgedefault="directed">', '  <node id="x"/><graph edgedefault="directed">'),
    ):
        assert old in text
        with pytest.raises((AssertionError, KeyError)):
            keeps_to_the_schema(text.replace(old, new, 1))


def test_names_that_are_no_ids(load_text: Callable[..., Any]) -> None:
    debate = load_text(
        **{
            "a map, of sorts": "argmap: 1\nquestions: [{id: q, text: Q?}]\n",
            "b": "argmap: 1\nquestions: [{id: да, text: Q?, questions: [{id: ɐ, text: R?}]}]\n",
        }
    )
    text = graphml.write(debate)[0]
    keeps_to_the_schema(text)
    ids = re.findall('<node id="(.*?)">', text)
    assert ids == ["node.1", "b:да", "node.3"]
    assert list(read(debate)) == ["a map, of sorts/q", "b/да", "b/ɐ"]


def test_who_shows_labels_shows_words(town: Callable[[], Any]) -> None:
    graph = nx.parse_graphml(graphml.write(town())[0])
    assert graph.nodes["town:air"]["label"] == "Cleaner air."
    assert graph.nodes["town:air"]["name"] == "town/air"


def test_escapes_are_reported_and_can_be_undone(load_text: Callable[..., Any]) -> None:
    text = 'argmap: 1\nquestions: [{text: Q?, positions: ["x\\u202ey", %s]}]\n'
    debate = load_text(text % r"'x\u202ey'")
    graph = read(debate)
    assert graph.nodes["m/questions.1.positions.1"]["text"] == r"x\u202ey"
    assert graph.nodes["m/questions.1.positions.2"]["text"] == r"x\\u202ey"
    assert graphml.write(debate)[1] == ("graphml: 2 texts have escapes such as \\n, which can be undone",)
    assert graphml.write(load_text("argmap: 1\nquestions: [Q?]\n"))[1] == ()


def test_weights_have_a_type_and_what_is_not_there_is_left_out(town: Callable[[], Any]) -> None:
    graph = read(town())
    assert graph.nodes["town/close-it"]["weight"] == 0.5
    assert "weight" not in graph.nodes["town/wait"]
    assert [data["weight"] for data in graph["town/air"]["town/wait"].values()] == [0.25]


def test_a_part_and_nothing(town: Callable[[], Any]) -> None:
    part = read(town(), {"town/air", "town/close-it"})
    assert set(part) == {"town/air", "town/close-it"}
    assert part.number_of_edges() == 1
    assert len(read(town(), [])) == 0


@pytest.mark.parametrize("options", [[], ["--root", "deterring"]])
def test_from_the_command_line(run: Callable, options: list[str]) -> None:
    ran = run("export", str(ROOT / "maps"), "--format", "graphml", *options)
    said = "left out: 168 of 175 nodes, and 1 edge of written nodes\n" if options else ""
    assert (ran.status, ran.err) == (0, said)
    assert re.match(r'<\?xml version="1\.0" encoding="UTF-8"\?>\n<graphml ', ran.out)
    assert "power:hidden" in nx.parse_graphml(ran.out) or options
