"""The order in which people read a debate: its maps, their titles, and the nodes below each other.

Data formats keep the order of the files. Output for people follows the maps from the one with a root, depth first in
the order of ``uses``, and shows the answers to a node before its background.
"""

from __future__ import annotations

from collections.abc import Collection

from argmap.debate import Debate
from argmap.graph import Graph, children, in_reading_order, roots
from argmap.reading.map_document import MapDocument


def maps(debate: Debate) -> list[MapDocument]:
    """The maps in reading order."""
    if len(debate.maps) < 2:
        return list(debate.maps)
    graph = debate.graph
    rooted = {graph.nodes[node]["map"] for node in roots(graph)}
    known = {document.name: document for document in debate.maps}
    found: dict[str, MapDocument] = {}
    waiting = [*(name for name in known if name in rooted), *known][::-1]
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found[name] = known[name]
            waiting.extend(reversed(known[name].used))
    return list(found.values())


def title(debate: Debate, nodes: Collection[str]) -> str:
    """The title of the first map with some of the nodes; requested maps come before those only used.

    Without nodes it is the title of the first requested map.
    """
    written = {debate.graph.nodes[node]["map"] for node in nodes}
    wanted = written & debate.requested or written or debate.requested
    return next((one.title or one.name for one in maps(debate) if one.name in wanted), "")


def nodes(graph: Graph, starts: Collection[str], among: Collection[str]) -> list[str]:
    """Some nodes in the order in which they are first met on the way down from the starts; then the rest."""
    found: dict[str, None] = {}
    waiting = list(starts)[::-1]
    while waiting:
        node = waiting.pop()
        if node in found or node not in among:
            continue
        found[node] = None
        below = in_reading_order(children(graph, node))
        waiting.extend(edge.child for edge in reversed(below))
    return [*found, *(node for node in among if node not in found)]
