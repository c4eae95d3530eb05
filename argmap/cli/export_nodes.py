"""The nodes that ``argmap export`` writes, and a note about those that it leaves out."""

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

    Without a root these are the matching nodes. Without a query they are the nodes of the requested maps, and the
    nodes of other maps that bear on them or that they bear on.
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
        starts = [*dict.fromkeys([*starts, *roots(graph)])]  # matches may be in maps that were not requested
    kept = {node for node in below(graph, starts, depth) if chosen is None or node in chosen}
    return overview(debate, kept, fold, starts) if fold else kept


def left_out(debate: Debate, parts: Collection[Collection[str]]) -> str | None:
    """A sentence about what is in none of the documents. Each document has some nodes, and the edges between them.

    It counts nodes of the requested maps, and edges of the written nodes of these maps, also to nodes of other maps.
    None if nothing is left out, or if nothing at all is written.
    """
    from argmap.select import own_nodes

    if any(len(part) == len(debate.graph) for part in parts):
        return None
    documents_of: dict[str, set[int]] = {}
    for number, part in enumerate(parts):
        for node in part:
            documents_of.setdefault(node, set()).add(number)
    own = own_nodes(debate)
    left = sum(node not in documents_of for node in own)
    written = own & documents_of.keys() or documents_of.keys()
    cut = sum(
        (child in written or parent in written)
        and documents_of.get(child, set()).isdisjoint(documents_of.get(parent, ()))
        for child, parent in debate.graph.edges()
    )
    if not documents_of or not (left or cut):
        return None
    nodes = f"{left:,} of {len(own | documents_of.keys()):,} nodes"
    edges = f"{cut:,} {'edge' if cut == 1 else 'edges'} of written nodes"
    return "left out: " + ", and ".join([nodes] * (left > 0) + [edges] * (cut > 0))
