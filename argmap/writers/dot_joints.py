"""Where lines meet: the joints at which undercuts hit a step and linked premises come together.

A joint is a small disc on a line. What runs from a node to a joint stands for the edge of the graph; what runs on from
the joint, and the joint itself, are helpers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from argmap.format import Relation

Edge: TypeAlias = tuple[str, str, dict[str, Any]]
_Step: TypeAlias = tuple[str, str, Relation]


class Joint(NamedTuple):
    """A disc on the line of a relation."""

    name: str
    relation: Relation


class Line(NamedTuple):
    """One line between two nodes or joints of the drawing.

    ``edge`` is what it stands for, or None for a helper; ``halved`` lines run to or from the joint on their own step;
    ``ranks`` is how far its ends are apart at least.
    """

    tail: str
    head: str
    relation: Relation
    edge: Edge | None
    halved: bool
    ranks: int = 2


def joints_of(edges: Sequence[Edge], ids: Mapping[str, str]) -> dict[_Step, Joint]:
    """The joints by the steps they stand on: wherever there are premises, and wherever a drawn step is undercut."""
    steps = {_step(child, parent, data["relation"]) for child, parent, data in edges}
    joints: dict[_Step, Joint] = {}
    for child, parent, data in edges:
        step = _attacked(parent, data) if data["relation"] is Relation.UNDERCUT else None
        if data["relation"] is Relation.PREMISE:
            step = _step(child, parent, Relation.PREMISE)
        if step in steps and step not in joints:
            joints[step] = Joint(_name(step, ids), step[2])
    return joints


def lines(edges: Sequence[Edge], joints: Mapping[_Step, Joint], ids: Mapping[str, str]) -> Iterator[Line]:
    """The lines to draw, in the order of the edges; each helper behind the first line that it carries on."""
    continued: set[tuple[str, str]] = set()
    for edge in edges:
        child, parent, data = edge
        relation = data["relation"]
        target = joints.get(_attacked(parent, data)) if relation is Relation.UNDERCUT else None
        head = target.name if target else ids[parent]
        joint = joints.get(_step(child, parent, relation))
        if joint is None:
            yield Line(ids[child], head, relation, edge, False, 1 if target else 2)
            continue
        yield Line(ids[child], joint.name, relation, edge, True, 1)
        # A node may undercut one node in two of its steps: the undercut of the undercut then stands on both lines.
        if (joint.name, head) not in continued:
            continued.add((joint.name, head))
            yield Line(joint.name, head, relation, None, True, 2 if target else 1)


def _attacked(parent: str, data: Mapping[str, Any]) -> _Step | None:
    """The step that an undercut of ``parent`` attacks."""
    step = data["step"]
    return _step(parent, step.target, step.relation) if step else None


def _step(child: str, parent: str, relation: Relation) -> _Step:
    """What names a step. Premises support jointly: they take one step."""
    return ("" if relation is Relation.PREMISE else child, parent, relation)


def _name(step: _Step, ids: Mapping[str, str]) -> str:
    """No node of the drawing has a blank in its name but for ``node 1``."""
    child, parent, relation = step
    return f"{ids[child]} {relation} {ids[parent]}" if child else f"premises of {ids[parent]}"
