"""The path to a finding in the debate: from the root question down to the innermost node that contains it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.attribution import attribution
from argmap.debate import Debate
from argmap.findings import Finding
from argmap.graph import Edge, Graph, parents
from argmap.loader import collector_paused
from argmap.relations import ANSWERING, RELATIONS, Relation, sign_of
from argmap.text import Text, brief

_SIGNED = frozenset(RELATIONS) - ANSWERING - {Relation.RAISES}
"""The kinds that have their sign in the path; questions and positions are clear from their order."""
_MAX_TEXT_LENGTH = 70
_MAX_NAME_LENGTH = 40
_MAX_STEPS = 8
_MAX_FIRST_STEPS = 3


class _Place(NamedTuple):
    """The range of a node: offsets, the end exclusive."""

    start: int
    end: int
    node: str


class _Routes(NamedTuple):
    """For each node the edge that leads up to a root, and the node above it where a long path is cut.

    A root has no edge, and neither has a node that only a circle leads to. The cut avoids a long climb for each
    finding.
    """

    above: dict[str, Edge]
    head: dict[str, str]


def paths(debate: Debate, findings: Iterable[Finding]) -> dict[Finding, tuple[str, ...]]:
    """The shortest path to each finding that is in a node. A very long path has ``…`` in the middle."""
    nodes = dict(_innermost(debate.graph, findings))
    with collector_paused():
        routes = _routes(debate.graph, nodes.values())
    known = {node: _path(debate, node, routes) for node in dict.fromkeys(nodes.values())}
    return {finding: known[node] for finding, node in nodes.items()}


def _innermost(graph: Graph, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings with the innermost node in which they begin, text by text, each text in one pass."""
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
    """For each text the nodes that contain a finding, the last first."""
    starts = {text: [finding.span.start for finding in inside] for text, inside in found.items()}
    places: dict[Text, list[_Place]] = {}
    for node, data in graph.nodes.items() if starts else ():
        text, start, end = data["range"]
        known = starts.get(text)
        if known is not None and bisect_left(known, start) < bisect_left(known, end):
            places.setdefault(text, []).append(_Place(start, end, node))
    for inside in places.values():
        inside.sort(reverse=True)
    return places


def _routes(graph: Graph, nodes: Iterable[str]) -> _Routes:
    """The shortest paths to nodes; of equally short ones the first in the order of the maps."""
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
    above: dict[str, Edge] = {}
    head: dict[str, str] = {}
    for node, far in depth.items():
        if far:
            above[node] = min(upward[node], key=lambda edge: depth.get(edge.parent, len(depth)))
        head[node] = node if far < _MAX_FIRST_STEPS else head[above[node].parent]
    return _Routes(above, head)


def _path(debate: Debate, node: str, routes: _Routes) -> tuple[str, ...]:
    steps = _climbed(node, routes)
    if len(steps) <= _MAX_STEPS:
        return tuple(_step(debate, step, routes) for step in reversed(steps))
    last, first = steps[: _MAX_STEPS - _MAX_FIRST_STEPS - 1], _climbed(routes.head[node], routes)
    ends = [[_step(debate, step, routes) for step in reversed(end)] for end in (first, last)]
    return (*ends[0], "…", *ends[1])


def _climbed(node: str, routes: _Routes) -> list[str]:
    """A node and those above it, up to the root, or one more than the path shows."""
    steps = [node]
    while steps[-1] in routes.above and len(steps) <= _MAX_STEPS:
        steps.append(routes.above[steps[-1]].parent)
    return steps


def _step(debate: Debate, node: str, routes: _Routes) -> str:
    """The text of a node with its sign, its speaker and its qualifier."""
    graph = debate.graph
    kind, edge = graph.nodes[node]["kind"], routes.above.get(node)
    sign = f"{sign_of(kind, edge.relation)} " if edge is not None and edge.relation in _SIGNED else ""
    who = attribution(debate, node, lambda words: brief(words, _MAX_NAME_LENGTH))
    return sign + brief(graph.nodes[node]["text"] or node, _MAX_TEXT_LENGTH) + (f" — {', '.join(who)}" if who else "")
