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
from argmap.writers.csv import joined
from argmap.writers.json import document

ROOT = Path(__file__).parents[2]
NS = "{http://graphml.graphdrawing.org/xmlns}"


def read(debate: Any, nodes: Any = None) -> nx.MultiDiGraph:
    text, _ = graphml.write(debate, nodes)
    graph = nx.parse_graphml(text, force_multigraph=True)
    assert graph.is_directed()
    return graph


def line(words: str) -> str:
    return shown(words).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def attribute(value: Any) -> Any:
    if isinstance(value, list):
        return line(joined(value))
    return value if isinstance(value, bool | int | float) else line(value)


def nothing_is_lost(debate: Any) -> None:
    graph = read(debate)
    made, _ = document(debate)
    assert list(graph) == [node["id"] for node in made["nodes"]]
    for node in made["nodes"]:
        data = dict(graph.nodes[node["id"]])
        assert data.pop("label") == (line(node["text"]) or node["id"])
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


def test_the_document_keeps_to_the_schema(town: Callable[[], Any]) -> None:
    """What graphml.xsd asks for beyond the shape: unique ids, and keys that are declared once, with a known type."""
    root = ElementTree.fromstring(graphml.write(town())[0].encode())
    assert root.tag == f"{NS}graphml"
    keys = {key.get("id"): key for key in root.iter(f"{NS}key")}
    assert len(keys) == len(list(root.iter(f"{NS}key")))
    assert {key.get("attr.type") for key in keys.values()} == {"boolean", "double", "long", "string"}
    for tag in ("node", "edge"):
        ids = [one.get("id") for one in root.iter(f"{NS}{tag}")]
        assert None not in ids
        assert len(set(ids)) == len(ids)
        for one in root.iter(f"{NS}{tag}"):
            for data in one.iter(f"{NS}data"):
                assert keys[data.get("key")].get("for") == tag


def test_ids_of_edges_say_what_they_join(town: Callable[[], Any]) -> None:
    graph = read(town())
    assert {key for _, _, key in graph.edges(keys=True)} >= {
        "town/air pro town/close-it",
        "town/shops rephrases tram/cost",
    }


def test_weights_have_a_type_and_what_is_not_there_is_left_out(town: Callable[[], Any]) -> None:
    graph = read(town())
    assert graph.nodes["town/close-it"]["weight"] == 0.5
    assert "weight" not in graph.nodes["town/wait"]
    assert graph.edges["town/air", "town/wait", "town/air con town/wait"]["weight"] == 0.25


def test_a_part_and_nothing(town: Callable[[], Any]) -> None:
    part = read(town(), {"town/air", "town/close-it"})
    assert set(part) == {"town/air", "town/close-it"}
    assert part.number_of_edges() == 1
    assert len(read(town(), [])) == 0


@pytest.mark.parametrize("options", [[], ["--root", "deterring"]])
def test_from_the_command_line(run: Callable, options: list[str]) -> None:
    ran = run("export", str(ROOT / "maps"), "--format", "graphml", *options)
    said = "left out: 179 of 187 nodes, and 3 edges of nodes that are written\n" if options else ""
    assert (ran.status, ran.err) == (0, said)
    assert re.match(r'<\?xml version="1\.0" encoding="UTF-8"\?>\n<graphml ', ran.out)
    assert "power/hidden" in nx.parse_graphml(ran.out) or options
