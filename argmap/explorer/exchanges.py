"""The arguments about a node: its exchanges (claim, objection, replies), and its two sides."""

from __future__ import annotations

from typing import NamedTuple

from argmap.graph import Edge, Graph, children, in_reading_order
from argmap.relations import AGAINST, FOR, Kind, Side
from argmap.stance import Reason, replies
from argmap.view.comparison import answers

_MAX_EXCHANGES = 10_000


class Exchange(NamedTuple):
    """A claim, one objection to it (None if there is none), and the replies to that."""

    claim: str
    objection: Edge | None
    replies: tuple[Edge, ...]


def exchanges(graph: Graph, start: str) -> list[Exchange]:
    """The exchanges at a node and at all nodes below it, in the order of the debate; each objection once."""
    met = {start}
    pending = [start]
    found: list[Exchange] = []
    while pending and len(found) < _MAX_EXCHANGES:
        claim = pending.pop()
        below = in_reading_order(children(graph, claim))
        objections = (edge for edge in below if edge.relation in AGAINST)
        found.extend(Exchange(claim, edge, tuple(replies(graph, Reason((edge,))))) for edge in objections)
        for edge in reversed(below):
            if edge.child not in met:
                met.add(edge.child)
                pending.append(edge.child)
    return found or [Exchange(start, None, ())]


def columns_of(graph: Graph, node: str) -> list[Edge] | list[Side]:
    """The columns in which a node is weighed: the positions of a question, else the two sides."""
    if graph.nodes[node]["kind"] is Kind.QUESTION:
        return answers(graph, node)
    return list(Side)


def column_edges(graph: Graph, node: str, side: Side) -> list[Edge]:
    """The edges of the nodes on one side of a node."""
    relations = AGAINST if side is Side.AGAINST else FOR
    return [edge for edge in in_reading_order(children(graph, node)) if edge.relation in relations]
