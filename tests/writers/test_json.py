"""The JSON document holds to its schema, and networkx reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.relations import RELATIONS, Kind, Relation
from argmap.text import harmless
from argmap.writers import json as writer

SCHEMA = json.loads((Path(__file__).parent / "export.schema.json").read_text(encoding="utf-8"))
# What there is of these is the matter of their tables.
SCHEMA["definitions"]["node"]["properties"]["kind"]["enum"] = list(Kind)
SCHEMA["definitions"]["edge"]["properties"]["relation"]["enum"] = list(Relation)
SCHEMA["definitions"]["step"]["properties"]["relation"]["enum"] = [
    one for one, row in RELATIONS.items() if row.has_step
]
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def read(debate: Any, nodes: Any = None) -> dict[str, Any]:
    return json.loads(writer.write(debate, nodes)[0])


def test_the_schema_is_one_and_leaves_nothing_open() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    for definition in (SCHEMA, *SCHEMA["definitions"].values()):
        if definition.get("type") == "object":
            assert definition["additionalProperties"] is False
            optional = {"step", "page"} & set(definition["properties"])
            assert set(definition["required"]) == set(definition["properties"]) - optional


def test_it_holds_to_its_schema(town: Callable[[], Any], article: Any) -> None:
    for document in (read(town()), read(article), read(town(), []), read(town(), {"town/air", "town/wait"})):
        VALIDATOR.validate(document)


def test_hostile_words(filled: Callable[[str], Any], hostile: str) -> None:
    document = json.loads(harmless(writer.write(filled(hostile))[0]))
    VALIDATOR.validate(document)
    assert {node["text"] for node in document["nodes"]} == {hostile}


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_words_come_back_as_they_are(filled: Callable[[str], Any], words: str) -> None:
    document = json.loads(harmless(writer.write(filled(words))[0]))
    assert {node["text"] for node in document["nodes"]} == {words}
    assert {one["title"] for one in document["maps"]} == {words}


def test_networkx_reads_it(town: Callable[[], Any]) -> None:
    debate = town()
    graph = nx.node_link_graph(read(debate), edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    assert list(graph) == list(debate.graph)
    for name, data in graph.nodes(data=True):
        own = debate.graph.nodes[name]
        assert (data["text"], data["kind"], data["map"]) == (own["text"], own["kind"], own["map"])
        assert [quote["text"] for quote in data["quotes"]] == [quote.text for quote in own["quotes"]]

    def ends(of: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
        return sorted((child, parent, str(relation)) for child, parent, relation in of.edges(data="relation"))

    assert ends(graph) == ends(debate.graph)


def test_quotes_and_steps(town: Callable[[], Any]) -> None:
    document = read(town())
    nodes = {node["id"]: node for node in document["nodes"]}
    assert nodes["town/close-it"]["quotes"] == [
        {
            "source": "town/minutes",
            "text": "One says it may be so",
            "spans": [[0, 21]],
            "line": 1,
            "verdict": "found",
            "match": "exact",
        },
        {
            "source": "town/minutes",
            "text": "Others doubt it; they say",
            "spans": [[23, 48]],
            "line": 1,
            "verdict": "found",
            "match": "exact",
        },
    ]
    assert nodes["town/air"]["quotes"][0]["spans"] == [[0, 8], [16, 21]]
    steps = [(edge["source"], edge["step"]) for edge in document["edges"] if "step" in edge]
    assert ("town/air.undercut.1", {"target": "town/close-it", "relation": "pro"}) in steps


def test_sources_and_maps_are_whole(town: Callable[[], Any]) -> None:
    document = read(town())
    (source,) = document["sources"]
    assert source | {"file": ""} == {
        "id": "minutes",
        "title": "The minutes",
        "file": "",
        "map": "town",
        "url": "https://example.org/minutes",
        "author": None,
        "publisher": None,
        "date": "2025-05-03",
        "by": ["the clerk"],
        "format": "text",
        "language": "en",
        "encoding": "utf-8",
        "sha256": None,
        "read": None,
        "skip": [
            {"from": "Nobody", "to": None, "reason": None, "draft": False},
            {"from": "it is", "to": "so.", "reason": "said before", "draft": True},
        ],
    }
    assert [one["note"] for one in document["maps"]] == ["A remark on the map.", None]


def test_a_source_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: Any) -> None:
    import argmap

    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: s.txt}}\nquestions: {text: Why?, quote: Why}\n", encoding="utf-8"
    )
    text, losses = writer.write(argmap.load(["m.yaml"]))
    assert [loss.code for loss in losses] == ["Y102"]
    assert json.loads(text)["nodes"][0]["quotes"][0]["spans"] == []
