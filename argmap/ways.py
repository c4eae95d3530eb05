"""Where in the debate a finding stands: the way from the root question down to the innermost node that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.format import Relation
from argmap.graph import Edge, Graph, children, roots
from argmap.select import tops
from argmap.text import Text, brief

_SIGNS = {Relation.PRO: "+ ", Relation.CON: "− ", Relation.UNDERCUT: "× ", Relation.PREMISE: "∧ "}
_LONGEST_TEXT = 70
_MOST_STEPS = 8
_FIRST_STEPS = 3


class _Place(NamedTuple):
    """Where a node is written: offsets, the end exclusive."""

    start: int
    end: int
    node: str


def ways(debate: Debate, findings: Iterable[Finding]) -> dict[Finding, tuple[str, ...]]:
    """The way to each finding that stands in a node: the shortest, of a very long one the ends with ``…`` between."""
    nodes = dict(_innermost(debate.graph, findings))
    if not nodes:
        return {}
    above = _above(debate)
    known = {node: _way(debate.graph, node, above) for node in dict.fromkeys(nodes.values())}
    return {finding: known[node] for finding, node in nodes.items()}


def _innermost(graph: Graph, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings with the innermost node in which they begin, text by text, each in one pass from its beginning."""
    found: dict[Text, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.span.text, []).append(finding)
    places: dict[Text, list[_Place]] = {text: [] for text in found}
    for node, data in graph.nodes.items():
        span = data["range"]
        if span.text in places:
            places[span.text].append(_Place(span.start, span.end, node))
    for text, inside in places.items():
        inside.sort(key=lambda place: (-place.start, place.end))
        open_places: list[_Place] = []
        for finding in sorted(found[text], key=lambda one: one.span.start):
            at = finding.span.start
            while inside and inside[-1].start <= at:
                open_places.append(inside.pop())
            while open_places and open_places[-1].end <= at:
                open_places.pop()
            if open_places:
                yield finding, open_places[-1].node


def _above(debate: Debate) -> dict[str, Edge]:
    """Of each node the edge by which it is reached first from where the debate begins; a root has none."""
    begun = (node for nodes in tops(debate).values() for node in nodes)
    level = list(dict.fromkeys((*begun, *roots(debate.graph))))
    reached = set(level)
    above: dict[str, Edge] = {}
    while level:
        following = []
        for node in level:
            for edge in children(debate.graph, node):
                if edge.child not in reached:
                    reached.add(edge.child)
                    above[edge.child] = edge
                    following.append(edge.child)
        level = following
    return above


def _way(graph: Graph, node: str, above: Mapping[str, Edge]) -> tuple[str, ...]:
    steps: list[str] = [node]
    while steps[-1] in above:
        steps.append(above[steps[-1]].parent)
    steps.reverse()
    said = [_SIGNS.get(above[step].relation, "") if step in above else "" for step in steps]
    way = [
        sign + brief(graph.nodes[step]["text"] or step, _LONGEST_TEXT) for step, sign in zip(steps, said, strict=True)
    ]
    if len(way) > _MOST_STEPS:
        way[_FIRST_STEPS : len(way) - _MOST_STEPS + _FIRST_STEPS + 1] = ["…"]
    return tuple(way)
