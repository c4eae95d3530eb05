"""L312 opposed-rephrase: two nodes are said to say the same, and they bear in opposite ways on one claim.

A con or an undercut turns the stance of what stands below it: a con of a con speaks for. Of two nodes that are joined
by ``rephrases`` one comes out for a claim above both, or is that claim, and the other against it; so they do not say
the same, or one of them stands in the wrong list. A node that bears both ways on a claim takes no stance on it, and how
a node bears on a question says nothing: its positions may exclude each other.

Take out the link, or move the node that is on the wrong side. Nodes that exclude each other are joined by
``conflicts``.
"""

from __future__ import annotations

from argmap.context import ARGUING, ATTACK, Context
from argmap.findings import Related
from argmap.format import Relation
from argmap.graph import parents
from argmap.sources.folding import Effort
from argmap.text import shown

_EFFORT = 5_000_000
_Stance = dict[tuple[str, bool], None]
"""The nodes on which a node bears, with whether against; the nearest first."""


def check(context: Context) -> None:
    """One finding a link, where it is written."""
    effort = Effort(_EFFORT)
    stances: dict[str, _Stance] = {}
    steps: dict[str, list[tuple[str, bool]]] = {}
    for child, other, edge in context.shape.linked:
        if edge["relation"] is not Relation.REPHRASES:
            continue
        if effort.left <= 0:
            message = "to compare the stances of all that is joined by rephrases takes too long: there is too much"
            context.findings.add("Y105", edge["range"], message)
            break
        for node in (child, other):
            if node not in stances:
                stances[node] = _stance(context, node, steps, effort)
        opposed = _opposed(stances[child], stances[other])
        if opposed is not None:
            claim, against = opposed
            ways = ("against", "for") if against else ("for", "against")
            message = f"{shown(child)} bears {ways[0]} {shown(claim)}, and {shown(other)} {ways[1]} it"
            there = Related("the other node", context.graph.nodes[other]["written"].head_span)
            context.findings.add("L312", edge["range"], message, there)


def _stance(context: Context, start: str, steps: dict[str, list[tuple[str, bool]]], effort: Effort) -> _Stance:
    """How a node bears on itself, for it, and on all claims above it."""
    found: _Stance = {(start, False): None}
    waiting = [(start, False)]
    for node, against in waiting:
        if node not in steps:
            bears = (edge for edge in parents(context.graph, node) if edge.relation in ARGUING)
            steps[node] = [(edge.parent, edge.relation in ATTACK) for edge in bears]
        for parent, turns in steps[node]:
            there = (parent, against != turns)
            if there not in found:
                found[there] = None
                waiting.append(there)
    effort.spend(10 * len(waiting))
    return found


def _opposed(one: _Stance, other: _Stance) -> tuple[str, bool] | None:
    """The nearest claim on which the two bear in opposite ways, and whether the first is against it."""
    for claim, against in one:
        turned = (claim, not against)
        if turned in other and turned not in one and (claim, against) not in other:
            return claim, against
    return None
