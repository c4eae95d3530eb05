"""Junctions on lines: they show the sign of a step, and are the ends of its undercuts and the joint of linked premises.

A junction is a small disc on a line. The line from a node to a junction stands for the edge of the graph; the line that
continues from it, and the junction itself, are helpers. The signs are not labels of the lines: with those, Graphviz
2.43 draws lines under boxes, or fails, as soon as there are frames, and lines are drawn through them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from argmap.relations import HITS_STEP, JOINT, Relation
from argmap.writers.dot.palettes import BOLD, EdgeStyle, Theme
from argmap.writers.steps import DrawnStep, Edge, attacked_by, step_of


class Junction(NamedTuple):
    """A disc on the line of a relation; ``beside`` is the node whose frame contains it."""

    name: str
    relation: Relation
    beside: str


class EdgeLine(NamedTuple):
    """One line between two nodes or junctions of the drawing.

    ``edge`` is what it stands for, or None for a helper. A ``halved`` line ends at the junction on its own step.
    ``ranks`` is the least distance of its ends.
    """

    tail: str
    head: str
    relation: Relation
    edge: Edge | None
    halved: bool
    ranks: int


JOINED = JOINT | HITS_STEP
"""The relations whose edges may end at a junction, like those of a junction's ``children``. Others are one line."""


class Junctions:
    """The junctions by their steps: those of ``signed`` relations, of premises, and of undercut steps.

    The step of a stub is not drawn: its line begins and ends at the node, so that the target of the attack is clear.
    """

    def __init__(self, edges: Sequence[Edge], ids: Mapping[str, str], signed: Collection[Relation] = ()) -> None:
        self._ids = ids
        marked = JOINT.union(signed)
        own = dict.fromkeys(step_of(edge) for edge in edges if edge[2]["relation"] in marked)
        undercuts = [edge for edge in edges if edge[2]["relation"] in HITS_STEP]
        attacked = dict.fromkeys(step for edge in undercuts if (step := attacked_by(edge)) is not None)
        children = {step.child for step in attacked}
        drawn = {step_of(edge) for edge in edges if edge[0] in children}
        steps = dict.fromkeys([*own, *(step for step in attacked if step in drawn)])
        self._found = {step: Junction(_name(step, ids), step.relation, step.child or step.parent) for step in steps}
        self.children = {step.child for step in steps}
        self._stubs: dict[DrawnStep, Junction] = {}
        for edge in undercuts:
            target = attacked_by(edge)
            if target is not None and target not in steps and target not in self._stubs:
                name = f"{ids[edge[1]]} step {len(self._stubs) + 1}"
                self._stubs[target] = Junction(name, target.relation, edge[1])
        self._continued: set[tuple[str, str]] = set()

    def __len__(self) -> int:
        return len(self._found) + len(self._stubs)

    def all(self) -> Sequence[Junction]:
        return [*self._found.values(), *self._stubs.values()]

    def lines(self, edge: Edge) -> Sequence[EdgeLine]:
        """The lines to draw for an edge: a helper follows the first line that it continues."""
        child, parent, data = edge
        relation = data["relation"]
        attacked = attacked_by(edge)
        stub = self._stubs.get(attacked) if attacked is not None else None
        target = stub or (self._found.get(attacked) if attacked is not None else None)
        head = target.name if target is not None else self._ids[parent]
        junction = self._found.get(step_of(edge))
        made: list[EdgeLine] = []
        if stub is not None and (self._ids[parent], stub.name) not in self._continued:
            self._continued.add((self._ids[parent], stub.name))
            made.append(EdgeLine(self._ids[parent], stub.name, stub.relation, None, True, 1))
        if junction is None:
            return [*made, EdgeLine(self._ids[child], head, relation, edge, False, 2 if target is None else 1)]
        made += [EdgeLine(self._ids[child], junction.name, relation, edge, True, 1)]
        # A node may undercut two steps of one node; what undercuts that then ends at the junction of both lines.
        if (junction.name, head) not in self._continued:
            self._continued.add((junction.name, head))
            made.append(EdgeLine(junction.name, head, relation, None, False, 1 if target is None else 2))
        return made


def disc(look: EdgeStyle, theme: Theme) -> str:
    """The attributes of a junction on a line with a style."""
    return (
        f'shape=circle, style=filled, fixedsize=true, width=0.2, height=0.2, margin=0, label="{look.sign}", '
        f'fillcolor="{look.colour}", color="{look.colour}", fontcolor="{theme.background}", '
        f'fontname="{BOLD}", fontsize=12'
    )


def _name(step: DrawnStep, ids: Mapping[str, str]) -> str:
    """A name with a space in it, which no node of the drawing has."""
    if not step.child:
        return f"premises of {ids[step.parent]}"
    return f"{ids[step.child]} {step.relation} {ids[step.parent]}"
