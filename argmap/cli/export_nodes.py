"""Which nodes ``argmap export`` writes, and what it tells of what it leaves out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.query import Query


class NodeSelection(NamedTuple):
    """The options that select nodes; None for an option that is not given. ``fold`` is 0 for all nodes."""

    root: str | None
    depth: int | None
    fold: int | None
    query: Query | None


def wanted(debate: Debate, choice: NodeSelection) -> set[str] | None:
    """The nodes to write; None for all.

    Without a root these are the nodes that match, and without a query those of the maps that were asked for, with
    those of other maps that bear on them or that they bear on.
    """
    from argmap.graph import roots
    from argmap.select import asked_for, below, node_named, overview, tops

    graph = debate.graph
    root, depth, fold, query = choice
    chosen = asked_for(debate) if root is None and query is None else None
    if query is not None:
        from argmap.cli.queries import matching
        from argmap.query.facts import Facts

        chosen = set(matching(query, Facts(debate)))
    if root is None and depth is None and not fold:
        return chosen
    starts = [node_named(debate, root)] if root is not None else list(chain.from_iterable(tops(debate).values()))
    if root is None and query is not None:
        starts = [*dict.fromkeys([*starts, *roots(graph)])]  # matches may stand in maps that were not asked for
    kept = {node for node in below(graph, starts, depth) if chosen is None or node in chosen}
    return overview(debate, kept, fold, starts) if fold else kept


def left_out(debate: Debate, parts: Collection[Collection[str]]) -> str | None:
    """A sentence on what stands in none of the documents; each has some nodes, and the edges between them.

    That are nodes of the maps that were asked for, and edges that what is written of these maps has with anything,
    also with maps that were not asked for. None where nothing is left out, and where nothing at all is written.
    """
    from argmap.select import own_nodes

    if any(len(part) == len(debate.graph) for part in parts):
        return None
    standing: dict[str, set[int]] = {}
    for number, part in enumerate(parts):
        for node in part:
            standing.setdefault(node, set()).add(number)
    own = own_nodes(debate)
    left = sum(node not in standing for node in own)
    heard = own & standing.keys() or standing.keys()
    cut = sum(
        (child in heard or parent in heard) and standing.get(child, set()).isdisjoint(standing.get(parent, ()))
        for child, parent in debate.graph.edges()
    )
    if not standing or not (left or cut):
        return None
    nodes = f"{left:,} of {len(own | standing.keys()):,} nodes"
    edges = f"{cut:,} {'edge' if cut == 1 else 'edges'} of nodes that are written"
    return "left out: " + ", and ".join([nodes] * (left > 0) + [edges] * (cut > 0))
