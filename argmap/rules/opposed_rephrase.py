"""L312 opposed-rephrase: two nodes that should say the same take opposite sides on one claim.

A con or an undercut reverses the stance of everything below it: a con of a con speaks for the claim. An undercut
counts only on the way over the step that it attacks. Of two nodes joined by ``rephrases``, one turns out to be for a
claim above both (or to be that claim), and the other against it. So they do not say the same, or one of them is in
the wrong list. A node that bears on a claim both ways takes no side on it. Stances on questions do not count, because
the positions of a question may exclude each other.

Remove the link, or move the node that is on the wrong side. Join nodes that exclude each other with ``conflicts``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import Graph
from argmap.relations import AGAINST, ARGUING, Relation
from argmap.sources.matching.effort import Effort
from argmap.stance import Place, led_to, onward
from argmap.text import shown

_MAX_EFFORT = 5_000_000
_Stance = dict[int, None]
"""The nodes that a node bears on, as numbers of ``_Stances``; the nearest first."""


def check(context: Context) -> None:
    """Report each such link, where it is written."""
    effort = Effort(_MAX_EFFORT)
    stances = _Stances(context.graph, effort)
    for child, other, edge in context.shape.linked:
        if edge["relation"] is not Relation.REPHRASES:
            continue
        if effort.left <= 0:
            message = "there are too many rephrased nodes to compare their stances: some are not checked"
            context.findings.add("Y105", edge["range"], message)
            break
        opposed = _opposed(stances.of(child), stances.of(other))
        if opposed is not None:
            claim = stances.places[opposed >> 1][0]
            ways = ("against", "for") if opposed & 1 else ("for", "against")
            message = f"{shown(child)} is {ways[0]} {shown(claim)}, but {shown(other)} is {ways[1]} it"
            there = Related("the other node", context.graph.nodes[other]["written"].head_span)
            context.findings.add("L312", edge["range"], message, there)


class _Stances:
    """How nodes bear on the nodes above them.

    Each place has a number. Twice that number means for it; one more means against it.
    """

    def __init__(self, graph: Graph, effort: Effort) -> None:
        self.graph = graph
        self.effort = effort
        self.places: list[Place] = []
        self.numbers: dict[Place, int] = {}
        self.nodes: list[int] = []  # by place: the number of its node without a step
        self.steps: list[list[int] | None] = []  # by place: where its steps lead; an odd number reverses the stance
        self.known: dict[str, _Stance] = {}

    def of(self, start: str) -> _Stance:
        """The stance of a node on itself, which is for, and on all claims above it."""
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
        """Where the steps from a place lead; kept for later walks."""
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
    """The nearest claim on which the two take opposite sides, with the stance of the first."""
    for claim in one:
        turned = claim ^ 1
        if turned in other and turned not in one and claim not in other:
            return claim
    return None
