"""L306 one-sided: a position is only supported, or only attacked.

It has reasons but no con and no undercut below it, or it is attacked and has no pro and no premise below it. Perhaps
the map leaves out the other side, or perhaps nobody has put it. The rule is off by default.

Look for the other side in the source. ``undeveloped: true`` says that the position is known to be unargued; then it
is not reported.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.context import Context
from argmap.graph import Graph, parents
from argmap.relations import ARGUING
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such position."""
    shape, graph = context.shape, context.graph
    attacked, supported = _above(graph, shape.attacked), _above(graph, shape.supported)
    for name in shape.positions:
        node = graph.nodes[name]
        if (name in attacked) == (name in supported) or node["undeveloped"] or node["map"] not in context.sound:
            continue
        found, missing = ("attacked", "supports") if name in attacked else ("supported", "attacks")
        message = f"{shown(name)} is {found}, but nothing below it {missing} anything"
        context.findings.add("L306", node["written"].head_span, message)


def _above(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """The nodes, and all nodes that they bear on over pros, cons, premises and undercuts."""
    found = set(nodes)
    waiting = list(found)
    while waiting:
        for edge in parents(graph, waiting.pop()):
            if edge.relation in ARGUING and edge.parent not in found:
                found.add(edge.parent)
                waiting.append(edge.parent)
    return found
