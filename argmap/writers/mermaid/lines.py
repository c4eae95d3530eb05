"""The lines of a Mermaid diagram: from a node to what it bears on, or to the joint at which it meets another line.

A joint is a small disc on a line: premises come together there, and undercuts end there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.relations import JOINT, Relation
from argmap.writers.steps import Edge, attacked_by, step_of


class Line(NamedTuple):
    """A line between two nodes or joints; ``halved`` is whether it ends at the joint on its own step."""

    tail: str
    head: str
    relation: Relation
    halved: bool = False
    carried: bool = False


class Lines:
    """The lines that edges make between nodes of given ids, and the joints on them by their ids."""

    def __init__(self, edges: Sequence[Edge], ids: Mapping[str, str]) -> None:
        self._edges = edges
        self._ids = ids
        taken = {step_of(edge) for edge in edges}
        wanted = (step_of(edge) if edge[2]["relation"] in JOINT else attacked_by(edge) for edge in edges)
        steps = dict.fromkeys(step for step in wanted if step is not None and step in taken)
        self._joints = {step: f"j{number}" for number, step in enumerate(steps, 1)}
        self.joints = {name: step.relation for step, name in self._joints.items()}

    def all(self) -> Iterator[Line]:
        """In the order of the edges; what carries on from a joint stands behind the first line to it."""
        carried: set[tuple[str, str]] = set()
        for edge in self._edges:
            child, parent, data = edge
            relation = data["relation"]
            attacked = attacked_by(edge)
            head = (self._joints.get(attacked) if attacked else None) or self._ids[parent]
            joint = self._joints.get(step_of(edge))
            if joint is None:
                yield Line(self._ids[child], head, relation)
                continue
            yield Line(self._ids[child], joint, relation, halved=True)
            if (joint, head) not in carried:
                carried.add((joint, head))
                yield Line(joint, head, relation, carried=True)
