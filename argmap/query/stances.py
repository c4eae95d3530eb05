"""The steps of arguing, down from a node: where what argues for it and against it is found.

An undercut attacks one step of a node, and not the node. So it is reached with that step, and from the node itself only
where a walk begins: what attacks the use of a claim somewhere else says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.format import Relation

STANDS = 3
"""What a node may be in a walk: its beginning, for the beginning, or against it; numbered one behind the other."""
_TURNS = {Relation.PRO: False, Relation.PREMISE: False, Relation.CON: True, Relation.UNDERCUT: True}
"""The relations that carry a stance on, and whether they turn it round."""


class Taken(NamedTuple):
    """A step that a node takes: the numbers of the two, and the relation."""

    child: int
    parent: int
    relation: Relation


def stances(
    nodes: int, pairs: Mapping[Relation, Iterable[tuple[int, int]]], undercuts: Mapping[Taken, Iterable[int]]
) -> list[list[int]]:
    """The states that follow on each; behind those of the nodes stand the steps that ``undercuts`` attack.

    ``pairs`` are child and parent by relation.
    """
    walk = _Walk(nodes, undercuts)
    steps, attacked = walk.steps, {step.child for step in undercuts}
    for relation, turns in _TURNS.items():
        for child, parent in pairs[relation]:
            if child in attacked:
                step = Taken(child, parent, relation)
                same, other = walk.led_to(step, turns), walk.led_to(step, not turns)
            else:
                same, other = nodes * (1 + turns) + child, nodes * (2 - turns) + child
            steps[parent].append(same)
            if relation is not Relation.UNDERCUT:
                steps[nodes + parent].append(same)
                steps[2 * nodes + parent].append(other)
    walk.follow_attacks()
    return steps


class _Walk:
    def __init__(self, nodes: int, undercuts: Mapping[Taken, Iterable[int]]) -> None:
        self.nodes = nodes
        self.undercuts = undercuts
        self.steps: list[list[int]] = [[] for _ in range(STANDS * nodes)]
        self.attacked: dict[tuple[Taken, bool], int] = {}
        self.waiting: list[tuple[Taken, bool, int]] = []

    def led_to(self, step: Taken, against: bool) -> int:
        """The state that a step leads to: its node, or, if it is attacked, a state of its own."""
        if step not in self.undercuts:
            return self.nodes * (1 + against) + step.child
        state = self.attacked.get((step, against))
        if state is None:
            state = self.attacked[step, against] = len(self.steps)
            self.steps.append([])
            self.waiting.append((step, against, state))
        return state

    def follow_attacks(self) -> None:
        """From a step that is attacked on to its node, and to what attacks it; that may be attacked in its turn."""
        while self.waiting:
            step, against, state = self.waiting.pop()
            self.steps[state].append(self.nodes * (1 + against) + step.child)
            for undercut in self.undercuts[step]:
                self.steps[state].append(self.led_to(Taken(undercut, step.child, Relation.UNDERCUT), not against))
