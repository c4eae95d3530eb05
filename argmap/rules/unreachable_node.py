"""S218 unreachable-node: questions that go round in a circle, with no way in.

A debate is read from its roots, the questions that nothing raises. Where a question is raised only by what stands below
it, no root leads there: its nodes have no depth, and a view has to begin somewhere on the circle.

Take out the reference that closes the circle, or let the question stand where the debate comes to it.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from argmap.context import Context
from argmap.graph import Graph, children, parents
from argmap.relations import Kind
from argmap.text import shown


def check(context: Context) -> None:
    """One finding an island, at its first question."""
    graph = context.graph
    lost = _lost(graph, context.shape.questions)
    places = {name: place for place, name in enumerate(context.shape.questions)} if lost else {}
    for island in _islands(graph, lost):
        name = min(island, key=lambda node: places.get(node, len(places)))
        if graph.nodes[name]["kind"] is Kind.QUESTION:
            message = f"no root leads to {shown(name)}: it is raised only by what stands below it"
            context.findings.add("S218", graph.nodes[name]["written"].head_span, message)


def _lost(graph: Graph, questions: list[str]) -> set[str]:
    """What no root leads to, of all that stands above a question that is raised.

    Whatever stands in a map stands somewhere below a question, so that an island has one.
    """
    waiting = [question for question in questions if next(parents(graph, question), None)]
    above = dict.fromkeys(waiting)
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        higher = [edge.parent for edge in parents(graph, node)]
        if not higher:
            found.append(node)
        fresh = [parent for parent in higher if parent not in above]
        above.update(dict.fromkeys(fresh))
        waiting += fresh
    reached = set(found)
    while found:
        fresh = [edge.child for edge in children(graph, found.pop()) if edge.child in above]
        fresh = [child for child in dict.fromkeys(fresh) if child not in reached]
        reached.update(fresh)
        found += fresh
    return above.keys() - reached


def _islands(graph: Graph, lost: set[str]) -> Iterator[set[str]]:
    """The components in which all ways upward end."""
    if not lost:
        return
    upward: nx.DiGraph[str] = nx.DiGraph()
    upward.add_edges_from((node, edge.parent) for node in lost for edge in parents(graph, node))
    for component in nx.strongly_connected_components(upward):
        if all(parent in component for node in component for parent in upward[node]):
            yield component
