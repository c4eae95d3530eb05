"""Where lines meet: the joints at which undercuts hit a step and linked premises come together.

A joint is a small disc on a line. What runs from a node to a joint stands for the edge of the graph; what runs on from
the joint, and the joint itself, are helpers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from argmap.format import Relation

Edge: TypeAlias = tuple[str, str, dict[str, Any]]


class _Step(NamedTuple):
    """What names a step to its undercuts. Premises support jointly: they take one step, which has no child."""

    child: str
    parent: str
    relation: Relation


class Joint(NamedTuple):
    """A disc on the line of a relation."""

    name: str
    relation: Relation


class Line(NamedTuple):
    """One line between two nodes or joints of the drawing.

    ``edge`` is what it stands for, or None for a helper; ``halved`` lines run to the joint on their own step; ``ranks``
    is how far its ends are apart at least.
    """

    tail: str
    head: str
    relation: Relation
    edge: Edge | None
    halved: bool
    ranks: int


def joints_of(edges: Sequence[Edge], ids: Mapping[str, str]) -> dict[_Step, Joint]:
    """The joints by the steps they stand on: wherever there are premises, and wherever a drawn step is undercut."""
    steps = {_step(edge) for edge in edges}
    joints: dict[_Step, Joint] = {}
    for edge in edges:
        step = _step(edge) if edge[2]["relation"] is Relation.PREMISE else _attacked(edge)
        if step is not None and step in steps and step not in joints:
            joints[step] = Joint(_name(step, ids), step.relation)
    return joints


def lines(edges: Sequence[Edge], joints: Mapping[_Step, Joint], ids: Mapping[str, str]) -> Iterator[Line]:
    """The lines to draw, in the order of the edges; each helper behind the first line that it carries on."""
    continued: set[tuple[str, str]] = set()
    for edge in edges:
        child, parent, data = edge
        relation = data["relation"]
        attacked = _attacked(edge)
        target = joints.get(attacked) if attacked is not None else None
        head = target.name if target is not None else ids[parent]
        joint = joints.get(_step(edge))
        if joint is None:
            yield Line(ids[child], head, relation, edge, False, 2 if target is None else 1)
            continue
        yield Line(ids[child], joint.name, relation, edge, True, 1)
        # A node may undercut one node in two of its steps; whoever undercuts that is then at the joint of both lines.
        if (joint.name, head) not in continued:
            continued.add((joint.name, head))
            yield Line(joint.name, head, relation, None, False, 1 if target is None else 2)


def _step(edge: Edge) -> _Step:
    return _named(edge[0], edge[1], edge[2]["relation"])


def _attacked(edge: Edge) -> _Step | None:
    """The step that an undercut attacks; None for every other edge."""
    step = edge[2]["step"]
    return _named(edge[1], step.target, step.relation) if step is not None else None


def _named(child: str, parent: str, relation: Relation) -> _Step:
    return _Step("" if relation is Relation.PREMISE else child, parent, relation)


def _name(step: _Step, ids: Mapping[str, str]) -> str:
    """A name with a blank in it, which no node of the drawing has."""
    if not step.child:
        return f"premises of {ids[step.parent]}"
    return f"{ids[step.child]} {step.relation} {ids[step.parent]}"
