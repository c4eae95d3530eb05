"""The nodes that a walk reaches, in time linear in the graph, for any query and however often paths meet.

A node does not count as reached from itself, even in a circle: it must be reached from another node. So each state of
a walk keeps the first two nodes that reach it. Two are enough: one of them differs from the node itself. A state with
two passes two on, so a state that several nodes reach always gets two.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import compress

import networkx as nx

from argmap.query.facts import Facts, Pairs
from argmap.stance import ROLES

_NOBODY = -1


def reached(mask: bytes, steps: Sequence[Sequence[int]]) -> bytearray:
    """By state of a walk, whether it is reached from a node of the mask other than its own.

    ``steps`` are the states that follow each state. The first ones are those of the nodes, where walks begin. Every
    other state belongs to the node with its number modulo the number of nodes, but states from ``ROLES`` times that
    number on belong to no node.
    """
    nodes = len(mask)
    first, second = [_NOBODY] * len(steps), [_NOBODY] * len(steps)
    waiting = deque((start, start) for start in compress(range(nodes), mask))
    while waiting:
        state, origin = waiting.popleft()
        if first[state] == _NOBODY:
            first[state] = origin
        elif second[state] == _NOBODY and first[state] != origin:
            second[state] = origin
        else:
            continue
        waiting.extend((following, origin) for following in steps[state])
    return bytearray(
        one not in (_NOBODY, state % nodes) or other != _NOBODY
        for state, (one, other) in enumerate(zip(first[: ROLES * nodes], second, strict=False))
    )


def in_circles(nodes: int, pairs: Pairs) -> bytearray:
    """By node, whether a walk along the pairs leads back to it."""
    mask = bytearray(nodes)
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    for component in nx.strongly_connected_components(graph):
        if len(component) > 1:
            for node in component:
                mask[node] = 1
    for child, parent in pairs:
        if child == parent:
            mask[child] = 1
    return mask


def depths(facts: Facts) -> list[int | None]:
    """The length of the shortest path from each node up to a root; None if there is no path."""
    found: list[int | None] = [None if parents else 0 for parents in facts.parents]
    level = [node for node, depth in enumerate(found) if depth == 0]
    depth = 0
    while level:
        depth += 1
        following = []
        for node in level:
            for child in facts.children[node]:
                if found[child] is None:
                    found[child] = depth
                    following.append(child)
        level = following
    return found
