"""The graph of a debate: its shape, and the verbs that everything above it speaks in.

Nodes are named by their full names and carry ``kind text quotes by qualifier implied tags note weight undeveloped map
derived range``. Edges go from a node to what it bears on and carry ``relation note weight range step``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

import networkx as nx

from argmap.format import LINKS, LISTS, Relation

Graph: TypeAlias = "nx.MultiDiGraph[str]"

HIERARCHY = frozenset(entry.relation for entry in LISTS.values())
"""The relations that make parents and children."""
SYMMETRIC = frozenset(LINKS.values())
"""The relations that have no direction."""


class Step(NamedTuple):
    """The step that an undercut attacks: from the undercut's target to ``target``."""

    target: str
    relation: Relation


class Edge(NamedTuple):
    """An edge with what most readers of the graph ask of it."""

    child: str
    parent: str
    relation: Relation
    data: dict[str, Any]


Attributed: TypeAlias = tuple[str, dict[str, Any]]
Joined: TypeAlias = tuple[str, str, dict[str, Any]]


def assemble(nodes: Iterable[Attributed], edges: Callable[[], Iterable[Joined]]) -> Graph:
    """The graph of nodes and, once they are all there, of the edges between them; edge keys count from 0.

    What ``add_nodes_from`` and ``add_edge`` would do, in half the time for a large debate: the dictionaries are taken
    as they are instead of being copied. A test holds the result against theirs.
    """
    graph: Graph = nx.MultiDiGraph()
    tables: Any = graph
    attributes, parents_of, children_of = tables._node, tables._succ, tables._pred
    for name, data in nodes:
        attributes[name] = data
        parents_of[name] = {}
        children_of[name] = {}
    for key, (child, parent, data) in enumerate(edges()):
        joined = parents_of[child].get(parent)
        if joined is None:
            parents_of[child][parent] = children_of[parent][child] = {key: data}
        else:
            joined[key] = data
    return graph


def children(graph: Graph, node: str) -> Iterator[Edge]:
    """What bears on a node, in the order of the maps; not its rephrases and conflicts."""
    for child, edges in graph.pred[node].items():
        for data in edges.values():
            if data["relation"] in HIERARCHY:
                yield Edge(child, node, data["relation"], data)


def parents(graph: Graph, node: str) -> Iterator[Edge]:
    """What a node bears on."""
    for parent, edges in graph.succ[node].items():
        for data in edges.values():
            if data["relation"] in HIERARCHY:
                yield Edge(node, parent, data["relation"], data)


def links(graph: Graph, node: str) -> Iterator[Edge]:
    """The rephrases and conflicts that a node is in, whichever side says it; the node itself is ``child``."""
    for others in (graph.succ[node], graph.pred[node]):
        for other, edges in others.items():
            for data in edges.values():
                if data["relation"] in SYMMETRIC:
                    yield Edge(node, other, data["relation"], data)


def stands_here(edge: Edge, step: Edge | None) -> bool:
    """Whether what bears on a node is shown below it here, where the node takes a step; None where it takes none.

    An undercut is shown only where the step is the one that it attacks.
    """
    attacked = edge.data["step"]
    return attacked is None or step is None or attacked == (step.parent, step.relation)


def roots(graph: Graph) -> Iterator[str]:
    """The nodes without a parent."""
    for node in graph:
        if next(parents(graph, node), None) is None:
            yield node
