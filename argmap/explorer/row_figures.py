"""The right part of a row in the tree: flags, the counts for and against, and a bar of their share."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.explorer.line_fitting import columns
from argmap.explorer.marks import Marks, marks_of
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import NodeCounts, node_counts
from argmap.explorer.tree_outline import TreeItem
from argmap.relations import Kind, Relation
from argmap.styled import Line, Segment

_BAR = 6
_SHORT_BAR = 4
_MIN_FOR_LONG_BAR = 70
_MIN_FOR_WORDS = 96
"""The fewest columns of a row with a long bar and flags with words."""
_COUNTS = 5
"""Columns for most counts, so that those of different rows are aligned."""


def figures(nav: Navigator, item: TreeItem, room: int) -> Iterator[Line]:
    """Everything that fits at the right of a row of ``room`` columns, then less and less of it; flags stay longest."""
    known = node_counts(nav.graph, item.node, item.edge)
    counted = counts(nav, known)
    short = flags(nav, item, known, False)
    cells = _BAR if room >= _MIN_FOR_LONG_BAR else _SHORT_BAR
    drawn = bar(nav, known, cells) if not item.is_open else []
    at_edge = [Segment(" " * max(1, _COUNTS - columns(counted))), *counted]
    if room >= _MIN_FOR_WORDS:
        yield [Segment(" "), *flags(nav, item, known, True), *drawn, *at_edge]
    yield [Segment(" "), *short, *drawn, *at_edge]
    yield [Segment(" "), *short, *counted]
    yield [Segment(" "), *short]


def counts(nav: Navigator, known: NodeCounts) -> Line:
    """How many positions, reasons for and against, undercuts of its step and caveats a node has."""
    signs = nav.signs.relations
    stances = {Relation.PRO: known.pros, Relation.CON: known.cons, Relation.UNDERCUT: known.undercuts}
    line = [Segment(f"{known.positions}{nav.signs.kinds[Kind.POSITION]} ", "dim")] if known.positions else []
    line += [Segment(f"{number}{signs[one]} ", one) for one, number in stances.items() if number]
    if known.caveats:
        line.append(Segment(f"{known.caveats}{nav.signs.kinds[Kind.CAVEAT]} ", "dim"))
    return [*line[:-1], Segment(line[-1].words.rstrip(), line[-1].style)] if line else []


def bar(nav: Navigator, known: NodeCounts, room: int) -> Line:
    """The share of reasons for and against, as a bar. A side with a reason has at least one cell."""
    pros, cons = known.pros, known.cons
    if not pros + cons:
        return []
    marks = marks_of(nav)
    cells = round(room * pros / (pros + cons))
    cells = min(max(cells, 1 if pros else 0), room - (1 if cons else 0))
    return [Segment(marks.for_bar * cells, "pro"), Segment(marks.against_bar * (room - cells), "con")]


def flags(nav: Navigator, item: TreeItem, known: NodeCounts, wordy: bool) -> Line:
    """The flags of a node and of its place, as signs or also in words."""
    listed = _flag_signs(nav, item, known, marks_of(nav))
    return [Segment(f"{words if wordy else short} ", style) for short, words, style in listed]


def _flag_signs(nav: Navigator, item: TreeItem, known: NodeCounts, marks: Marks) -> Iterator[tuple[str, str, str]]:
    data = nav.graph.nodes[item.node]
    if item.circular:
        yield marks.circular, "circular", "warning"
    elif known.parents > 1:
        yield f"{marks.shared}{known.parents}", f"shared {marks.shared}{known.parents}", "dim"
    if data["implied"]:
        yield marks.implied, "implied", "dim"
    if data["note"]:
        yield marks.note, marks.note, "dim"
    if known.unanswered:
        is_wordy = data["kind"] in (Kind.QUESTION, Kind.POSITION)
        words = f"unanswered {marks.unanswered}" if is_wordy else marks.unanswered
        yield marks.unanswered, words, "warning" if is_wordy else "dim"
    if item.node in nav.marked:
        yield marks.bookmark, marks.bookmark, "mark"
