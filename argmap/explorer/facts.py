"""What is counted and told of a node in a row: how many bear on it and how, and whether anybody has replied to it."""

from __future__ import annotations

from typing import NamedTuple

from argmap.graph import Edge, Graph, children, parents
from argmap.relations import ANSWERING
from argmap.stance import is_answered, reasons


class Facts(NamedTuple):
    """How many positions, reasons and undercuts a node has; ``parents`` are distinct nodes."""

    positions: int
    pros: int
    cons: int
    undercuts: int
    parents: int
    unanswered: bool


def facts(graph: Graph, node: str, step: Edge | None = None) -> Facts:
    """The facts of a node or, where it takes a ``step``, of that place of it."""
    pros, cons, undercuts = reasons(graph, node, step)
    positions = sum(edge.relation in ANSWERING for edge in children(graph, node))
    above = len({edge.parent for edge in parents(graph, node)})
    return Facts(positions, len(pros), len(cons), len(undercuts), above, is_answered(graph, node, step) is False)
