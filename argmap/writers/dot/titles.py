"""What stands above a drawing where nothing else was asked for: the titles of its maps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.graph import parents

if TYPE_CHECKING:
    from argmap.debate import Debate


def title_of(debate: Debate, nodes: Mapping[str, Mapping[str, Any]]) -> str:
    """The title of the map that some nodes are of; of several the one on top, and how many more there are.

    On top is the first that has a node which bears on none of the others. Maps that were not asked for do not count
    beside those that were, and where there are no nodes it is these.
    """
    drawn = {data["map"] for data in nodes.values()}
    wanted = drawn & debate.requested or drawn or debate.requested
    titles = {each.name: each.title or each.name for each in debate.maps if each.name in wanted}
    if not titles:
        return ""
    more = len(titles) - 1
    if not more:
        return next(iter(titles.values()))
    graph = debate.graph
    on_top = {
        data["map"] for node, data in nodes.items() if not any(edge.parent in nodes for edge in parents(graph, node))
    }
    title = next((title for name, title in titles.items() if name in on_top), next(iter(titles.values())))
    return f"{title} (and {more} more {'map' if more == 1 else 'maps'})"
