"""Nodes that a command names: by id, and by how far they are below a node."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import Graph, children, parents, roots
from argmap.near import near_name
from argmap.order import maps
from argmap.overview import fold, uppermost
from argmap.reading.document import Node
from argmap.text import shown

_MAX_NAMED = 5


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
        listed = ", ".join(found[:_MAX_NAMED])
        raise ArgmapError(f"several maps have a node {shown(name)}: {shown(listed)}", "say which one: map/id")
    meant = near_name(name, graph)
    hint = f"; did you mean {shown(meant)}?" if meant else ""
    raise ArgmapError(f"no node is named {shown(name)}{hint}", "argmap tree shows the ids of the nodes")


def tops(debate: Debate) -> dict[str, list[str]]:
    """Where a view begins, by requested map in reading order: at the nodes that stand below nothing.

    A cycle of nodes has no such question; it is begun at the first that its map writes. So
    is a question of another map that a ``ref`` puts at the top.
    """
    graph = debate.graph
    starts: dict[str, list[str]] = {document.name: [] for document in maps(debate) if document.name in debate.requested}
    for node in roots(graph):
        if graph.nodes[node]["map"] in starts:
            starts[graph.nodes[node]["map"]].append(node)
    seen = _reached(graph, [node for nodes in starts.values() for node in nodes])
    for name, begun in starts.items():
        for entry in debate.map(name).entries():
            node = entry.name if isinstance(entry, Node) else _full(name, entry.target.words)
            if node not in seen and node in graph:
                begun.append(node)
                _reached(graph, [node], seen)
    return starts


def asked_for(debate: Debate) -> set[str] | None:
    """The nodes of the maps that were asked for, with their parents and children in others; None for all."""
    if len(debate.requested) == len(debate.maps):
        return None
    return with_neighbours(debate.graph, own_nodes(debate))


def own_nodes(debate: Debate) -> set[str]:
    """The nodes of the maps that were asked for."""
    return {node for node, data in debate.graph.nodes.items() if data["map"] in debate.requested}


def with_neighbours(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """The nodes, what they bear on, and what bears on them; not their rephrases and conflicts."""
    found = set(nodes)
    for node in tuple(found):
        found.update(edge.child for edge in children(graph, node))
        found.update(edge.parent for edge in parents(graph, node))
    return found


def overview(debate: Debate, nodes: Collection[str], most: int, starts: Iterable[str] = ()) -> set[str]:
    """At most so many of some nodes: those that matter most for a reader, from the starts or else the tops down."""
    begun = list(starts) or list(chain.from_iterable(tops(debate).values()))
    return fold(
        debate.graph, [*(node for node in begun if node in nodes), *uppermost(debate.graph, nodes)], most, nodes
    )


def starts(graph: Graph, nodes: Collection[str]) -> list[str]:
    """Where a view of some nodes begins: at those that stand below none of them, in the order of the graph.

    Of a cycle of nodes it is the first; those come last.
    """
    nodes = frozenset(nodes)
    kept = [node for node in graph if node in nodes]
    free = [node for node in kept if not any(edge.parent in nodes for edge in parents(graph, node))]
    begun: list[str] = []
    seen: set[str] = set()
    for node in [*free, *kept]:
        if node not in seen:
            begun.append(node)
            _reached(graph, [node], seen, among=nodes)
    return begun


def _full(map_name: str, name: str) -> str:
    """The full name that a reference in a map means."""
    return name if "/" in name else f"{map_name}/{name}"


def below(graph: Graph, starts: Iterable[str], depth: int | None = None) -> list[str]:
    """The starts and what is below them, down to ``depth`` steps, in the order of the graph."""
    reached = _reached(graph, starts, depth=depth)
    return [node for node in graph if node in reached]


def with_ancestors(graph: Graph, nodes: Iterable[str]) -> set[str]:
    """The nodes and whatever they bear on, in the end."""
    found = set(nodes)
    pending = list(found)
    while pending:
        for edge in parents(graph, pending.pop()):
            if edge.parent not in found:
                found.add(edge.parent)
                pending.append(edge.parent)
    return found


def _reached(
    graph: Graph,
    starts: Iterable[str],
    seen: set[str] | None = None,
    depth: int | None = None,
    among: Collection[str] | None = None,
) -> set[str]:
    """``seen`` with the starts and what is below them; what is seen already is not looked at again."""
    reached = set() if seen is None else seen
    level = list(dict.fromkeys(starts))
    reached.update(level)
    while level and depth != 0:
        following = []
        for node in level:
            for edge in children(graph, node):
                if edge.child not in reached and (among is None or edge.child in among):
                    reached.add(edge.child)
                    following.append(edge.child)
        level = following
        depth = None if depth is None else depth - 1
    return reached
