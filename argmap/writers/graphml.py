"""GraphML: for Gephi, yEd, Cytoscape, igraph and networkx.

Every attribute has a type (boolean, double, long, string); what a node or an edge does not have is left out. Lists of
words are joined as in the tables of ``csv``; quotes are a JSON text, as are the maps, sources and people of the graph.

networkx writes GraphML too, by way of a tree of elements, which for a large debate takes gigabytes; here each element
is a line of text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.text import harmless, shown
from argmap.writers.csv import joined
from argmap.writers.json import document

Values: TypeAlias = dict[str, bool | int | float | str]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_NOT_XML = re.compile("[\ufffe\uffff]")
_OF_THE_GRAPH = ("maps", "sources", "people")


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding, ...]]:
    """The graph with its attributes, and what could not be read for them."""
    made, losses = document(debate, nodes)
    keys: dict[tuple[str, str], str] = {}
    elements = [
        *_data("graph", {name: _json(made[name]) for name in _OF_THE_GRAPH if made[name]}, keys),
        *_nodes(made, keys),
        *_edges(made, keys),
    ]
    declared = (
        f'  <key id="{_key(*key)}" for="{key[0]}" attr.name="{key[1]}" attr.type="{kind}"/>'
        for key, kind in keys.items()
    )
    lines = [_HEAD, *declared, '  <graph edgedefault="directed">', *elements, "  </graph>", "</graphml>", ""]
    return "\n".join(lines), losses


def _nodes(made: Mapping[str, Any], keys: dict[tuple[str, str], str]) -> Iterator[str]:
    for node in made["nodes"]:
        values = _values({"label": shown(node["text"]) or node["id"], **node}, ("id", "quotes"))
        if node["quotes"]:
            values["quotes"] = _json(node["quotes"])
        yield f"    <node id={_quoted(node['id'])}>"
        yield from _data("node", values, keys)
        yield "    </node>"


def _edges(made: Mapping[str, Any], keys: dict[tuple[str, str], str]) -> Iterator[str]:
    uses: Counter[str] = Counter()
    for edge in made["edges"]:
        name = f"{edge['source']} {edge['relation']} {edge['target']}"
        uses[name] += 1
        name = name if uses[name] == 1 else f"{name} {uses[name]}"
        ends = f"source={_quoted(edge['source'])} target={_quoted(edge['target'])}"
        step = {f"step_{key}": value for key, value in edge.get("step", {}).items()}
        values = _values({"label": edge["relation"], **edge, **step}, ("source", "target", "step"))
        yield f"    <edge id={_quoted(name)} {ends}>"
        yield from _data("edge", values, keys)
        yield "    </edge>"


def _data(of: str, values: Values, keys: dict[tuple[str, str], str]) -> Iterator[str]:
    """The attributes of a graph, a node or an edge; their keys are added to those that are to be declared."""
    for name, value in values.items():
        keys.setdefault((of, name), _TYPES[type(value)])
        words = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{_key(of, name)}">{escape(words)}</data>'


def _key(of: str, name: str) -> str:
    return f"{of}.{name}"


def _values(values: Mapping[str, Any], left: tuple[str, ...]) -> Values:
    """The values that are there, each of a type that GraphML has."""
    made = {key: _value(value) for key, value in values.items() if key not in left and value is not None}
    return {key: value for key, value in made.items() if value != ""}


def _value(value: Any) -> bool | int | float | str:
    if isinstance(value, list):
        return _xml(joined(value))
    return value if isinstance(value, bool | int | float) else _xml(value)


def _quoted(words: str) -> str:
    return quoteattr(_xml(words))


def _xml(words: str) -> str:
    """One line of words, with an escape for what XML cannot hold."""
    return _NOT_XML.sub(_escape, shown(words))


def _json(values: list[Any]) -> str:
    """Values as JSON in one line."""
    return _NOT_XML.sub(_escape, harmless(json.dumps(values, ensure_ascii=False)))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
