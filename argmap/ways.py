"""Where in the debate a finding stands: the way from the root question down to the innermost node that holds it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.format import Relation
from argmap.graph import Edge, Graph, parents
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
    above = _above(debate.graph, nodes.values())
    known = {node: _way(debate.graph, node, above) for node in dict.fromkeys(nodes.values())}
    return {finding: known[node] for finding, node in nodes.items()}


def _innermost(graph: Graph, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings with the innermost node in which they begin, text by text, each in one pass from its beginning."""
    found: dict[Text, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: one.span.start):
        found.setdefault(finding.span.text, []).append(finding)
    for text, places in _places(graph, found).items():
        begun: list[_Place] = []
        for finding in found[text]:
            at = finding.span.start
            while places and places[-1].start <= at:
                begun.append(places.pop())
            while begun and begun[-1].end <= at:
                begun.pop()
            if begun:
                yield finding, begun[-1].node


def _places(graph: Graph, found: Mapping[Text, list[Finding]]) -> dict[Text, list[_Place]]:
    """Of each text the nodes that hold a finding, the last first and the innermost before those around it."""
    starts = {text: [finding.span.start for finding in inside] for text, inside in found.items()}
    places: dict[Text, list[_Place]] = {}
    for node, data in graph.nodes.items() if starts else ():
        text, start, end = data["range"]
        known = starts.get(text)
        if known is not None and bisect_left(known, start) < bisect_left(known, end):
            places.setdefault(text, []).append(_Place(start, end, node))
    for inside in places.values():
        inside.sort(key=lambda place: (-place.start, place.end))
    return places


def _above(graph: Graph, nodes: Iterable[str]) -> dict[str, Edge]:
    """Of the nodes, and of what is above them, the edge that is on the shortest way from a root; a root has none.

    Of several that are as short, the first as the maps have it. Nor has a node one that only a circle leads to.
    """
    upward: dict[str, list[Edge]] = {}
    below: dict[str, list[str]] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in upward:
            upward[node] = list(parents(graph, node))
            for edge in upward[node]:
                below.setdefault(edge.parent, []).append(node)
                waiting.append(edge.parent)
    level = [node for node, edges in upward.items() if not edges]
    depth = dict.fromkeys(level, 0)
    while level:
        further = depth[level[0]] + 1
        level = list(dict.fromkeys(child for node in level for child in below.get(node, ()) if child not in depth))
        depth.update(dict.fromkeys(level, further))
    return {
        node: min(edges, key=lambda edge: depth.get(edge.parent, len(depth)))
        for node, edges in upward.items()
        if depth.get(node)
    }


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
