"""Which nodes ``argmap export`` writes, and what it tells of those that it leaves out."""

from __future__ import annotations

import sys
from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.query import Query


def wanted(
    debate: Debate, root: str | None, depth: int | None, fold: int | None, query: Query | None
) -> set[str] | None:
    """The nodes to write; None for all.

    Without a root these are the nodes that match, and without a query those of the maps that were asked for, with
    those of other maps that bear on them or that they bear on.
    """
    from argmap.graph import roots
    from argmap.select import below, node_named, tops
    from argmap.writers.dot.fold import fold as folded
    from argmap.writers.dot.fold import uppermost

    graph = debate.graph
    chosen = _requested(debate) if root is None and query is None else None
    if query is not None:
        from argmap.cli.queries import matching
        from argmap.query.facts import Facts

        chosen = set(matching(query, Facts(debate)))
    if root is None and depth is None and fold is None:
        return chosen
    starts = [node_named(debate, root)] if root is not None else list(chain.from_iterable(tops(debate).values()))
    if root is None and query is not None:
        starts = [*dict.fromkeys([*starts, *roots(graph)])]  # matches may stand in maps that were not asked for
    whole, kept = (
        {node for node in below(graph, starts, levels) if chosen is None or node in chosen} for levels in (None, depth)
    )
    if fold is not None:
        kept = folded(graph, [*(node for node in starts if node in kept), *uppermost(graph, kept)], fold, kept)
    if len(kept) < len(whole):
        print(f"{len(whole) - len(kept)} of {len(whole)} nodes are folded away", file=sys.stderr)
    return kept


def _requested(debate: Debate) -> set[str] | None:
    """The nodes of the maps that were asked for, with their parents and children in others; None for all."""
    from argmap.graph import children, parents

    graph = debate.graph
    if len(debate.requested) == len(debate.maps):
        return None
    own = {node for node, data in graph.nodes.items() if data["map"] in debate.requested}
    beside = {edge.child for node in own for edge in children(graph, node)}
    beside |= {edge.parent for node in own for edge in parents(graph, node)}
    chosen = own | beside
    left = sum(
        (child in own) > (parent in chosen) or (parent in own) > (child in chosen) for child, parent in graph.edges()
    )
    if left:
        print(f"edges to maps that were not asked for, left out: {left}", file=sys.stderr)
    return chosen


def of_map(debate: Debate, name: str, wanted: Collection[str] | None) -> set[str]:
    """The nodes that a map writes, of those that are wanted."""
    graph = debate.graph
    own = {node for node in graph if graph.nodes[node]["map"] == name and (wanted is None or node in wanted)}
    made = graph if wanted is None else wanted
    across = ((child in own) != (parent in own) and child in made and parent in made for child, parent in graph.edges())
    left = sum(across)
    if left:
        print(f"{name}: {left} edges to nodes of other maps are left out", file=sys.stderr)
    return own
