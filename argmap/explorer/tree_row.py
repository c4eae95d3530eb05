"""A row of the tree: depth, fold mark, sign, text and speaker; at the right, flags and the counts for and against."""

from __future__ import annotations

from argmap.explorer.line_fitting import columns, fitted, wrapped
from argmap.explorer.marks import marks_of
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_words import node_words, node_words_within
from argmap.explorer.row_figures import figures
from argmap.explorer.tree_outline import TreeItem
from argmap.styled import Line, Segment
from argmap.view.node_line import sign

_MIN_TEXT = 16
"""The fewest columns of text; with fewer, flags and counts are left out."""
_CUT_BY = 3
"""Columns to cut at a time until the words fit into their lines."""


def row_lines(nav: Navigator, item: TreeItem, room: int, most: int) -> list[Line]:
    """The row of an item in up to ``most`` lines of exactly ``room`` columns.

    If it is too long, the bar and the counts are left out first, then it is wrapped, and then words are cut.
    """
    left = _left(nav, item, room)
    space = max(room - columns(left), 0)
    words = node_words(nav, item.node)
    choices = list(figures(nav, item, room))
    for right in choices:
        if space - columns(right) > columns(words):
            return [_joined(nav, left, words, right, room)]
    right = choices[-1 if most == 1 else -2]
    if space - columns(right) < _MIN_TEXT:
        right = []
    least = max(space - columns(right) - 1, 0)
    if most == 1:
        return [_joined(nav, left, node_words_within(nav, item.node, least), right, room)]
    rows = wrapped(words, least)
    budget = least * most
    while len(rows) > most and budget > 0:
        rows = wrapped(node_words_within(nav, item.node, budget), least)
        budget -= _CUT_BY
    rows = rows[:most]
    guides = Segment(left[0].words, "line")
    below = [guides, Segment(" " * (columns(left) - columns([guides])))]
    first, *others = rows
    return [_joined(nav, left, first, right, room), *(_joined(nav, below, row, [], room) for row in others)]


def _joined(nav: Navigator, left: Line, words: Line, right: Line, room: int) -> Line:
    more = nav.signs.more
    space = max(room - columns(left) - columns(right), 0)
    return fitted([*left, *fitted(words, space, more), *right], room, more)


def _left(nav: Navigator, item: TreeItem, room: int) -> Line:
    """The guides, the fold mark and the sign. A number replaces guides that would take more than a third of the row."""
    marks = marks_of(nav)
    guides, deep = f"{marks.guide} " * item.level, ""
    if len(guides) > room // 3:
        deep = f"{item.level} "
        guides = guides[: max(0, (room // 3 - len(deep)) // 2 * 2)]
    fold = " "
    if nav.outline.openable(item):
        fold = marks.opened if item.is_open else marks.folded
    kind = nav.graph.nodes[item.node]["kind"]
    relation = item.edge.relation if item.edge is not None else None
    signed = sign(nav.signs, kind, relation)
    return [Segment(guides, "line"), Segment(f"{deep}{fold} ", "dim"), signed, Segment(" ")]
