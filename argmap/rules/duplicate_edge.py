"""S217 duplicate-edge: what is said twice of the same two nodes.

The same node stands twice in one list of one node, or two nodes are joined twice by ``rephrases`` or ``conflicts``,
perhaps once from either side, though both go both ways. A ``ref`` that carries lists is no repetition: it adds to its
node. A reason does not grow by being given twice, and whoever
takes out the one forgets the other.

Take one of the two out. If two different nodes were meant, one of the names is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.context import Context
from argmap.edits.splices import item_removed
from argmap.findings import Fix, Related
from argmap.graph import EdgeData
from argmap.reading.document import Node
from argmap.relations import HIERARCHY, RELATIONS, SYMMETRIC
from argmap.text import Span, shown


class _Said(NamedTuple):
    child: str
    parent: str
    edge: EdgeData


def check(context: Context) -> None:
    """One finding for each time that it is said again."""
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
    """The finding is at what can be taken out: a node where it stands at home can not."""
    home: Node = context.graph.nodes[later.child]["written"]
    if later.edge["range"] == home.span:
        earlier, later = later, earlier
    child, parent, edge = later
    message = f"{shown(child)} {RELATIONS[edge['relation']].words.does} {shown(parent)} already"
    there = Related("said here", context.place(earlier.child, earlier.edge))
    span: Span = edge["range"]
    edit = item_removed(span)
    context.findings.add("S217", span, message, there, fix=Fix("take it out", (edit,)) if edit is not None else None)
