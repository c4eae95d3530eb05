"""The counts in a row: a node's positions, reasons and undercuts, and whether anybody has replied to it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from argmap.graph import Edge, Graph, children, parents
from argmap.relations import ANSWERING, Relation
from argmap.stance import is_answered, reasons


class NodeCounts(NamedTuple):
    """How many positions, caveats, reasons, undercuts and distinct parents a node has, and if it is unanswered."""

    positions: int
    caveats: int
    pros: int
    cons: int
    undercuts: int
    parents: int
    unanswered: bool


def node_counts(graph: Graph, node: str, step: Edge | None = None) -> NodeCounts:
    """The counts of a node or, with ``step``, of that node below the other end of this edge."""
    pros, cons, undercuts = reasons(graph, node, step)
    relations = Counter(edge.relation for edge in children(graph, node))
    positions = sum(relations[one] for one in ANSWERING)
    above = len({edge.parent for edge in parents(graph, node)})
    return NodeCounts(
        positions,
        relations[Relation.CAVEAT],
        len(pros),
        len(cons),
        len(undercuts),
        above,
        is_answered(graph, node, step) is False,
    )
