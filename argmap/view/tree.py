"""The debate as a tree: what bears on a node stands below it.

A node with several parents is shown in full where it is met first, and marked elsewhere; a cycle is marked and not
followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.debate import Debate
from argmap.format import Relation
from argmap.graph import Edge, children
from argmap.select import tops
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import Signs, entry

DEEPEST = 100
"""Deeper levels are counted, not drawn: a line is indented by four columns a level."""


class Row(NamedTuple):
    """A line of the tree. Level 0 has no guides; ``last`` is whether no row of its level and parent follows."""

    level: int
    last: bool
    line: Line


class _Visit(NamedTuple):
    node: str
    edge: Edge | None
    level: int
    last: bool


def of_maps(debate: Debate, signs: Signs, depth: int | None = None, quotes: bool = False) -> Iterator[Row]:
    """The requested maps, each under its title; a map whose nodes all stand below another's is not named again."""
    starts = tops(debate)
    shown_nodes: set[str] = set()
    for name, nodes in starts.items():
        if not nodes and any(starts.values()):
            continue
        title = debate.map(name).title
        yield Row(
            0, True, [Segment(shown(title or name), "title"), *([Segment(f" [{shown(name)}]", "dim")] if title else [])]
        )
        yield from _rows(debate, nodes, 1, signs, depth, quotes, shown_nodes)


def of_node(debate: Debate, root: str, signs: Signs, depth: int | None = None, quotes: bool = False) -> Iterator[Row]:
    """One node, and what is below it."""
    return _rows(debate, [root], 0, signs, depth, quotes, set())


def _rows(
    debate: Debate,
    starts: Sequence[str],
    level: int,
    signs: Signs,
    depth: int | None,
    quotes: bool,
    met: set[str],
) -> Iterator[Row]:
    deepest = level + min(depth if depth is not None else DEEPEST, DEEPEST)
    pending = [_Visit(node, None, level, node == starts[-1]) for node in reversed(starts)]
    path: list[str] = []
    while pending:
        visit = pending.pop()
        del path[visit.level - level :]
        line = entry(debate, visit.edge, visit.node, signs)
        below = [edge for edge in children(debate.graph, visit.node) if stands_here(edge, visit.edge)]
        if visit.node in met:
            again = signs.cycle if visit.node in path else signs.above
            line.append(Segment(f" {again}", "warning" if visit.node in path else "dim"))
            # What attacks the step from here is shown nowhere else.
            below = [] if visit.node in path else [edge for edge in below if edge.relation is Relation.UNDERCUT]
        path.append(visit.node)
        if below and visit.level >= deepest:
            line.append(Segment(f" {signs.more} {len(below)} below", "dim"))
            below = []
        yield Row(visit.level, visit.last, line)
        if quotes and visit.node not in met:
            yield from _quotes(debate, visit, signs, bool(below))
        met.add(visit.node)
        for number, edge in enumerate(reversed(below)):
            pending.append(_Visit(edge.child, edge, visit.level + 1, number == 0))


def stands_here(edge: Edge, step: Edge | None) -> bool:
    """Whether what bears on a node stands below it here: an undercut only where the step is the one it attacks."""
    attacked = edge.data["step"]
    return attacked is None or step is None or attacked == (step.parent, step.relation)


def _quotes(debate: Debate, visit: _Visit, signs: Signs, more: bool) -> Iterator[Row]:
    found = debate.graph.nodes[visit.node]["quotes"]
    for number, quote in enumerate(found, 1):
        words = f"{signs.quotes[0]}{shown(quote.text)}{signs.quotes[1]}"
        yield Row(visit.level + 1, number == len(found) and not more, [Segment(words, "quote")])


def lines(rows: Iterator[Row], signs: Signs) -> Iterator[Line]:
    """The rows with their guides, unwrapped: for pipes and files."""
    guides = [""]
    for row in rows:
        del guides[row.level + 1 :]
        guide = guides[row.level]
        turn = "" if row.level == 0 else (signs.corner if row.last else signs.branch)
        yield [Segment(guide + turn, "dim"), *row.line] if guide + turn else row.line
        below = "" if row.level == 0 else ("    " if row.last else signs.trunk)
        guides.append(guide + below)
