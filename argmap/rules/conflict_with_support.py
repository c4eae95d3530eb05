"""L310 conflict-with-support: a node conflicts with a claim that it supports.

``conflicts`` says that at most one of two nodes is true. But a reason is offered as true together with its claim, so
you cannot have meant both the conflict and the support. Support runs along pros and premises, also over several
nodes.

Remove the one that you did not mean. If the reason only weakens the claim, make it a con.
"""

from __future__ import annotations

from collections import defaultdict

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import parents
from argmap.relations import FOR, Relation
from argmap.sources.matching.effort import Effort
from argmap.text import Span, shown

_MAX_EFFORT = 10_000_000
_MAX_NAMED = 8


def check(context: Context) -> None:
    """Report each such conflict, where it is written."""
    conflicts: dict[str, dict[str, Span]] = defaultdict(dict)
    for child, other, edge in context.shape.linked:
        if edge["relation"] is Relation.CONFLICTS:
            conflicts[child].setdefault(other, edge["range"])
            conflicts[other].setdefault(child, edge["range"])
    effort = Effort(_MAX_EFFORT)
    steps: dict[str, list[str]] = {}
    for node, others in conflicts.items():
        if effort.left <= 0:
            message = "there are too many conflicts and supports to compare: some are not checked"
            context.findings.add("Y105", next(iter(others.values())), message)
            break
        above = _supported(context, node, steps, effort)
        for other, span in others.items():
            if other in above:
                _contradiction(context, span, _way(above, node, other))


def _supported(context: Context, start: str, steps: dict[str, list[str]], effort: Effort) -> dict[str, str]:
    """All nodes that a node supports, directly or not; each with the node that leads to it."""
    above: dict[str, str] = {}
    waiting = [start]
    for node in waiting:
        if node not in steps:
            steps[node] = [edge.parent for edge in parents(context.graph, node) if edge.relation in FOR]
        for parent in steps[node]:
            if parent not in above:
                above[parent] = node
                waiting.append(parent)
    effort.spend(10 * len(waiting))
    return above


def _way(above: dict[str, str], start: str, end: str) -> list[str]:
    """The nodes from the start up to one above it."""
    way = [end, above[end]]
    while way[-1] != start:
        way.append(above[way[-1]])
    return way[::-1]


def _contradiction(context: Context, span: Span, way: list[str]) -> None:
    edges = context.graph[way[0]][way[1]].values()
    there = Related("the support", context.place(way[0], next(edge for edge in edges if edge["relation"] in FOR)))
    steps = [*map(shown, way[:-1][:_MAX_NAMED]), *(["..."] if len(way) > _MAX_NAMED + 1 else []), shown(way[-1])]
    message = f"a conflict between {shown(way[0])} and a claim that it supports: {' -> '.join(steps)}"
    context.findings.add("L310", span, message, there)
