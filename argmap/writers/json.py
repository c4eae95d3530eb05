"""The debate as one JSON document: nodes, edges and quotes with their places, for programs.

``directed`` and ``multigraph`` are for networkx: without them, it would silently make an undirected graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from argmap.debate import Debate
from argmap.files import display
from argmap.findings import Finding, Findings
from argmap.format import OF_PLACES, VALUES
from argmap.graph import Step
from argmap.reading.map_document import Quote, Source
from argmap.safejson import dumps
from argmap.sources.verdicts import Verdicts
from argmap.text import Span

VERSION = 1


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding, ...]]:
    """The document, and the sources that could not be read, whose quotes have no spans."""
    made, losses = document(debate, nodes)
    return dumps(made, indent=1, ascii_only=False) + "\n", losses


def document(debate: Debate, nodes: Collection[str] | None = None) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The document as plain values, which tables and graphs also write, and the sources that could not be read."""
    findings = Findings()
    graph = debate.graph
    kept = list(graph) if nodes is None else [node for node in graph if node in nodes]
    made = {
        "format": "argmap",
        "version": VERSION,
        "directed": True,
        "multigraph": True,
        "maps": [
            {"name": one.name, "title": one.title, "file": one.text.file, "note": one.note} for one in debate.maps
        ],
        "sources": [_source(one) for one in debate.sources.values()],
        "people": [
            {"id": one.id, "name": one.name, "role": one.role, "map": one.map}
            for declaring in debate.maps
            for one in declaring.people.values()
        ],
        "nodes": node_list(debate, kept, findings),
        "edges": list(_edges(debate, set(kept))),
    }
    return made, findings.all()


def _source(one: Source) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "file": display(one.path) if one.path else None,
        "map": one.map,
        "url": one.url,
        "author": one.author,
        "publisher": one.publisher,
        "date": one.date,
        "by": [name.words for name in one.by],
        "format": one.format,
        "language": one.language,
        "encoding": one.encoding,
        "sha256": one.sha256,
        "read": one.read,
        "skip": [{"from": skip.start, "to": skip.to, "reason": skip.reason, "draft": skip.draft} for skip in one.skip],
    }


def node_list(debate: Debate, nodes: Collection[str], findings: Findings) -> list[dict[str, Any]]:
    """The nodes in the document's form, in the given order."""
    verdicts = Verdicts(debate, findings, nodes)
    return [_node(name, debate.graph.nodes[name], verdicts) for name in nodes]


def _node(name: str, data: dict[str, Any], verdicts: Verdicts) -> dict[str, Any]:
    return {
        "id": name,
        "kind": data["kind"],
        "text": data["text"],
        "quotes": [_quote(name, quote, verdicts) for quote in data["quotes"]],
        **{key: list(value) if isinstance(value := data[key], tuple) else value for key in VALUES},
        "derived": data["derived"],
        "map": data["map"],
        **_place(data["range"]),
    }


def _quote(node: str, quote: Quote, verdicts: Verdicts) -> dict[str, Any]:
    found = verdicts.located(node, quote)
    match = found.match if found else None
    page = match.page if match else quote.page
    return {
        "source": quote.source,
        "text": quote.text,
        "spans": [list(span) for span in match.spans] if match else [],
        "line": match.line if match else quote.line,
        **({"page": page} if page is not None else {}),
        "verdict": verdicts.of(node, quote),
        "match": match.how if match else None,
    }


def _edges(debate: Debate, kept: set[str]) -> Iterable[dict[str, Any]]:
    for child, parent, data in debate.graph.edges(data=True):
        if child in kept and parent in kept:
            step: Step | None = data["step"]
            yield {
                "source": child,
                "target": parent,
                "relation": data["relation"],
                **({"step": {"target": step.target, "relation": step.relation}} if step else {}),
                **{key: data.get(key) for key in OF_PLACES},
                **_place(data["range"]),
            }


def _place(span: Span) -> dict[str, Any]:
    return {"file": span.file, "line": span.line, "column": span.column}
