"""How a graph unfolds into rows: the nodes below a node, in full or marked as shown elsewhere.

A node is shown in full at its first place, and marked in its other places. Below itself it is marked as a cycle. An
undercut is shown only below the step that it attacks, which may be below a mark. Every view for people follows these
rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from argmap.graph import Edge, Graph, Step, children, in_reading_order


class RowKind(Enum):
    """How a node is shown in one of its places."""

    WHOLE = "whole"
    AGAIN = "shown elsewhere"
    CYCLE = "below itself"


class Visit(NamedTuple):
    """A node in one of its places: the edge that leads to it, and the edges to show below it."""

    node: str
    edge: Edge | None
    level: int
    row_kind: RowKind
    below: list[Edge]


def below(graph: Graph, node: str, edge: Edge | None, among: Container[str] | None = None) -> list[Edge]:
    """The edges below a node that is shown in full, in reading order; ``edge`` leads to the node (None at the top).

    ``among`` are the nodes that are shown; None shows all. If the target of a step is not among them, the step's
    undercuts are shown where the node that takes the step is shown in full.
    """
    found = []
    for one in children(graph, node):
        if among is not None and one.child not in among:
            continue
        step = one.data["step"]
        if step is None or edge is None or step == (edge.parent, edge.relation) or not _has_place(step, among):
            found.append(one)
    return in_reading_order(found)


def undercuts_below(graph: Graph, edge: Edge) -> list[Edge]:
    """The edges below a mark: the undercuts of the edge that leads to it."""
    attacked = Step(edge.parent, edge.relation)
    return [one for one in children(graph, edge.child) if one.data["step"] == attacked]


def _has_place(step: Step, among: Container[str] | None) -> bool:
    return among is None or step.target in among


class Unfolding:
    """A walk over the rows of a graph, top down. It remembers what has been shown, and its path."""

    def __init__(self, graph: Graph, among: Container[str] | None = None) -> None:
        self.graph = graph
        self.among = among
        self.met: set[str] = set()
        self._path: list[str] = []
        self._on_path: dict[str, int] = {}  # how often: twice if undercuts of its step follow a mark
        self._taken: set[int] = (
            set()
        )  # the edges whose undercuts are shown, as undercuts may attack each other in a circle

    def visit(self, node: str, edge: Edge | None, level: int, whole: bool = True) -> Visit:
        """The next row: a child of the last row with a lower ``level``. With ``whole`` false it is only marked."""
        self._turn_to(level)
        cycle = self.is_above(node)
        first = whole and node not in self.met
        fresh = edge is None or id(edge.data) not in self._taken
        if edge is not None:
            self._taken.add(id(edge.data))
        row_kind = RowKind.WHOLE if first else RowKind.CYCLE if cycle else RowKind.AGAIN
        found: list[Edge] = []
        if first:
            self.met.add(node)
            found = below(self.graph, node, edge, self.among)
        elif fresh and edge is not None:
            found = self._undercuts.get((node, Step(edge.parent, edge.relation)), found)
        self._path.append(node)
        self._on_path[node] = self._on_path.get(node, 0) + 1
        return Visit(node, edge, level, row_kind, found)

    @cached_property
    def _undercuts(self) -> dict[tuple[str, Step], list[Edge]]:
        """The undercuts to show, by the node whose step they attack and by that step."""
        found: dict[tuple[str, Step], list[Edge]] = {}
        data: Any
        for child, parent, data in self.graph.in_edges(data=True):
            step = data["step"]
            if step is not None and (self.among is None or child in self.among) and _has_place(step, self.among):
                found.setdefault((parent, step), []).append(Edge(child, parent, data["relation"], data))
        return found

    def is_above(self, node: str) -> bool:
        """Whether a node is the last one visited, or above it."""
        return self._on_path.get(node, 0) > 0

    def start_below(self, nodes: Sequence[str]) -> None:
        """Begin below a path of nodes, which count as above everything visited next."""
        self._path = list(nodes)
        self._on_path = Counter(nodes)

    def _turn_to(self, level: int) -> None:
        for node in self._path[level:]:
            self._on_path[node] -= 1
        del self._path[level:]


def rows(unfolding: Unfolding, starts: Sequence[str], deepest: int) -> Iterator[Visit]:
    """The rows of some nodes and of those below them, depth first, down to ``deepest``.

    A row at that level still has the edges below it.
    """
    pending: list[tuple[str, Edge | None, int]] = [(node, None, 0) for node in reversed(starts)]
    while pending:
        visit = unfolding.visit(*pending.pop())
        yield visit
        if visit.level < deepest:
            pending.extend((edge.child, edge, visit.level + 1) for edge in reversed(visit.below))
