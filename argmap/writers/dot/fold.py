"""Folding: which nodes a large debate is drawn with, and what a node says of those below it that are not drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from argmap.format import Relation
from argmap.graph import HIERARCHY, Graph, children, parents
from argmap.signs import JOINT, STANCES

_SIGNS = {**STANCES, Relation.PREMISE: JOINT}
_WORDS = {
    Relation.ANSWERS: ("position", "positions"),
    Relation.RAISES: ("question", "questions"),
    Relation.CONTEXT: ("context", "contexts"),
}


def fold(graph: Graph, starts: Iterable[str], most: int, wanted: Container[str] | None = None) -> set[str]:
    """The starts and what is below them, unfolded level by level while there are at most so many nodes.

    A node is unfolded whole or not at all. The starts are always there; of the others only those that are ``wanted``.
    """
    kept = dict.fromkeys(starts)
    pending = list(kept)
    for node in pending:
        below = dict.fromkeys(edge.child for edge in children(graph, node))
        new = [child for child in below if child not in kept and (wanted is None or child in wanted)]
        if len(kept) + len(new) <= most:
            kept.update(dict.fromkeys(new))
            pending += new
    return set(kept)


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
    said = [f"{counts[one]} {words[counts[one] > 1]}" for one, words in _WORDS.items() if counts[one]]
    stances = [f"{counts[one]}{sign}" for one, sign in _SIGNS.items() if counts[one]]
    if stances:
        said.append(" ".join(stances))
    return f"{', '.join(said)} folded"
