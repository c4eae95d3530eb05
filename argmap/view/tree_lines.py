"""The debate as a tree: the nodes that bear on a node are below it, by the rules of ``unfold``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge
from argmap.relations import KINDS, RELATIONS
from argmap.select import tops
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.unfold import RowKind, Unfolding
from argmap.view.further import Further
from argmap.view.hits import marked
from argmap.view.node_line import Signs, entry

if TYPE_CHECKING:
    from argmap.query.search_words import Words

MAX_LEVELS = 100
"""Deeper levels are counted, not drawn, because each level indents a line by four columns."""


class Row(NamedTuple):
    """A line of the tree. Level 0 has no guides. ``last`` means that no row of its level and parent follows."""

    level: int
    last: bool
    line: Line


class _Pending(NamedTuple):
    """A node that is still to be shown; ``last`` is as in ``Row``."""

    node: str
    edge: Edge | None
    level: int
    last: bool


class Chosen(NamedTuple):
    """The result of a query: the matching nodes, which are marked, and all nodes shown with them.

    ``words`` are marked in the rows of the matching nodes.
    """

    matches: Collection[str]
    shown: Collection[str]
    words: Sequence[Words] = ()


def of_maps(
    debate: Debate, signs: Signs, depth: int | None = None, below: Further | None = None, chosen: Chosen | None = None
) -> Iterator[Row]:
    """The requested maps, each under its title. A map whose nodes are all below another's has no title of its own.

    With ``chosen`` only the chosen nodes are shown, and the rest are counted. ``below`` adds lines to each node.
    """
    starts = tops(debate)
    unfolding = Unfolding(debate.graph)
    for name, every in starts.items():
        nodes = every if chosen is None else [node for node in every if node in chosen.shown]
        if not nodes and (chosen is not None or any(starts.values())):
            continue
        title = debate.map(name).title
        line = [Segment(shown(title or name), "title"), *([Segment(f" [{shown(name)}]", "dim")] if title else [])]
        line += _left_out(signs, len(every) - len(nodes))
        yield Row(0, True, line)
        yield from _rows(debate, nodes, 1, signs, depth, below, unfolding, chosen)


def of_node(
    debate: Debate,
    root: str,
    signs: Signs,
    depth: int | None = None,
    below: Further | None = None,
    chosen: Chosen | None = None,
) -> Iterator[Row]:
    """One node and everything below it."""
    starts = [root] if chosen is None or root in chosen.shown else []
    return _rows(debate, starts, 0, signs, depth, below, Unfolding(debate.graph), chosen)


def _left_out(signs: Signs, count: int) -> Line:
    return [Segment(f" {signs.more} {count} left out", "dim")] if count else []


def _rows(
    debate: Debate,
    starts: Sequence[str],
    level: int,
    signs: Signs,
    depth: int | None,
    more: Further | None,
    unfolding: Unfolding,
    chosen: Chosen | None,
) -> Iterator[Row]:
    deepest = min(depth if depth is not None else MAX_LEVELS, MAX_LEVELS)
    pending: list[_Pending] = [_Pending(node, None, 0, node == starts[-1]) for node in reversed(starts)]
    while pending:
        node, edge, at, last = pending.pop()
        visit = unfolding.visit(node, edge, at)
        line = entry(debate, edge, node, signs)
        if chosen is not None and node in chosen.matches:
            line = marked(line, chosen.words)
        if visit.row_kind is RowKind.CYCLE:
            line.append(Segment(f" {signs.cycle}", "warning"))
        elif visit.row_kind is RowKind.AGAIN:
            line.append(Segment(f" {signs.above}", "dim"))
        below = visit.below
        if chosen is not None:
            below = [one for one in below if one.child in chosen.shown]
            line += [Segment(f" {signs.match}", "match")] if node in chosen.matches else []
            line += _left_out(signs, len(visit.below) - len(below))
        if below and at >= deepest:
            line.append(Segment(f" {signs.more} {len(below)} below", "dim"))
            below = []
        yield Row(level + at, last, line)
        if more is not None and visit.row_kind is RowKind.WHOLE:
            extra = more.lines(node, edge)
            for number, words in enumerate(extra, 1):
                yield Row(level + at + 1, number == len(extra) and not below, words)
        pending.extend(_Pending(one.child, one, at + 1, number == 0) for number, one in enumerate(reversed(below)))


def legend(signs: Signs) -> Iterator[Row]:
    """The meanings of the signs in the view, in reading order."""
    yield Row(0, True, [])
    for kind, row in KINDS.items():
        yield Row(0, True, [Segment(signs.kinds[kind]), Segment(f" {row.meaning}", "dim")])
    for relation, words in signs.relations.items():
        yield Row(0, True, [Segment(words, relation), Segment(f" {RELATIONS[relation].words.legend}", "dim")])


def lines(rows: Iterable[Row], signs: Signs) -> Iterator[Line]:
    """The rows with their guides, not wrapped: for pipes and files."""
    for guide, _, line in guided(rows, signs):
        yield [Segment(guide, "dim"), *line] if guide else line


def guided(rows: Iterable[Row], signs: Signs) -> Iterator[tuple[str, str, Line]]:
    """Each row with its guide, and the guide for its further lines if it is wrapped."""
    guides = [""]
    for row in rows:
        del guides[row.level + 1 :]
        guide = guides[row.level]
        turn = "" if row.level == 0 else (signs.corner if row.last else signs.branch)
        guides.append(guide + ("" if row.level == 0 else ("    " if row.last else signs.trunk)))
        yield guide + turn, guides[-1], row.line
