"""S217 duplicate-edge: the same link between two nodes is written twice.

One list of a node has the same node twice, or two nodes are joined twice by ``rephrases`` or ``conflicts``. These two
links run both ways, so the second may be written on the other node. A ``ref`` with lists of its own is not a
duplicate: it adds to its node.

A reason gets no stronger by repetition, and an author who later removes one copy may forget the other. Remove one of
the two. If you meant two different nodes, correct the name that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.context import Context
from argmap.edits.splices import item_removed
from argmap.findings import Fix, Related
from argmap.graph import EdgeData
from argmap.reading.map_document import Node
from argmap.relations import HIERARCHY, RELATIONS, SYMMETRIC
from argmap.text import Span, shown


class _Said(NamedTuple):
    child: str
    parent: str
    edge: EdgeData


def check(context: Context) -> None:
    """Report each repetition."""
    first: dict[object, _Said] = {}
    for said in _candidates(context):
        relation = said.edge["relation"]
        pair = frozenset(said[:2]) if relation in SYMMETRIC else said[:2]
        earlier = first.setdefault((pair, relation, said.edge["step"]), said)
        if earlier is not said:
            _twice(context, earlier, said)


def _candidates(context: Context) -> Iterator[_Said]:
    graph, shape = context.graph, context.shape
    for child, parent in shape.repeated:
        for edge in graph[child][parent].values():
            if edge["relation"] in HIERARCHY:
                yield _Said(child, parent, edge)
    for child, parent, edge in shape.linked:
        yield _Said(child, parent, edge)


def _twice(context: Context, earlier: _Said, later: _Said) -> None:
    """Report the one that can be removed: a reference, not the place where the node is defined."""
    home: Node = context.graph.nodes[later.child]["written"]
    if later.edge["range"] == home.span:
        earlier, later = later, earlier
    child, parent, edge = later
    message = f"{shown(child)} {RELATIONS[edge['relation']].words.does} {shown(parent)} already"
    there = Related("first written here", context.place(earlier.child, earlier.edge))
    span: Span = edge["range"]
    edit = item_removed(span)
    context.findings.add("S217", span, message, there, fix=Fix("remove it", (edit,)) if edit is not None else None)
