"""S209 circular-support: a claim is, directly or indirectly, a reason for itself.

Pros and premises are support. Support that leads back to where it began proves nothing. Remove the step that you did
not mean. If two nodes only say the same, join them with ``rephrases``.

Cycles of attack are fine: two positions may well be objections to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import parents
from argmap.relations import FOR
from argmap.text import Span, shown


def check(context: Context) -> None:
    """Report each cycle, at the support that closes it."""
    for cycle in _cycles(_suspects(context)):
        first, last = cycle[0], cycle[-1]
        names = " -> ".join(shown(name) for name in [*cycle[:8], *(["..."] if len(cycle) > 8 else []), first])
        related = [
            Related(f"{shown(name)} supports {shown(to)}", _support(context, name, to)) for name, to in pairwise(cycle)
        ]
        context.findings.add("S209", _support(context, last, first), f"circular support: {names}", *related[:8])


def _support(context: Context, child: str, parent: str) -> Span:
    """Where the support is written: at the reference, or at the node itself if it is defined there."""
    for data in context.graph[child][parent].values():
        if data["relation"] in FOR:
            return context.place(child, data)
    raise KeyError(child, parent)


def _suspects(context: Context) -> dict[str, list[str]]:
    """The targets that each node supports, for nodes that can be in a cycle.

    A reference closes each cycle, and its node also has a place where it is defined. So each cycle has a node with
    several parents.
    """
    supports: dict[str, list[str]] = {}
    pending = context.shape.shared[::-1]
    while pending:
        node = pending.pop()
        if node not in supports:
            supports[node] = [edge.parent for edge in parents(context.graph, node) if edge.relation in FOR]
            pending.extend(reversed(supports[node]))
    return supports


def _cycles(supports: dict[str, list[str]]) -> Iterator[list[str]]:
    """One cycle from each component of nodes that support each other, in the order of the file.

    Nodes that support nothing are removed repeatedly, until every remaining node leads to a cycle.
    """
    left = {node: len(targets) for node, targets in supports.items()}
    supporters: dict[str, list[str]] = {}
    for node, targets in supports.items():
        for target in targets:
            supporters.setdefault(target, []).append(node)
    free = [node for node, count in left.items() if not count]
    while free:
        del left[node := free.pop()]
        for supporter in supporters.get(node, ()):
            left[supporter] -= 1
            if not left[supporter]:
                free.append(supporter)
    done: set[str] = set()
    for start in supports:
        if start not in left or start in done:
            continue
        walk: dict[str, int] = {}
        node = start
        while node not in walk and node not in done:
            walk[node] = len(walk)
            node = next(parent for parent in supports[node] if parent in left)
        if node not in done:
            yield list(walk)[walk[node] :]
        done.update(walk)
