"""Folding: which nodes of a large debate are drawn, and what a node says about those below it that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from heapq import heappop, heappush
from itertools import count

from argmap.graph import Graph, children, parents
from argmap.relations import HIERARCHY, JOINT, KINDS, RELATIONS, Relation


def fold(graph: Graph, starts: Iterable[str], most: int, wanted: Container[str] | None = None) -> set[str]:
    """At most ``most`` of the nodes below the starts and in ``wanted``: the starts, and the most important others.

    Each step down has a price: positions are cheapest, then pros and cons, then raised questions, and contexts last.
    Cheaper nodes come first. At the same price the first child of each node comes before the second of any, so that
    no side of a debate fills a drawing alone. Linked premises are drawn together or not at all, because one alone is
    a different claim. Each node except the starts is below another one that is kept. If there are too many starts,
    they are cut too.
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
            for price, place, below in _below(graph, node, wanted):
                heappush(pending, (cost + price, price, place, next(number), below))
    return kept


def _below(graph: Graph, node: str, wanted: Container[str] | None) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The groups of nodes below a node, each with its price and its place among those of its relation."""
    of_relation: dict[Relation, dict[str, None]] = {}
    for edge in children(graph, node):
        if wanted is None or edge.child in wanted:
            of_relation.setdefault(edge.relation, {})[edge.child] = None
    for relation, found in of_relation.items():
        groups = [tuple(found)] if relation in JOINT else [(child,) for child in found]
        for place, group in enumerate(groups):
            yield RELATIONS[relation].price, place, group


def uppermost(graph: Graph, nodes: Container[str]) -> list[str]:
    """Those of some nodes that are below none of the others, in the order of the graph."""
    return [node for node in graph if node in nodes and not any(edge.parent in nodes for edge in parents(graph, node))]


def folded(graph: Graph, node: str, drawn: Container[str]) -> str:
    """The nodes that bear on a node and are not drawn, as in ``3+ 2− folded``; empty if all are drawn."""
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
