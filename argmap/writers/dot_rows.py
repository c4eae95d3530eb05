"""Rows for the many: leaves of one node that would make the picture too wide stand in several rows below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.format import Relation
from argmap.writers.dot_joints import Edge

_STEPS = frozenset({Relation.ANSWERS, Relation.PRO, Relation.CON, Relation.CONTEXT})
_LINKS = frozenset({Relation.REPHRASES, Relation.CONFLICTS})
_WIDE = 4
"""How many times wider than high a block of leaves becomes, counted in boxes."""


def rows_of(edges: Sequence[Edge]) -> dict[str, int]:
    """How many rows below the first one a leaf stands, for those that do not stand in the first."""
    hierarchy = [edge for edge in edges if edge[2]["relation"] not in _LINKS]
    parents = {parent for _, parent, _ in hierarchy}
    uses = Counter(child for child, _, _ in hierarchy)
    leaves: dict[str, list[str]] = {}
    for child, parent, data in hierarchy:
        if child not in parents and uses[child] == 1 and data["relation"] in _STEPS:
            leaves.setdefault(parent, []).append(child)
    return {
        leaf: place % count
        for block in leaves.values()
        if (count := round((len(block) / _WIDE) ** 0.5)) > 1
        for place, leaf in enumerate(block)
        if place % count
    }
