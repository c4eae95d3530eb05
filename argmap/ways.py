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
    """Of the nodes, and of what is above them, the edge that is on the shortest way from a root; a root has none."""
    waiting = list(dict.fromkeys(nodes))
    climbed = set(waiting)
    below: dict[str, list[Edge]] = {}
    level: list[str] = []
    while waiting:
        node = waiting.pop()
        upward = list(parents(graph, node))
        for edge in upward:
            below.setdefault(edge.parent, []).append(edge)
            if edge.parent not in climbed:
                climbed.add(edge.parent)
                waiting.append(edge.parent)
        if not upward:
            level.append(node)
    above: dict[str, Edge] = {}
    reached = set(level)
    while level:
        edges = [edge for node in level for edge in below.get(node, ()) if edge.child not in reached]
        for edge in edges:
            above.setdefault(edge.child, edge)
        level = list(dict.fromkeys(edge.child for edge in edges))
        reached.update(level)
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
