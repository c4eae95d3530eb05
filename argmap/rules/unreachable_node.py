"""S218 unreachable-node: questions raise each other in a circle, and no root leads to them.

People read a debate from its roots, the questions that nothing raises. If a question is raised only by nodes below
it, no root leads to it. Its nodes have no depth, and a view has to begin somewhere on the circle.

Remove the reference that closes the circle, or move the question to where the debate reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from argmap.context import Context
from argmap.graph import Graph, children, parents
from argmap.relations import Kind
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such group of nodes, at its first question."""
    graph = context.graph
    unreachable = _unreachable(graph, context.shape.questions)
    places = {name: place for place, name in enumerate(context.shape.questions)} if unreachable else {}
    for island in _circles(graph, unreachable):
        name = min(island, key=lambda node: places.get(node, len(places)))
        if graph.nodes[name]["kind"] is Kind.QUESTION:
            message = f"no root leads to {shown(name)}: only nodes below it raise it"
            context.findings.add("S218", graph.nodes[name]["written"].head_span, message)


def _unreachable(graph: Graph, questions: list[str]) -> set[str]:
    """The nodes that no root leads to, among a raised question and all nodes above it.

    Every node of a map is somewhere below a question, so each such group contains one.
    """
    waiting = [question for question in questions if next(parents(graph, question), None)]
    above = dict.fromkeys(waiting)
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        higher = [edge.parent for edge in parents(graph, node)]
        if not higher:
            found.append(node)
        new = [parent for parent in higher if parent not in above]
        above.update(dict.fromkeys(new))
        waiting += new
    reached = set(found)
    while found:
        new = [edge.child for edge in children(graph, found.pop()) if edge.child in above]
        new = [child for child in dict.fromkeys(new) if child not in reached]
        reached.update(new)
        found += new
    return above.keys() - reached


def _circles(graph: Graph, unreachable: set[str]) -> Iterator[set[str]]:
    """The groups of nodes from which no way leads further up."""
    if not unreachable:
        return
    upward: nx.DiGraph[str] = nx.DiGraph()
    upward.add_edges_from((node, edge.parent) for node in unreachable for edge in parents(graph, node))
    for component in nx.strongly_connected_components(upward):
        if all(parent in component for node in component for parent in upward[node]):
            yield component
