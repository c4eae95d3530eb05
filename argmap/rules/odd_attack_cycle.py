"""L309 odd-attack-cycle: objections form a cycle of odd length.

Cons and undercuts are attacks. If a attacks b, b attacks c, and c attacks a, none of the three can be accepted and
none rejected: if a holds, b falls, so c holds, and a falls. In P. M. Dung's sense ("On the acceptability of
arguments", Artificial Intelligence 77, 1995) an odd cycle may leave a debate without any stable extension. Even
cycles are fine: two positions may well be objections to each other.

Check whether each attack is aimed at the right node. Perhaps it is aimed at only part of what the node says: then
split that node. An attack on a step is an undercut of the reason, not a con of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

import networkx as nx

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import parents
from argmap.relations import AGAINST
from argmap.sources.matching.effort import Effort
from argmap.text import Span, shown

_MAX_EFFORT = 5_000_000
_MAX_NAMED = 8


def check(context: Context) -> None:
    """Report the shortest odd cycle of each group of nodes that attack each other, at the attack that closes it."""
    attacks = _suspects(context)
    order = {node: place for place, node in enumerate(context.graph)} if attacks else {}
    effort = Effort(_MAX_EFFORT)
    for component in _components(attacks):
        inside = {node: [target for target in attacks[node] if target in component] for node in component}
        cycle = _closed(context, _shortest(sorted(component, key=order.__getitem__), inside, effort))
        if cycle:
            names = [*map(shown, cycle[:_MAX_NAMED]), *(["..."] if len(cycle) > _MAX_NAMED else []), shown(cycle[0])]
            steps = islice(pairwise(cycle), _MAX_NAMED)
            related = [Related(f"{shown(name)} attacks {shown(to)}", _attack(context, name, to)) for name, to in steps]
            message = f"these attacks form a cycle of odd length, {len(cycle)}: {' -> '.join(names)}"
            context.findings.add("L309", _attack(context, cycle[-1], cycle[0]), message, *related)


def _closed(context: Context, cycle: list[str]) -> list[str]:
    """The cycle, rotated so that it ends with a reference: the last one in the file."""
    graph = context.graph
    steps = pairwise([*cycle, *cycle[:1]])
    places = [(_attack(context, name, to), graph.nodes[name]["written"].head_span) for name, to in steps]
    last = max(range(len(cycle)), key=lambda at: (places[at][0] != places[at][1], places[at][0].start), default=0)
    return cycle[last + 1 :] + cycle[: last + 1]


def _attack(context: Context, child: str, parent: str) -> Span:
    edges = context.graph[child][parent].values()
    return context.place(child, next(edge for edge in edges if edge["relation"] in AGAINST))


def _suspects(context: Context) -> dict[str, list[str]]:
    """The targets of each node that can be in a cycle. Every cycle has a node with several parents."""
    attacks: dict[str, list[str]] = {}
    waiting = [*context.shape.shared] if context.shape.attacked else []
    while waiting:
        node = waiting.pop()
        if node not in attacks:
            targets = (edge.parent for edge in parents(context.graph, node) if edge.relation in AGAINST)
            attacks[node] = list(dict.fromkeys(targets))
            waiting += attacks[node]
    return attacks


def _components(attacks: dict[str, list[str]]) -> Iterator[set[str]]:
    """The strongly connected components that contain a cycle."""
    if any(attacks.values()):
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from((node, target) for node, targets in attacks.items() for target in targets)
        yield from (component for component in nx.strongly_connected_components(graph) if len(component) > 1)


def _shortest(component: list[str], attacks: dict[str, list[str]], effort: Effort) -> list[str]:
    """The shortest odd cycle of a component; empty if all are even.

    A component without an odd cycle has no closed walk of odd length. A component with one has such a walk from every
    node, and the shortest of all these walks passes no node twice. In a very large component the effort may run out
    before all starts are tried; then the result is an odd cycle, but perhaps not the shortest.
    """
    best: list[str] = []
    for start in component:
        walk = _odd_walk(start, attacks, len(best), effort)
        if not walk and not best:
            break
        if walk:
            best = _simple(walk)
        if len(best) == 3 or (best and effort.left <= 0):
            break
    return best


def _odd_walk(start: str, attacks: dict[str, list[str]], most: int, effort: Effort) -> list[str]:
    """A shortest closed walk of odd length from a node, shorter than ``most`` unless that is 0; empty if there is
    none.
    """
    came: dict[tuple[str, bool], tuple[str, bool]] = {}
    level: list[tuple[str, bool]] = [(start, False)]
    length = 0
    while level and not (most and length + 1 >= most):
        length += 1
        following = []
        for here in level:
            effort.spend(5 * len(attacks[here[0]]))
            for target in attacks[here[0]]:
                there = (target, not here[1])
                if there not in came:
                    came[there] = here
                    following.append(there)
        if (start, True) in came:
            return _back(came, (start, True), length)
        level = following
    return []


def _back(came: dict[tuple[str, bool], tuple[str, bool]], end: tuple[str, bool], length: int) -> list[str]:
    walk = []
    for _ in range(length):
        end = came[end]
        walk.append(end[0])
    return walk[::-1]


def _simple(walk: list[str]) -> list[str]:
    """The odd cycle within a closed walk of odd length that passes no node twice."""
    path: list[str] = []
    places: dict[str, int] = {}
    for node in [*walk, walk[0]]:
        if node in places:
            circle = path[places[node] :]
            if len(circle) % 2:
                return circle
            for gone in circle:
                del places[gone]
            del path[len(path) - len(circle) :]
        places[node] = len(path)
        path.append(node)
    raise AssertionError(walk)
