"""The debate as a tree: what bears on a node stands below it, as ``unfold`` has it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge
from argmap.relations import KINDS, RELATIONS
from argmap.select import tops
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.unfold import Appearance, Unfolding
from argmap.view.further import Further
from argmap.view.hits import marked
from argmap.view.words import Signs, entry

if TYPE_CHECKING:
    from argmap.query.words import Words

MAX_LEVELS = 100
"""Deeper levels are counted, not drawn: a line is indented by four columns a level."""


class Row(NamedTuple):
    """A line of the tree. Level 0 has no guides; ``last`` is whether no row of its level and parent follows."""

    level: int
    last: bool
    line: Line


class _Pending(NamedTuple):
    """A node that is yet to be shown; ``last`` is as in ``Row``."""

    node: str
    edge: Edge | None
    level: int
    last: bool


class Chosen(NamedTuple):
    """What a query has chosen: the nodes that match, which are marked, and all that is shown with them.

    ``words`` are marked in the rows of the nodes that match.
    """

    matches: Collection[str]
    shown: Collection[str]
    words: Sequence[Words] = ()


def of_maps(
    debate: Debate, signs: Signs, depth: int | None = None, below: Further | None = None, chosen: Chosen | None = None
) -> Iterator[Row]:
    """The requested maps, each under its title; a map whose nodes all stand below another's is not named again.

    With ``chosen`` only what a query has chosen; the rest is counted where it would stand. ``below`` says what more is
    shown of each node.
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
    """One node, and what is below it."""
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
        if visit.appearance is Appearance.CYCLE:
            line.append(Segment(f" {signs.cycle}", "warning"))
        elif visit.appearance is Appearance.AGAIN:
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
        if more is not None and visit.appearance is Appearance.WHOLE:
            told = more.lines(node, edge)
            for number, words in enumerate(told, 1):
                yield Row(level + at + 1, number == len(told) and not below, words)
        pending.extend(_Pending(one.child, one, at + 1, number == 0) for number, one in enumerate(reversed(below)))


def legend(signs: Signs) -> Iterator[Row]:
    """What the signs of the view mean, in the order in which people read."""
    yield Row(0, True, [])
    for kind, row in KINDS.items():
        yield Row(0, True, [Segment(signs.kinds[kind]), Segment(f" {row.meaning}", "dim")])
    for relation, words in signs.relations.items():
        yield Row(0, True, [Segment(words, relation), Segment(f" {RELATIONS[relation].words.legend}", "dim")])


def lines(rows: Iterable[Row], signs: Signs) -> Iterator[Line]:
    """The rows with their guides, unwrapped: for pipes and files."""
    for guide, _, line in guided(rows, signs):
        yield [Segment(guide, "dim"), *line] if guide else line


def guided(rows: Iterable[Row], signs: Signs) -> Iterator[tuple[str, str, Line]]:
    """Each row with its guide, and the guide of further lines of a row that is wrapped."""
    guides = [""]
    for row in rows:
        del guides[row.level + 1 :]
        guide = guides[row.level]
        turn = "" if row.level == 0 else (signs.corner if row.last else signs.branch)
        guides.append(guide + ("" if row.level == 0 else ("    " if row.last else signs.trunk)))
        yield guide + turn, guides[-1], row.line
