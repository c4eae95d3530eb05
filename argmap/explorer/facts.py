"""What is counted and told of a node in a row: how many bear on it and how, and whether anybody has answered it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from argmap.format import CLAIMS, Kind, Relation
from argmap.graph import Graph, children, parents

_ANSWERS = {Kind.QUESTION: (Relation.ANSWERS,), **dict.fromkeys(CLAIMS, (Relation.CON, Relation.UNDERCUT))}


class Facts(NamedTuple):
    """``parents`` are distinct nodes; ``below`` counts the relations of all that bears on the node."""

    below: Counter[Relation]
    parents: int
    unanswered: bool

    @property
    def pros(self) -> int:
        return self.below[Relation.PRO]

    @property
    def cons(self) -> int:
        return self.below[Relation.CON]


def facts(graph: Graph, node: str) -> Facts:
    """Unanswered is a question without a position, and a claim that nothing speaks against."""
    below = Counter(edge.relation for edge in children(graph, node))
    answers = _ANSWERS.get(graph.nodes[node]["kind"])
    unanswered = answers is not None and not any(below[relation] for relation in answers)
    return Facts(below, len({edge.parent for edge in parents(graph, node)}), unanswered)
