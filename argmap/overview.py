"""Folding: which nodes a large debate is drawn with, and what a node says of those below it that are not drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from heapq import heappop, heappush
from itertools import count

from argmap.graph import Graph, children, parents
from argmap.relations import ANSWERING, HIERARCHY, JOINT, KINDS, RELATIONS, Relation

MAX_IN_PICTURE = 60
"""Nodes: a picture of more is an overview, unless all of them are asked for."""
IN_OVERVIEW = 42
"""Nodes of such an overview: as many as can be read on one sheet of paper."""


def fold(graph: Graph, starts: Iterable[str], most: int, wanted: Container[str] | None = None) -> set[str]:
    """At most so many nodes of those that are below the starts and ``wanted``: the starts, and what matters most.

    Each step down has a price: positions come first, then what speaks for and against and the questions that are
    raised, and contexts last. What is cheaper to reach from the starts is taken first, and of what costs the same the
    cheaper step, so that a question is answered before a reason is given. After that comes the first child of each node
    before the second of any, so that no side fills a drawing alone. Linked premises come together or not at all,
    for one by itself is not what was said. So do the positions of a question, for one would look like the answer; but
    where they would fill half of the drawing they come one by one. Each node but the starts is below another one that
    is kept; the starts are cut too where there are more of them.
    """
    kept: set[str] = set()
    number = count()
    pending: list[tuple[int, int, int, int, tuple[str, ...]]] = [
        (0, 0, 0, next(number), (start,)) for start in dict.fromkeys(starts)
    ]
    while pending and len(kept) < most:
        cost, _, _, _, group = heappop(pending)
        new = [node for node in group if node not in kept]
        if len(kept) + len(new) > most:
            continue
        kept.update(new)
        for node in new:
            for price, place, below in _below(graph, node, wanted, most // 2):
                heappush(pending, (cost + price, price, place, next(number), below))
    return kept


def _below(
    graph: Graph, node: str, wanted: Container[str] | None, many: int
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What a node is unfolded by: each with its price, and its place among those of its relation.

    Positions come together, but where there are ``many``.
    """
    of_relation: dict[Relation, dict[str, None]] = {}
    for edge in children(graph, node):
        if wanted is None or edge.child in wanted:
            of_relation.setdefault(edge.relation, {})[edge.child] = None
    for relation, found in of_relation.items():
        together = relation in JOINT or (relation in ANSWERING and len(found) <= many)
        groups = [tuple(found)] if together else [(child,) for child in found]
        for place, group in enumerate(groups):
            yield RELATIONS[relation].price, place, group


def uppermost(graph: Graph, nodes: Container[str]) -> list[str]:
    """Those of some nodes that stand below none of them, in the order of the graph."""
    return [node for node in graph if node in nodes and not any(edge.parent in nodes for edge in parents(graph, node))]


def folded(graph: Graph, node: str, drawn: Container[str]) -> str:
    """What bears on a node and is not drawn, as in ``3+ 2− folded``; nothing where all is drawn."""
    counts: Counter[Relation] = Counter()
    for child, edges in graph.pred[node].items():
        if child not in drawn:
            counts.update({data["relation"]: 1 for data in edges.values() if data["relation"] in HIERARCHY})
    if not counts:
        return ""
    said, stances = [], []
    for relation in (relation for relation in RELATIONS if counts[relation]):
        row, count = RELATIONS[relation], counts[relation]
        if row.side is not None:
            stances.append(f"{count}{row.look.mark}")
        elif row.child is not None:
            said.append(f"{count} {row.child if count == 1 else KINDS[row.child].plural}")
    if stances:
        said.append(" ".join(stances))
    return f"{', '.join(said)} folded"
