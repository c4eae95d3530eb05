"""How one node bears on another: the ways up from it, and what the steps on a way make of its stance."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from itertools import count, islice, pairwise, product
from typing import NamedTuple

from argmap.graph import Edge, Graph, children
from argmap.relations import AGAINST, ANSWERING, ARGUING, Kind, Relation
from argmap.select import below, with_ancestors
from argmap.stance import Place, arguing_below, led_to, onward

_MOST_TRIED = 200_000
"""How many beginnings of ways are tried: in a knot most of them lead nowhere."""


class Way(NamedTuple):
    """A way up: its steps, from the lowest node to the highest."""

    steps: tuple[Edge, ...]

    @property
    def attacks(self) -> int:
        """How many of its steps turn the stance round."""
        return sum(step.relation in AGAINST for step in self.steps)

    @property
    def takes_side(self) -> bool:
        """Whether the lowest node is for or against the highest, or an answer to it."""
        *arguing, last = self.steps
        return all(step.relation in ARGUING for step in arguing) and last.relation in ARGUING | ANSWERING


class Bearing(NamedTuple):
    """A node that bears on another by arguing: the fewest steps between them, and on which sides it is."""

    node: str
    steps: int
    supports: bool
    attacks: bool


def ways(graph: Graph, start: str, end: str) -> Iterator[Way]:
    """The ways from a node up to another without meeting a node twice, the shortest first; there may be very many.

    Best-first search, with the length of the shortest rest as the estimate; of equal ones the latest is followed, so
    that a way is finished before the next is begun.
    """
    between = with_ancestors(graph, [start]).intersection(below(graph, [end]))
    if start == end or start not in between or end not in between:
        return
    rest = _distances(graph, end, between)
    order = count(0, -1)
    waiting: list[tuple[int, int, tuple[Place, ...]]] = [(0, 0, ((start, None),))]
    for _ in range(_MOST_TRIED):
        if not waiting:
            return
        _, _, way = heapq.heappop(waiting)
        if way[-1][0] == end:
            choices = [list(_edges(graph, low, high, end)) for low, high in pairwise(way)]
            yield from map(Way, product(*choices))
            continue
        met = {place[0] for place in way}
        following = dict.fromkeys(led_to(edge, end) for edge in onward(graph, way[-1]))
        for place in reversed(following):
            if place[0] in rest and place[0] not in met:
                heapq.heappush(waiting, (len(way) + rest[place[0]], next(order), (*way, place)))


def bearings(graph: Graph, node: str) -> list[Bearing]:
    """All that argues, in the end, for or against a node; the nearest first."""
    sides: dict[str, list[int | None]] = {}  # by node: the fewest steps with an even, and with an odd number of attacks
    waiting = deque((edge, 1, edge.relation in AGAINST) for edge in children(graph, node) if edge.relation in ARGUING)
    seen: set[tuple[str, str, Relation, bool]] = set()
    while waiting:
        edge, steps, turned = waiting.popleft()
        if (edge.child, edge.parent, edge.relation, turned) in seen:
            continue
        seen.add((edge.child, edge.parent, edge.relation, turned))
        known = sides.setdefault(edge.child, [None, None])
        first = known[turned] is None
        known[turned] = steps if first else known[turned]
        for lower in arguing_below(graph, edge, first):
            waiting.append((lower, steps + 1, turned ^ (lower.relation in AGAINST)))
    sides.pop(node, None)
    found = [
        Bearing(name, min(one for one in known if one is not None), known[0] is not None, known[1] is not None)
        for name, known in sides.items()
    ]
    return sorted(found, key=lambda one: one.steps)


def ways_to_questions(graph: Graph, node: str) -> list[Way]:
    """The shortest way from a node up to each question above it, the nearest first; not to those on another way."""
    first: dict[Place, tuple[Place, Edge]] = {}  # the place and the step by which a place is reached
    found: list[Way] = []
    met: set[str] = set()
    waiting: deque[Place] = deque([(node, None)])
    while waiting:
        place = waiting.popleft()
        name = place[0]
        if name != node and name not in met and graph.nodes[name]["kind"] is Kind.QUESTION:
            met.add(name)
            found.append(Way(tuple(_back(first, place, node))[::-1]))
        for edge in onward(graph, place):
            following = led_to(edge)
            if edge.parent != node and following not in first:
                first[following] = place, edge
                waiting.append(following)
    passed = {step.parent for way in found for step in way.steps[:-1]}
    return [way for way in found if way.steps[-1].parent not in passed]


def some(found: Iterator[Way], most: int) -> tuple[list[Way], bool]:
    """The first ways, and whether there are more."""
    taken = list(islice(found, most + 1))
    return taken[:most], len(taken) > most


def _edges(graph: Graph, low: Place, high: Place, end: str) -> Iterator[Edge]:
    return (edge for edge in onward(graph, low) if led_to(edge, end) == high)


def _distances(graph: Graph, end: str, between: set[str]) -> dict[str, int]:
    """How many steps it is at least from each node up to the end."""
    far = {end: 0}
    waiting = deque([end])
    while waiting:
        name = waiting.popleft()
        for edge in children(graph, name):
            if edge.child in between and edge.child not in far:
                far[edge.child] = far[name] + 1
                waiting.append(edge.child)
    return far


def _back(first: dict[Place, tuple[Place, Edge]], place: Place, start: str) -> Iterator[Edge]:
    while place[0] != start:
        place, edge = first[place]
        yield edge
