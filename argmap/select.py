"""Nodes that a command names: by id, and by how far they are below a node."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.debate import Debate
from argmap.document import Node
from argmap.errors import ArgmapError
from argmap.graph import Graph, children, roots
from argmap.near import did_you_mean
from argmap.text import shown

_MOST_NAMED = 5


def node_named(debate: Debate, name: str) -> str:
    """The full name of the node that ``map/id``, or an id that is unique, means.

    Raises ArgmapError for a name that no node has or that several have.
    """
    graph = debate.graph
    if name in graph:
        return name
    found = [full for full in graph if full.partition("/")[2] == name]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(found[:_MOST_NAMED])
        raise ArgmapError(f"several maps have a node {shown(name)}: {shown(listed)}", "say which one: map/id")
    hint = did_you_mean(name, graph) or did_you_mean(name, (full.partition("/")[2] for full in graph))
    raise ArgmapError(f"no node is named {shown(name)}{shown(hint)}", "argmap tree shows the ids of the nodes")


def tops(debate: Debate) -> list[str]:
    """Where a view of the requested maps begins: their questions without a parent.

    A knot of nodes that are all below each other has no such question; it is begun at the first that its map writes.
    """
    graph = debate.graph
    begun = [node for node in roots(graph) if graph.nodes[node]["map"] in debate.requested]
    seen = _reached(graph, begun)
    for document in debate.maps:
        if document.name in debate.requested:
            for entry in document.entries():
                if isinstance(entry, Node) and entry.name not in seen:
                    begun.append(entry.name)
                    _reached(graph, [entry.name], seen)
    order = {name: number for number, name in enumerate(graph)}
    return sorted(begun, key=order.__getitem__)


def below(graph: Graph, starts: Iterable[str], depth: int | None = None) -> list[str]:
    """The starts and what is below them, down to ``depth`` steps, in the order of the graph."""
    reached = _reached(graph, starts, depth=depth)
    return [node for node in graph if node in reached]


def _reached(graph: Graph, starts: Iterable[str], seen: set[str] | None = None, depth: int | None = None) -> set[str]:
    """``seen`` with the starts and what is below them; what is seen already is not looked at again."""
    reached = set() if seen is None else seen
    level = list(dict.fromkeys(starts))
    reached.update(level)
    while level and depth != 0:
        following = []
        for node in level:
            for edge in children(graph, node):
                if edge.child not in reached:
                    reached.add(edge.child)
                    following.append(edge.child)
        level = following
        depth = None if depth is None else depth - 1
    return reached
