"""The debate as a tree: what bears on a node stands below it.

A node with several parents is shown in full where it is met first, and marked elsewhere; a cycle is marked and not
followed. What attacks a step stands wherever the step does, also at such marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from argmap.debate import Debate
from argmap.format import Relation
from argmap.graph import Edge, children, stands_here
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


class Chosen(NamedTuple):
    """What a query has chosen: the nodes that match, which are marked, and all that is shown with them."""

    matches: Collection[str]
    shown: Collection[str]


def of_maps(
    debate: Debate, signs: Signs, depth: int | None = None, quotes: bool = False, chosen: Chosen | None = None
) -> Iterator[Row]:
    """The requested maps, each under its title; a map whose nodes all stand below another's is not named again.

    With ``chosen`` only what a query has chosen; the rest is counted where it would stand.
    """
    starts = tops(debate)
    shown_nodes: set[str] = set()
    for name, every in starts.items():
        nodes = every if chosen is None else [node for node in every if node in chosen.shown]
        if not nodes and (chosen is not None or any(starts.values())):
            continue
        title = debate.map(name).title
        line = [Segment(shown(title or name), "title"), *([Segment(f" [{shown(name)}]", "dim")] if title else [])]
        line += _left_out(signs, len(every) - len(nodes))
        yield Row(0, True, line)
        yield from _rows(debate, nodes, 1, signs, depth, quotes, shown_nodes, chosen)


def of_node(
    debate: Debate,
    root: str,
    signs: Signs,
    depth: int | None = None,
    quotes: bool = False,
    chosen: Chosen | None = None,
) -> Iterator[Row]:
    """One node, and what is below it."""
    starts = [root] if chosen is None or root in chosen.shown else []
    return _rows(debate, starts, 0, signs, depth, quotes, set(), chosen)


def _left_out(signs: Signs, count: int) -> Line:
    return [Segment(f" {signs.more} {count} left out", "dim")] if count else []


def _rows(
    debate: Debate,
    starts: Sequence[str],
    level: int,
    signs: Signs,
    depth: int | None,
    quotes: bool,
    met: set[str],
    chosen: Chosen | None,
) -> Iterator[Row]:
    deepest = level + min(depth if depth is not None else DEEPEST, DEEPEST)
    pending = [_Visit(node, None, level, node == starts[-1]) for node in reversed(starts)]
    path: list[str] = []
    taken: set[int] = set()  # the steps whose undercuts are shown: these may attack each other in a circle
    while pending:
        visit = pending.pop()
        del path[visit.level - level :]
        line = entry(debate, visit.edge, visit.node, signs)
        below = [edge for edge in children(debate.graph, visit.node) if stands_here(edge, visit.edge)]
        if visit.node in met:
            again = signs.cycle if visit.node in path else signs.above
            line.append(Segment(f" {again}", "warning" if visit.node in path else "dim"))
            # What attacks the step from here is shown nowhere else, also where the step closes a circle.
            fresh = visit.edge is not None and id(visit.edge.data) not in taken
            below = [edge for edge in below if fresh and edge.relation is Relation.UNDERCUT]
        if visit.edge is not None:
            taken.add(id(visit.edge.data))
        path.append(visit.node)
        if chosen is not None:
            every, below = below, [edge for edge in below if edge.child in chosen.shown]
            line += [Segment(f" {signs.match}", "match")] if visit.node in chosen.matches else []
            line += _left_out(signs, len(every) - len(below))
        if below and visit.level >= deepest:
            line.append(Segment(f" {signs.more} {len(below)} below", "dim"))
            below = []
        yield Row(visit.level, visit.last, line)
        if quotes and visit.node not in met:
            yield from _quotes(debate, visit, signs, bool(below))
        met.add(visit.node)
        for number, edge in enumerate(reversed(below)):
            pending.append(_Visit(edge.child, edge, visit.level + 1, number == 0))


def _quotes(debate: Debate, visit: _Visit, signs: Signs, more: bool) -> Iterator[Row]:
    found = debate.graph.nodes[visit.node]["quotes"]
    for number, quote in enumerate(found, 1):
        words = f"{signs.quotes[0]}{shown(quote.text)}{signs.quotes[1]}"
        yield Row(visit.level + 1, number == len(found) and not more, [Segment(words, "quote")])


def lines(rows: Iterator[Row], signs: Signs) -> Iterator[Line]:
    """The rows with their guides, unwrapped: for pipes and files."""
    for guide, _, line in guided(rows, signs):
        yield [Segment(guide, "dim"), *line] if guide else line


def guided(rows: Iterator[Row], signs: Signs) -> Iterator[tuple[str, str, Line]]:
    """Each row with its guide, and the guide of further lines of a row that is wrapped."""
    guides = [""]
    for row in rows:
        del guides[row.level + 1 :]
        guide = guides[row.level]
        turn = "" if row.level == 0 else (signs.corner if row.last else signs.branch)
        guides.append(guide + ("" if row.level == 0 else ("    " if row.last else signs.trunk)))
        yield guide + turn, guides[-1], row.line
