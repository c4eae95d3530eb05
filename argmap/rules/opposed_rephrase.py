"""L312 opposed-rephrase: two nodes are said to say the same, and they bear in opposite ways on one claim.

A con or an undercut turns the stance of what stands below it: a con of a con speaks for. An undercut goes on over the
step that it attacks, and over no other step of that node. Of two nodes that are joined by ``rephrases`` one comes out
for a claim above both, or is that claim, and the other against it; so they do not say the same, or one of them stands
in the wrong list. A node that bears both ways on a claim takes no stance on it, and how a node bears on a question says
nothing: its positions may exclude each other.

Take out the link, or move the node that is on the wrong side. Nodes that exclude each other are joined by
``conflicts``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import Graph
from argmap.relations import AGAINST, ARGUING, Relation
from argmap.sources.matching.effort import Effort
from argmap.stance import Place, led_to, onward
from argmap.text import shown

_EFFORT = 5_000_000
_Stance = dict[int, None]
"""The nodes on which a node bears, as numbers of ``_Stances``; the nearest first."""


def check(context: Context) -> None:
    """One finding a link, where it is written."""
    effort = Effort(_EFFORT)
    stances = _Stances(context.graph, effort)
    for child, other, edge in context.shape.linked:
        if edge["relation"] is not Relation.REPHRASES:
            continue
        if effort.left <= 0:
            message = "to compare the stances of all that is joined by rephrases takes too long: there is too much"
            context.findings.add("Y105", edge["range"], message)
            break
        opposed = _opposed(stances.of(child), stances.of(other))
        if opposed is not None:
            claim = stances.places[opposed >> 1][0]
            ways = ("against", "for") if opposed & 1 else ("for", "against")
            message = f"{shown(child)} bears {ways[0]} {shown(claim)}, and {shown(other)} {ways[1]} it"
            there = Related("the other node", context.graph.nodes[other]["written"].head_span)
            context.findings.add("L312", edge["range"], message, there)


class _Stances:
    """How nodes bear on what is above them. Places have numbers; twice that is for it, and one more is against it."""

    def __init__(self, graph: Graph, effort: Effort) -> None:
        self.graph = graph
        self.effort = effort
        self.places: list[Place] = []
        self.numbers: dict[Place, int] = {}
        self.nodes: list[int] = []  # by place, the number of its node as a place without a step
        self.steps: list[list[int] | None] = []  # by place, where its steps lead, against if they turn the stance
        self.known: dict[str, _Stance] = {}

    def of(self, start: str) -> _Stance:
        """How a node bears on itself, for it, and on all claims above it."""
        if start not in self.known:
            waiting = [2 * self._number((start, None))]
            seen = set(waiting)
            for state in waiting:
                steps = self.steps[state >> 1]
                for step in self._look_up(state >> 1) if steps is None else steps:
                    following = step ^ (state & 1)
                    if following not in seen:
                        seen.add(following)
                        waiting.append(following)
            self.effort.spend(10 * len(waiting))
            nodes = self.nodes
            self.known[start] = dict.fromkeys(2 * nodes[state >> 1] + (state & 1) for state in waiting)
        return self.known[start]

    def _look_up(self, number: int) -> list[int]:
        """Where the steps from a place lead, for all later walks too."""
        bears = (edge for edge in onward(self.graph, self.places[number]) if edge.relation in ARGUING)
        steps = [2 * self._number(led_to(edge)) + (edge.relation in AGAINST) for edge in bears]
        self.steps[number] = steps
        return steps

    def _number(self, place: Place) -> int:
        number = self.numbers.get(place)
        if number is None:
            node, step = place
            whole = None if step is None else self._number((node, None))
            number = self.numbers[place] = len(self.places)
            self.places.append(place)
            self.nodes.append(number if whole is None else whole)
            self.steps.append(None)
        return number


def _opposed(one: _Stance, other: _Stance) -> int | None:
    """The nearest claim on which the two bear in opposite ways, as the first does."""
    for claim in one:
        turned = claim ^ 1
        if turned in other and turned not in one and claim not in other:
            return claim
    return None
