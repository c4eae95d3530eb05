"""How one node bears on another: the ways up from it, and what the steps on a way make of its stance.

A stance goes up over pros, premises, cons and undercuts, and each con and undercut turns it round: an attack on an
attack is support. It ends where a position answers its question, and there is none over a question or a context.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice, pairwise, product
from typing import NamedTuple

import networkx as nx

from argmap.format import Kind, Relation
from argmap.graph import Edge, Graph, children, parents

ATTACKS = frozenset({Relation.CON, Relation.UNDERCUT})
ARGUING = ATTACKS | {Relation.PRO, Relation.PREMISE}


class Way(NamedTuple):
    """A way up: its steps, from the lowest node to the highest."""

    steps: tuple[Edge, ...]

    @property
    def attacks(self) -> int:
        """How many of its steps turn the stance round."""
        return sum(step.relation in ATTACKS for step in self.steps)

    @property
    def takes_side(self) -> bool:
        """Whether the lowest node is for or against the highest, or an answer to it."""
        *arguing, last = self.steps
        return all(step.relation in ARGUING for step in arguing) and last.relation in ARGUING | {Relation.ANSWERS}


class Bearing(NamedTuple):
    """A node that bears on another by arguing: how far below it, on which sides, each with the fewest steps."""

    node: str
    steps: int
    supports: bool
    attacks: bool


def ways(graph: Graph, start: str, end: str) -> Iterator[Way]:
    """The ways from a node up to another without meeting a node twice, the shortest first; there may be very many."""
    between = _above(graph, start) & _below(graph, end)
    if start == end or start not in between or end not in between:
        return
    simple: nx.DiGraph[str] = nx.DiGraph()
    for node in (name for name in graph if name in between):
        simple.add_edges_from((node, edge.parent) for edge in parents(graph, node) if edge.parent in between)
    for nodes in nx.shortest_simple_paths(simple, start, end):
        choices = [[edge for edge in parents(graph, low) if edge.parent == high] for low, high in pairwise(nodes)]
        yield from map(Way, product(*choices))


def bearings(graph: Graph, node: str) -> list[Bearing]:
    """All that argues, in the end, for or against a node; the nearest first."""
    sides: dict[str, list[int | None]] = {}  # by node: the fewest steps with an even, and with an odd number of attacks
    waiting = deque([(node, 0, 0)])
    while waiting:
        name, steps, side = waiting.popleft()
        for edge in children(graph, name):
            if edge.relation not in ARGUING:
                continue
            turned = side ^ (edge.relation in ATTACKS)
            known = sides.setdefault(edge.child, [None, None])
            if known[turned] is None:
                known[turned] = steps + 1
                waiting.append((edge.child, steps + 1, turned))
    sides.pop(node, None)
    found = [
        Bearing(name, min(one for one in known if one is not None), known[0] is not None, known[1] is not None)
        for name, known in sides.items()
    ]
    return sorted(found, key=lambda one: one.steps)


def ways_to_questions(graph: Graph, node: str) -> list[Way]:
    """The shortest way from a node up to each question above it, the nearest first; not to those on another way."""
    first: dict[str, Edge] = {}  # the step by which a node is reached
    found: list[Way] = []
    waiting = deque([node])
    while waiting:
        name = waiting.popleft()
        if name != node and graph.nodes[name]["kind"] is Kind.QUESTION:
            found.append(Way(tuple(_back(first, name, node))[::-1]))
        for edge in parents(graph, name):
            if edge.parent != node and edge.parent not in first:
                first[edge.parent] = edge
                waiting.append(edge.parent)
    passed = {step.parent for way in found for step in way.steps[:-1]}
    return [way for way in found if way.steps[-1].parent not in passed]


def some(found: Iterator[Way], most: int) -> tuple[list[Way], bool]:
    """The first ways, and whether there are more."""
    taken = list(islice(found, most + 1))
    return taken[:most], len(taken) > most


def _back(first: dict[str, Edge], name: str, start: str) -> Iterator[Edge]:
    while name != start:
        edge = first[name]
        yield edge
        name = edge.child


def _above(graph: Graph, node: str) -> set[str]:
    """A node and all that it bears on."""
    found, waiting = {node}, [node]
    while waiting:
        for edge in parents(graph, waiting.pop()):
            if edge.parent not in found:
                found.add(edge.parent)
                waiting.append(edge.parent)
    return found


def _below(graph: Graph, node: str) -> set[str]:
    found, waiting = {node}, [node]
    while waiting:
        for edge in children(graph, waiting.pop()):
            if edge.child not in found:
                found.add(edge.child)
                waiting.append(edge.child)
    return found
