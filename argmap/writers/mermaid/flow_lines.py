"""The lines of a Mermaid diagram: from a node to the node that it bears on, or to a junction with another line.

A junction is a small disc on a line: premises come together there, and undercuts end there. A link between two nodes
has its word below both, and a line to each: a line from one to the other would put them on different levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.relations import JOINT, SYMMETRIC, Relation
from argmap.writers.steps import Edge, attacked_by, step_of


class FlowLine(NamedTuple):
    """A line between two nodes or junctions; ``halved`` is whether it ends at the junction on its own step."""

    tail: str
    head: str
    relation: Relation
    halved: bool = False
    carried: bool = False


class FlowLines:
    """The lines that edges make between nodes of given ids, and the junctions on them by their ids."""

    def __init__(self, edges: Sequence[Edge], ids: Mapping[str, str]) -> None:
        self._edges = edges
        self._ids = ids
        taken = {step_of(edge) for edge in edges}
        wanted = (step_of(edge) if edge[2]["relation"] in JOINT else attacked_by(edge) for edge in edges)
        steps = dict.fromkeys(step for step in wanted if step is not None and step in taken)
        self._junctions = {step: f"j{number}" for number, step in enumerate(steps, 1)}
        self.junctions = {name: step.relation for step, name in self._junctions.items()}
        linking = (edge for edge in edges if edge[2]["relation"] in SYMMETRIC)
        self._links = {(child, parent, data["relation"]): f"l{n}" for n, (child, parent, data) in enumerate(linking, 1)}
        self.links = {name: relation for (_, _, relation), name in self._links.items()}

    def all(self) -> Iterator[FlowLine]:
        """The lines in the order of the edges; the continuation of a junction follows the first line to it."""
        carried: set[tuple[str, str]] = set()
        for edge in self._edges:
            child, parent, data = edge
            relation = data["relation"]
            link = self._links.get((child, parent, relation))
            if link is not None:
                yield FlowLine(link, self._ids[child], relation, carried=True)
                yield FlowLine(link, self._ids[parent], relation, carried=True)
                continue
            attacked = attacked_by(edge)
            head = (self._junctions.get(attacked) if attacked else None) or self._ids[parent]
            junction = self._junctions.get(step_of(edge))
            if junction is None:
                yield FlowLine(self._ids[child], head, relation)
                continue
            yield FlowLine(self._ids[child], junction, relation, halved=True)
            if (junction, head) not in carried:
                carried.add((junction, head))
                yield FlowLine(junction, head, relation, carried=True)
