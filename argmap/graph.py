"""The graph of a debate: its shape, and the functions that everything above it uses.

Nodes are keyed by their full names, with the attributes of ``NodeData``. Edges go from a node to what it bears on,
with the attributes of ``EdgeData``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, NotRequired, TypeAlias, TypedDict, cast

import networkx as nx

from argmap.reading.map_document import Node, Quote
from argmap.relations import HIERARCHY, ORDER, RELATIONS, Kind, Relation
from argmap.text import Span

Graph: TypeAlias = "nx.MultiDiGraph[str]"


class Step(NamedTuple):
    """The step that an undercut attacks: from the undercut's target to ``target``."""

    target: str
    relation: Relation


class NodeData(TypedDict):
    """The attributes of a node: what the map says of it, under the names of its keys, and where it is written.

    ``by`` is what the node itself says; ``speakers`` is that, or else the speakers of the sources that it quotes.
    ``derived`` means that its name comes from its place. ``written`` is the node of the document.
    """

    kind: Kind
    text: str
    quotes: tuple[Quote, ...]
    by: tuple[str, ...]
    speakers: tuple[str, ...]
    when: str | None
    qualifier: str | None
    implied: bool
    undeveloped: bool
    draft: bool
    tags: tuple[str, ...]
    note: str | None
    weight: float | None
    map: str
    derived: bool
    range: Span
    written: Node


class EdgeData(TypedDict):
    """The attributes of an edge. ``weight`` is missing if there is none, because networkx computes with it."""

    relation: Relation
    note: str | None
    range: Span
    step: Step | None
    weight: NotRequired[float]


class Edge(NamedTuple):
    """An edge with the values that most readers of the graph need."""

    child: str
    parent: str
    relation: Relation
    data: EdgeData


class Link(NamedTuple):
    """A link as seen from one of its nodes; ``forward`` if that node has the key."""

    node: str
    other: str
    relation: Relation
    data: EdgeData
    forward: bool

    @property
    def does(self) -> str:
        """The relation in words, from the node to the other."""
        row = RELATIONS[self.relation]
        return row.words.does if self.forward or row.symmetric else row.words.undergoes


Attributed: TypeAlias = tuple[str, dict[str, Any]]
Joined: TypeAlias = tuple[str, str, dict[str, Any]]


class _Assembled(nx.MultiDiGraph):  # type: ignore[type-arg] # which networkx does not take at run time
    """A graph with dictionaries that are already filled, by the factories that networkx documents for subclasses."""

    def __init__(self, nodes: dict[str, Any], successors: dict[str, Any], predecessors: dict[str, Any]) -> None:
        factories: Any = self
        factories.node_dict_factory = lambda: nodes
        factories.adjlist_outer_dict_factory = iter((successors, predecessors)).__next__
        super().__init__()
        del factories.node_dict_factory, factories.adjlist_outer_dict_factory


def assemble(nodes: Iterable[Attributed], edges: Callable[[], Iterable[Joined]]) -> Graph:
    """The graph of nodes and edges. ``edges`` is called after all nodes are added. Edge keys count from 0.

    ``add_nodes_from`` and ``add_edge`` would copy each dictionary of attributes, and a large debate would take a
    quarter longer to load. A test compares the result with theirs.
    """
    attributes = dict(nodes)
    parents_of: dict[str, Any] = {name: {} for name in attributes}
    children_of: dict[str, Any] = {name: {} for name in attributes}
    for key, (child, parent, data) in enumerate(edges()):
        joined = parents_of[child].get(parent)
        if joined is None:
            parents_of[child][parent] = children_of[parent][child] = {key: data}
        else:
            joined[key] = data
    graph: Graph = _Assembled(attributes, parents_of, children_of)
    graph.__class__ = nx.MultiDiGraph  # a plain graph from here on, also for pickle
    return graph


def data_of(graph: Graph, node: str) -> NodeData:
    """The attributes of a node. Raises KeyError."""
    return cast(NodeData, graph.nodes[node])


def children(graph: Graph, node: str) -> Iterator[Edge]:
    """The edges of what bears on a node, in the order of the maps, without its links."""
    edges: Any
    for child, edges in graph.pred[node].items():
        for data in edges.values():
            if data["relation"] in HIERARCHY:
                yield Edge(child, node, data["relation"], data)


def in_reading_order(edges: Iterable[Edge]) -> list[Edge]:
    """The edges of what bears on a node, in reading order: the answer first, the background last."""
    found = list(edges)
    if len(found) > 1:
        found.sort(key=_place)
    return found


def _place(edge: Edge) -> int:
    return ORDER[edge.relation]


def parents(graph: Graph, node: str) -> Iterator[Edge]:
    """The edges to what a node bears on."""
    edges: Any
    for parent, edges in graph.succ[node].items():
        for data in edges.values():
            if data["relation"] in HIERARCHY:
                yield Edge(node, parent, data["relation"], data)


def roles(graph: Graph, node: str) -> tuple[Kind | Relation, ...]:
    """What a node is in each of its places, each once, in reading order; at the top its kind.

    A role is the relation if that has a sign of its own, else the kind.
    """
    kind: Kind = graph.nodes[node]["kind"]
    relations = sorted({edge.relation for edge in parents(graph, node)}, key=ORDER.__getitem__)
    rows = ((relation, RELATIONS[relation]) for relation in relations)
    return tuple(dict.fromkeys(relation if row.sign else row.child or kind for relation, row in rows)) or (kind,)


def links(graph: Graph, node: str) -> Iterator[Link]:
    """The links of a node, such as rephrases and conflicts, whichever of the two nodes has the key."""
    edges: Any
    for others, forward in ((graph.succ[node], True), (graph.pred[node], False)):
        for other, edges in others.items():
            for data in edges.values():
                if data["relation"] not in HIERARCHY:
                    yield Link(node, other, data["relation"], data, forward)


def roots(graph: Graph) -> Iterator[str]:
    """The nodes without a parent."""
    for node in graph:
        if next(parents(graph, node), None) is None:
            yield node
