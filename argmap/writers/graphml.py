"""GraphML: for Gephi, yEd, Cytoscape, igraph and networkx.

Every attribute has a type (boolean, double, long, string); what a node or an edge does not have is left out. Words and
lists of words are those of ``reversible``; quotes are a JSON text, as are the maps, sources and people of the graph.
The schema of GraphML, to which some readers hold, grants an id no slash and no space: the full name is an attribute.

networkx writes GraphML too, by way of a tree of elements, which for a large debate takes gigabytes; here each element
is a line of text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.safejson import dumps
from argmap.text import shown
from argmap.writers.json import document
from argmap.writers.reversible import joined, one_line

Values: TypeAlias = dict[str, bool | int | float | str]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_TOKEN = re.compile(r"[A-Za-z0-9._:\-\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0386-\u03ce\u0410-\u044f\u4e00-\u9fa5]+")
"""An NMTOKEN to all editions of XML: of the letters that the first one knows, those of which most names are made."""
_OF_THE_GRAPH = ("maps", "sources", "people")


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding | str, ...]]:
    """The graph with its attributes, the sources that could not be read, and whether there are escapes."""
    made, losses = document(debate, nodes)
    ids = _ids(node["id"] for node in made["nodes"])
    keys: dict[tuple[str, str], str] = {}
    elements = [
        *_data("graph", {name: _json(made[name]) for name in _OF_THE_GRAPH if made[name]}, keys),
        *_nodes(made, ids, keys),
        *_edges(made, ids, keys),
    ]
    declared = (
        f'  <key id="{_key(*key)}" for="{key[0]}" attr.name="{key[1]}" attr.type="{kind}"/>'
        for key, kind in keys.items()
    )
    lines = [_HEAD, *declared, '  <graph edgedefault="directed">', *elements, "  </graph>", "</graphml>", ""]
    return "\n".join(lines), (*losses, *_escape_note(made))


def _escape_note(made: Mapping[str, Any]) -> tuple[str, ...]:
    words = [edge["note"] for edge in made["edges"]]
    for node in made["nodes"]:
        words += [node["text"], node["qualifier"], node["note"], *node["by"], *node["tags"]]
    changed = sum(each is not None and one_line(each) != each for each in words)
    have = "text has" if changed == 1 else "texts have"
    return (f"graphml: {changed:,} {have} escapes such as \\n, which can be undone",) if changed else ()


def _ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each full name: the name with a colon for its slash if that is valid, else a number."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        named = name.replace("/", ":")
        ids[name] = named if _TOKEN.fullmatch(named) and named not in taken else f"node.{number}"
        taken.add(ids[name])
    return ids


def _nodes(made: Mapping[str, Any], ids: Mapping[str, str], keys: dict[tuple[str, str], str]) -> Iterator[str]:
    for node in made["nodes"]:
        label = shown(node["text"]) or node["id"]
        values = _values({"name": node["id"], **node}, ("id", "quotes"))
        if node["quotes"]:
            values["quotes"] = _json(node["quotes"])
        yield f'    <node id="{ids[node["id"]]}">'
        yield from _data("node", {"label": label, **values}, keys)
        yield "    </node>"


def _edges(made: Mapping[str, Any], ids: Mapping[str, str], keys: dict[tuple[str, str], str]) -> Iterator[str]:
    for number, edge in enumerate(made["edges"], 1):
        step = {f"step_{key}": value for key, value in edge.get("step", {}).items()}
        values = _values({"label": edge["relation"], **edge, **step}, ("source", "target", "step"))
        yield f'    <edge id="edge.{number}" source="{ids[edge["source"]]}" target="{ids[edge["target"]]}">'
        yield from _data("edge", values, keys)
        yield "    </edge>"


def _data(of: str, values: Values, keys: dict[tuple[str, str], str]) -> Iterator[str]:
    """The attributes of a graph, a node or an edge; their keys are added to those to declare."""
    for name, value in values.items():
        keys.setdefault((of, name), _TYPES[type(value)])
        words = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{_key(of, name)}">{escape(words)}</data>'


def _key(of: str, name: str) -> str:
    return f"{of}.{name}"


def _values(values: Mapping[str, Any], left: tuple[str, ...]) -> Values:
    """The values that are not empty, with types of GraphML."""
    made = {key: _value(value) for key, value in values.items() if key not in left and value is not None}
    return {key: value for key, value in made.items() if value != ""}


def _value(value: Any) -> bool | int | float | str:
    if isinstance(value, list):
        return joined(value)
    return value if isinstance(value, bool | int | float) else one_line(value)


def _json(values: list[Any]) -> str:
    """Values as JSON in one line."""
    return dumps(values, ascii_only=False)
