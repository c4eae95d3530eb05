"""What the rules look at: the debate, and what several of them need, made once.

One pass over the edges serves all rules of logic, and one pass over each source serves all rules of quotes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.format import Relation
from argmap.graph import Graph
from argmap.sources import Located, locate

SUPPORT = frozenset({Relation.PRO, Relation.PREMISE})
ATTACK = frozenset({Relation.CON, Relation.UNDERCUT})


class Shape(NamedTuple):
    """What the edges say, by node."""

    supports: dict[str, list[str]]  # from a node to those it supports
    answered: set[str]  # questions with a position
    argued: set[str]  # nodes with a pro, con, premise or undercut, and questions with a position
    torn: list[tuple[str, str]]  # pairs (child, parent) joined by both pro and con


@dataclass(frozen=True)
class Context:
    """A debate under check. Rules add what they find to ``findings``."""

    debate: Debate
    findings: Findings

    @property
    def graph(self) -> Graph:
        return self.debate.graph

    @cached_property
    def whole(self) -> frozenset[str]:
        """The maps that could be read to the end: of the others nothing is said to be missing."""
        return frozenset(document.name for document in self.debate.maps if document.complete)

    @cached_property
    def shape(self) -> Shape:
        supports: dict[str, list[str]] = {}
        answered: set[str] = set()
        argued: set[str] = set()
        torn: list[tuple[str, str]] = []
        for child, parents in self.graph.adjacency():
            for parent, edges in parents.items():
                relations = [data["relation"] for data in edges.values()]
                if len(relations) > 1 and Relation.PRO in relations and Relation.CON in relations:
                    torn.append((child, parent))
                for relation in relations:
                    if relation in SUPPORT:
                        supports.setdefault(child, []).append(parent)
                        argued.add(parent)
                    elif relation in ATTACK:
                        argued.add(parent)
                    elif relation is Relation.ANSWERS:
                        answered.add(parent)
                        argued.add(parent)
        return Shape(supports, answered, argued, torn)

    @cached_property
    def quotes(self) -> list[Located]:
        """Every quote whose source can be read."""
        return locate(self.debate, self.findings)
