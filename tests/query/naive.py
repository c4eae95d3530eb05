"""What queries mean, straight from the definitions: each term with a predicate of one node, with no thought of time."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from argmap.graph import Graph
from argmap.relations import CLAIMS, HIERARCHY, LINKS, LISTS, Kind, Relation

Predicate = Callable[[Graph, str], bool]
SUPPORT = {Relation.PRO, Relation.PREMISE}
ATTACK = {Relation.CON, Relation.UNDERCUT}


class Term(NamedTuple):
    text: str
    holds: Predicate


def children(graph: Graph, node: str, *relations: Relation) -> set[str]:
    return {c for c, p, d in graph.edges(data=True) if p == node and d["relation"] in (relations or HIERARCHY)}


def parents(graph: Graph, node: str, *relations: Relation) -> set[str]:
    return {p for c, p, d in graph.edges(data=True) if c == node and d["relation"] in (relations or HIERARCHY)}


def below(graph: Graph, node: str, seen: set[str] | None = None) -> set[str]:
    """What is reached downward in one step or several."""
    seen = set() if seen is None else seen
    for child in children(graph, node) - seen:
        if child not in seen:
            seen.add(child)
            below(graph, child, seen)
    return seen


def taken(graph: Graph, node: str) -> set[tuple[str, bool]]:
    """What is reached downward by arguing, each with whether it is against where it began.

    An undercut is met where a walk begins, and with the step that it attacks.
    """
    met: set = set()

    def go(key: tuple, data: dict, against: bool) -> None:
        child, parent, _ = key
        if (key, against) in met:
            return
        met.add((key, against))
        for below, _, inner, further in graph.in_edges(child, keys=True, data=True):
            relation, step = further["relation"], further.get("step")
            if (
                relation in SUPPORT
                or relation is Relation.CON
                or (relation is Relation.UNDERCUT and step is not None and step == (parent, data["relation"]))
            ):
                go((below, child, inner), further, against != (relation in ATTACK))

    for child, _, key, data in graph.in_edges(node, keys=True, data=True):
        if data["relation"] in SUPPORT | ATTACK:
            go((child, node, key), data, data["relation"] in ATTACK)
    return {(key[0], against) for key, against in met}


def depth(graph: Graph, node: str) -> int | None:
    level, steps, seen = {node}, 0, {node}
    while level:
        if any(not parents(graph, one) for one in level):
            return steps
        level = {parent for one in level for parent in parents(graph, one)} - seen
        seen |= level
        steps += 1
    return None


NUMBERS: dict[str, Callable[[Graph, str], Any]] = {
    "depth": depth,
    "pros": lambda g, n: len(children(g, n, Relation.PRO)) + bool(children(g, n, Relation.PREMISE)),
    "cons": lambda g, n: len(children(g, n, Relation.CON)),
    "undercuts": lambda g, n: len(children(g, n, Relation.UNDERCUT)),
    "parents": lambda g, n: len(parents(g, n)),
    "children": lambda g, n: len(children(g, n)),
    "weight": lambda g, n: g.nodes[n]["weight"],
}
COMPARISONS = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


def answered(graph: Graph, node: str) -> bool:
    kind = graph.nodes[node]["kind"]
    if kind is Kind.QUESTION:
        return bool(children(graph, node, Relation.ANSWERS))
    if kind not in (Kind.POSITION, Kind.ARGUMENT, Kind.PREMISE):
        return False
    joint = {
        (parent, Relation.PREMISE)
        for child, parent, data in graph.edges(data=True)
        if child == node and data["relation"] is Relation.PREMISE
    }
    return bool(children(graph, node, *ATTACK)) or any(data["step"] in joint for *_, data in graph.edges(data=True))


FLAGS: dict[str, Predicate] = {
    "root": lambda g, n: not parents(g, n),
    "leaf": lambda g, n: not children(g, n),
    "unanswered": lambda g, n: g.nodes[n]["kind"] not in (Kind.CAVEAT, Kind.CONTEXT) and not answered(g, n),
    "answered": answered,
    "contested": lambda g, n: bool(children(g, n, *SUPPORT) and children(g, n, Relation.CON)),
    "unsupported": lambda g, n: g.nodes[n]["kind"] in CLAIMS - {Kind.CAVEAT} and not children(g, n, *SUPPORT),
    "shared": lambda g, n: len(parents(g, n)) > 1,
    "cyclic": lambda g, n: n in below(g, n),
    "implied": lambda g, n: g.nodes[n]["implied"],
    "undeveloped": lambda g, n: g.nodes[n]["undeveloped"],
    "draft": lambda g, n: g.nodes[n]["draft"],
    "quoted": lambda g, n: bool(g.nodes[n]["quotes"]),
}
KEYS: dict[str, Predicate] = {
    "weight": lambda g, n: g.nodes[n]["weight"] is not None,
    "tags": lambda g, n: bool(g.nodes[n]["tags"]),
    **{key: lambda g, n, r=entry.relation: bool(children(g, n, r)) for key, entry in LISTS.items()},
    **{key: lambda g, n, r=r: bool(children(g, n, r) or parents(g, n, r)) for key, r in LINKS.items()},
}


def relations(graph: Graph, node: str) -> set[Relation]:
    up = {d["relation"] for c, _, d in graph.edges(data=True) if c == node}
    return up | ({d["relation"] for _, p, d in graph.edges(data=True) if p == node} & set(LINKS.values()))


def others(graph: Graph, node: str, inner: Predicate) -> Iterator[str]:
    return (other for other in graph if other != node and inner(graph, other))


FUNCTIONS: dict[str, Callable[[Predicate], Predicate]] = {
    **{
        key: lambda q, r=entry.relation: lambda g, n: any(q(g, c) for c in children(g, n, r))
        for key, entry in LISTS.items()
    },
    **{
        key: lambda q, r=r: lambda g, n: any(q(g, o) for o in [*children(g, n, r), *parents(g, n, r)])
        for key, r in LINKS.items()
    },
    "supports": lambda q: lambda g, n: any(q(g, p) for p in parents(g, n, Relation.PRO)),
    "attacks": lambda q: lambda g, n: any(q(g, p) for p in parents(g, n, *ATTACK)),
    "answers": lambda q: lambda g, n: any(q(g, p) for p in parents(g, n, Relation.ANSWERS)),
    "below": lambda q: lambda g, n: any(n in below(g, m) for m in others(g, n, q)),
    "above": lambda q: lambda g, n: any(m in below(g, n) for m in others(g, n, q)),
    "for": lambda q: lambda g, n: any((n, False) in taken(g, m) for m in others(g, n, q)),
    "against": lambda q: lambda g, n: any((n, True) in taken(g, m) for m in others(g, n, q)),
}
