"""L302 pro-and-con: one node is both pro and con of the same target.

A reason speaks for a claim or against it. If it does both, it says nothing. Usually one of the two is a slip.

Remove the one that you did not mean. If both sides use the same words, they mean different arguments: write two nodes
whose texts say what each side means.
"""

from __future__ import annotations

from typing import Any

from argmap.context import Context
from argmap.findings import Related
from argmap.relations import AGAINST, FOR, JOINT, ON_CLAIM, RELATIONS, Relation
from argmap.text import shown

_FOR, _AGAINST = FOR - JOINT, AGAINST & ON_CLAIM


def check(context: Context) -> None:
    """Report each pair, at the later of the two places."""
    for child, parent in context.shape.repeated:
        edges: dict[Relation, dict[str, Any]] = {}
        for data in context.graph[child][parent].values():
            edges.setdefault(data["relation"], data)
        favouring = next((one for one in RELATIONS if one in _FOR and one in edges), None)
        objecting = next((one for one in RELATIONS if one in _AGAINST and one in edges), None)
        if favouring and objecting:
            pair = sorted((edges[favouring], edges[objecting]), key=lambda data: data["range"].start)
            first, last = (context.place(child, data) for data in pair)
            message = f"{shown(child)} is both {favouring} and {objecting} of {shown(parent)}"
            context.findings.add("L302", last, message, Related("the other place", first))
