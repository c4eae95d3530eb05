"""GraphML, as networkx writes it: for Gephi, yEd, Cytoscape, igraph and networkx itself.

Every attribute has a type (boolean, double, long, string); what a node or an edge does not have is left out. Lists of
words are joined as in the tables of ``csv``; quotes are a JSON text, as are the maps, sources and people of the graph.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import networkx as nx

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.text import harmless, shown
from argmap.writers.csv import joined
from argmap.writers.json import document

_NOT_XML = re.compile("[\ufffe\uffff]")
_OF_THE_GRAPH = ("maps", "sources", "people")


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding, ...]]:
    """The graph with its attributes, and what could not be read for them."""
    made, losses = document(debate, nodes)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({name: _json(made[name]) for name in _OF_THE_GRAPH if made[name]})
    for node in made["nodes"]:
        attributes = _attributes({"label": shown(node["text"]) or node["id"], **node}, {"id", "quotes"})
        if node["quotes"]:
            attributes["quotes"] = _json(node["quotes"])
        graph.add_node(_xml(node["id"]), **attributes)
    uses: Counter[str] = Counter()
    for edge in made["edges"]:
        name = f"{edge['source']} {edge['relation']} {edge['target']}"
        uses[name] += 1
        step = {f"step_{key}": value for key, value in edge.get("step", {}).items()}
        graph.add_edge(
            _xml(edge["source"]),
            _xml(edge["target"]),
            _xml(name if uses[name] == 1 else f"{name} {uses[name]}"),
            **_attributes({"label": edge["relation"], **edge, **step}, {"source", "target", "step"}),
        )
    lines = nx.generate_graphml(graph)
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines]) + "\n", losses


def _attributes(values: dict[str, Any], left: Collection[str]) -> dict[str, Any]:
    """The values that are there, each of a type that GraphML has."""
    made = {key: _value(value) for key, value in values.items() if key not in left and value is not None}
    return {key: value for key, value in made.items() if value != ""}


def _value(value: Any) -> bool | int | float | str:
    if isinstance(value, list):
        return _xml(joined(value))
    return value if isinstance(value, bool | int | float) else _xml(value)


def _xml(words: str) -> str:
    """One line of words, with an escape for what XML cannot hold."""
    return _NOT_XML.sub(_escape, shown(words))


def _json(values: Iterable[Any]) -> str:
    """Values as JSON in one line."""
    return _NOT_XML.sub(_escape, harmless(json.dumps(values, ensure_ascii=False)))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
