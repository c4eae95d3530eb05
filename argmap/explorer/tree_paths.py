"""Paths through the debate from the top of the tree down to a node.

They contain only names, so they survive a reload.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from argmap.graph import Edge, Graph, parents
from argmap.relations import HITS_STEP, Relation


class PathStep(NamedTuple):
    """One step of a path: a node, and its relation to the node before it (None at the top)."""

    node: str
    relation: Relation | None


TreePath: TypeAlias = tuple[PathStep, ...]
"""The steps from the top down to one place in the tree."""


class _Reached(NamedTuple):
    """A node that a walk upward has reached, and the one it came from."""

    step: PathStep
    came_from: _Reached | None


def path_to(graph: Graph, node: str, tops: frozenset[str]) -> TreePath | None:
    """The shortest path to a node from one of the ``tops``; None if there is none."""
    return next(paths_to(graph, node, tops), None)


def paths_to(graph: Graph, node: str, tops: frozenset[str]) -> Iterator[TreePath]:
    """The paths to a node from the ``tops``: for each edge to a parent, the shortest path that ends with that edge.

    A path visits no node twice, except to reach an attack on the step that closes a cycle. If the node is a top
    itself, the path that starts and ends there comes first.
    """
    if node in tops:
        yield (PathStep(node, None),)
    for edge in parents(graph, node):
        path = _climbed(graph, edge, tops)
        if path is not None and _ends_openly(path):
            yield path


def _ends_openly(path: TreePath) -> bool:
    """Whether a path repeats a node only to reach an attack on the step that closes the cycle."""
    met: set[str] = set()
    for step, following in zip_longest(path, path[1:]):
        if step.node in met and (following is None or following.relation not in HITS_STEP):
            return False
        met.add(step.node)
    return True


def _climbed(graph: Graph, first: Edge, tops: frozenset[str]) -> TreePath | None:
    """The shortest path that ends with the edge ``first``: a breadth-first search upward.

    An undercut appears only under the step that it attacks, so a path up from it must take that one edge.
    """
    start = _Reached(PathStep(first.child, first.relation), None)
    level = [(first, start)]
    met = {(first.parent, first.data["step"])}
    while level:
        following = []
        for edge, below in level:
            step = edge.data["step"]
            if edge.parent in tops:
                return _unrolled(_Reached(PathStep(edge.parent, None), below))
            for up in parents(graph, edge.parent):
                state = (up.parent, up.data["step"])
                if step in (None, (up.parent, up.relation)) and state not in met:
                    met.add(state)
                    following.append((up, _Reached(PathStep(edge.parent, up.relation), below)))
        level = following
    return None


def _unrolled(reached: _Reached | None) -> TreePath:
    steps = []
    while reached is not None:
        steps.append(reached.step)
        reached = reached.came_from
    return tuple(steps)
