"""How one node bears on another: the paths up from it, and the stance that results from the steps on a path."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count, islice, pairwise, product
from typing import NamedTuple

from argmap.graph import Edge, Graph, children, links
from argmap.relations import AGAINST, ANSWERING, ARGUING, IMPLYING, SYMMETRIC, TURNING, Kind, Relation
from argmap.stance import Place, arguing_below, led_to, onward

_MAX_EFFORT = 200_000
"""How many partial paths are tried. Among nodes in cycles most of them may lead nowhere."""
_STEPS_A_TRY = 100
"""How many steps of another partial path cost as much as one trial."""


class BearingPath(NamedTuple):
    """A path up, with its steps from the lowest node to the highest."""

    steps: tuple[Edge, ...]

    @property
    def attacks(self) -> int:
        """The number of its steps that reverse the stance."""
        return sum(step.relation in TURNING for step in self.steps)

    @property
    def links(self) -> tuple[Relation, ...]:
        """The links on it, each once."""
        return tuple(dict.fromkeys(step.relation for step in self.steps if step.relation in IMPLYING))

    @property
    def takes_side(self) -> bool:
        """Whether the lowest node is for or against the highest, or an answer to it."""
        *arguing, last = (step.relation for step in self.steps)
        carrying = ARGUING | IMPLYING
        return all(relation in carrying for relation in arguing) and last in carrying | ANSWERING


class Bearing(NamedTuple):
    """A node that argues for or against another: the fewest steps between them, and the sides that it takes."""

    node: str
    steps: int
    supports: bool
    attacks: bool


class GaveUp(Exception):
    """The search was stopped after trying too many partial paths. There may be more paths."""


def paths_up(graph: Graph, start: str, end: str, over_links: bool = False) -> Iterator[BearingPath]:
    """The paths from a node up to another, without repeated nodes, the shortest first; there may be very many.

    With ``over_links`` they may also follow links, such as rephrases and conflicts.

    This is best-first search, with the length of the shortest rest as the estimate. Among equal ones the latest is
    followed, so that a path is completed before the next is begun. Raises GaveUp if it would take too long.
    """
    up = _over_links if over_links else onward
    rest = _distances(graph, (start, None), end, up)
    if start == end or (start, None) not in rest:
        return
    order = count(0, -1)
    waiting = [(0, 0, _Trail((start, None), None, 0))]
    walk = _Walk()
    effort = float(_MAX_EFFORT + len(rest))
    while waiting:
        _, _, trail = heapq.heappop(waiting)
        effort -= walk.turn_to(trail)
        if effort < 0:
            raise GaveUp
        if trail.place[0] == end:
            choices = [
                [edge for edge in up(graph, low.place) if led_to(edge, end) == high.place]
                for low, high in pairwise(walk.trails)
            ]
            yield from map(BearingPath, product(*choices))
            continue
        following = dict.fromkeys(led_to(edge, end) for edge in up(graph, trail.place))
        for place in reversed(following):
            if place in rest and place[0] not in walk.met:
                length = trail.length + 1
                heapq.heappush(waiting, (length + rest[place], next(order), _Trail(place, trail, length)))


class _Trail(NamedTuple):
    """A partial path: its last place, and the trail before that."""

    place: Place
    before: _Trail | None
    length: int


class _Walk:
    """The partial path that is being followed, and the nodes on it."""

    def __init__(self) -> None:
        self.trails: list[_Trail] = []
        self.met: set[str] = set()

    def turn_to(self, trail: _Trail) -> float:
        """Switch to another partial path. Returns the effort: 1, or more if it is long."""
        fresh = []
        at: _Trail | None = trail
        while at is not None and (at.length >= len(self.trails) or self.trails[at.length] is not at):
            fresh.append(at)
            at = at.before
        kept = at.length + 1 if at is not None else 0
        self.met.difference_update(left.place[0] for left in self.trails[kept:])
        del self.trails[kept:]
        self.trails += reversed(fresh)
        self.met.update(one.place[0] for one in fresh)
        return 1 + len(fresh) / _STEPS_A_TRY


def bearings(graph: Graph, node: str) -> list[Bearing]:
    """All nodes that argue, directly or not, for or against a node; the nearest first."""
    sides: dict[str, list[int | None]] = {}  # by node: the fewest steps with an even and with an odd number of attacks
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


def paths_to_questions(graph: Graph, node: str) -> list[BearingPath]:
    """The shortest path from a node up to each question above it, the nearest first, except questions on another
    path.
    """
    first: dict[Place, tuple[Place, Edge]] = {}  # for each place, the place and the step before it
    found: list[BearingPath] = []
    met: set[str] = set()
    waiting: deque[Place] = deque([(node, None)])
    while waiting:
        place = waiting.popleft()
        name = place[0]
        if name != node and name not in met and graph.nodes[name]["kind"] is Kind.QUESTION:
            met.add(name)
            found.append(BearingPath(tuple(_back(first, place, node))[::-1]))
        for edge in onward(graph, place):
            following = led_to(edge)
            if edge.parent != node and following not in first:
                first[following] = place, edge
                waiting.append(following)
    passed = {step.parent for path in found for step in path.steps[:-1]}
    return [path for path in found if path.steps[-1].parent not in passed]


class Some(NamedTuple):
    """The first of some paths, and whether there are more. ``gave_up`` if the search ended early."""

    paths: list[BearingPath]
    more: bool
    gave_up: bool


def some(found: Iterator[BearingPath], most: int) -> Some:
    """At most ``most`` of the paths that a search finds."""
    taken: list[BearingPath] = []
    try:
        for path in islice(found, most + 1):
            taken.append(path)  # noqa: PERF402 # what was found before the search gave up is kept
    except GaveUp:
        return Some(taken, False, True)
    return Some(taken[:most], len(taken) > most, False)


def _over_links(graph: Graph, place: Place) -> Iterator[Edge]:
    """The edges that lead on from a place: up, or over a link; from an attacked step only up."""
    yield from onward(graph, place)
    node, attacked = place
    for link in links(graph, node) if attacked is None else ():
        if link.relation in IMPLYING and (link.forward or link.relation in SYMMETRIC):
            yield Edge(node, link.other, link.relation, link.data)


def _distances(graph: Graph, start: Place, end: str, up: Callable[[Graph, Place], Iterator[Edge]]) -> dict[Place, int]:
    """The least number of steps up to the end, from each place on a path there; nodes may repeat."""
    leading: dict[Place, list[Place]] = {start: []}
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        for edge in up(graph, place) if place[0] != end else ():
            following = led_to(edge, end)
            if following not in leading:
                leading[following] = []
                waiting.append(following)
            leading[following].append(place)
    far: dict[Place, int] = {(end, None): 0} if (end, None) in leading else {}
    waiting.extend(far)
    while waiting:
        place = waiting.popleft()
        for lower in leading[place]:
            if lower not in far:
                far[lower] = far[place] + 1
                waiting.append(lower)
    return far


def _back(first: dict[Place, tuple[Place, Edge]], place: Place, start: str) -> Iterator[Edge]:
    while place[0] != start:
        place, edge = first[place]
        yield edge
