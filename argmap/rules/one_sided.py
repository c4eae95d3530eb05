"""L306 one-sided: a position of which only one side is heard.

It has reasons, and below it stands no con and no undercut, or it is attacked, and below it stands no pro and no
premise. What is said on the other side is perhaps not in the map; perhaps nobody has said it. The rule is off by
default.

Look in the source for the other side. Of a position that is known to be unargued nothing is said: ``undeveloped:
true``.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.context import Context
from argmap.graph import Graph, parents
from argmap.relations import ARGUING
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a position."""
    shape, graph = context.shape, context.graph
    attacked, supported = _above(graph, shape.attacked), _above(graph, shape.supported)
    for name in shape.positions:
        node = graph.nodes[name]
        if (name in attacked) == (name in supported) or node["undeveloped"] or node["map"] not in context.sound:
            continue
        told, missing = ("objected to", "supports") if name in attacked else ("supported", "objects to")
        message = f"{shown(name)} is {told}, and nothing below it {missing} anything"
        context.findings.add("L306", node["written"].head_span, message)


def _above(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """The nodes, and all that they bear on over pros, cons, premises and undercuts."""
    found = set(nodes)
    waiting = list(found)
    while waiting:
        for edge in parents(graph, waiting.pop()):
            if edge.relation in ARGUING and edge.parent not in found:
                found.add(edge.parent)
                waiting.append(edge.parent)
    return found
