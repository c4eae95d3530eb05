"""The steps of a diagram: lines with a joint, which undercuts hit and at which premises meet."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from argmap.relations import JOINT, Relation

Edge: TypeAlias = tuple[str, str, dict[str, Any]]
"""Child, parent and attributes, as networkx has them."""


class DrawnStep(NamedTuple):
    """The name of a step for its undercuts. Linked premises share one step, which has no child."""

    child: str
    parent: str
    relation: Relation


def step_of(edge: Edge) -> DrawnStep:
    """The step of an edge."""
    return _named(edge[0], edge[1], edge[2]["relation"])


def attacked_by(edge: Edge) -> DrawnStep | None:
    """The step that an undercut attacks; None for every other edge."""
    step = edge[2]["step"]
    return _named(edge[1], step.target, step.relation) if step is not None else None


def _named(child: str, parent: str, relation: Relation) -> DrawnStep:
    return DrawnStep("" if relation in JOINT else child, parent, relation)
