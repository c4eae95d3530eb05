"""The counts that a row shows: a node's positions, reasons and undercuts, and whether anybody has replied to it."""

from __future__ import annotations

from typing import NamedTuple

from argmap.graph import Edge, Graph, children, parents
from argmap.relations import ANSWERING
from argmap.stance import is_answered, reasons


class NodeCounts(NamedTuple):
    """How many positions, reasons, undercuts and parents (distinct nodes) a node has, and whether it is unanswered."""

    positions: int
    pros: int
    cons: int
    undercuts: int
    parents: int
    unanswered: bool


def node_counts(graph: Graph, node: str, step: Edge | None = None) -> NodeCounts:
    """The counts of a node or, with ``step``, of that node below the other end of this edge."""
    pros, cons, undercuts = reasons(graph, node, step)
    positions = sum(edge.relation in ANSWERING for edge in children(graph, node))
    above = len({edge.parent for edge in parents(graph, node)})
    return NodeCounts(positions, len(pros), len(cons), len(undercuts), above, is_answered(graph, node, step) is False)
