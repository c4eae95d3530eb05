"""The path from the top to the cursor in one line: question › position › + pro › − con."""

from __future__ import annotations

from argmap.explorer.line_fitting import columns
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_words import node_words, node_words_within
from argmap.explorer.tree_outline import TreeItem
from argmap.styled import Line, Segment
from argmap.view.node_line import ASCII, sign

_MIN_CRUMB = 14
"""The fewest columns for each crumb; with less room, crumbs are left out."""


def crumb_line(nav: Navigator, room: int) -> Line:
    """The path to the cursor in at most ``room`` columns.

    Long crumbs are cut first, and the last one least. If that is not enough, those in the middle are left out.
    """
    item = nav.item
    if item is None:
        return []
    arrow = " > " if nav.signs is ASCII else " › "
    items = list(item.ancestry())[::-1]
    most = max(1, (room + len(arrow)) // (_MIN_CRUMB + len(arrow)))
    left_out = len(items) > most
    if left_out:
        items = [items[0], *items[len(items) - most + 2 :]] if most > 2 else items[-1:]
    gap = f"{nav.signs.more}{arrow}" if left_out else ""
    crumbs = [_crumb(nav, one) for one in items]
    space = room - len(arrow) * (len(crumbs) - 1) - len(gap)
    lengths = [columns([signed, *words]) for signed, words in crumbs]
    last = min(lengths[-1], max(space // 2, space - sum(lengths[:-1])))
    cap = _cap(lengths[:-1], space - last)
    line: Line = []
    for number, crumb in enumerate(crumbs):
        if number:
            line.append(Segment(arrow, "dim"))
        if gap and number == min(1, len(crumbs) - 1):
            line.append(Segment(gap, "dim"))
        signed, _ = crumb
        is_last = number == len(crumbs) - 1
        words = node_words_within(nav, items[number].node, (last if is_last else cap) - columns([signed]))
        line += [signed, *(words if is_last else [Segment(one.words, "dim") for one in words])]
    return line


def path_text(nav: Navigator, item: TreeItem) -> str:
    """The complete path to an item, as one line of text."""
    crumbs = (_crumb(nav, one) for one in item.ancestry())
    steps = ("".join(segment.words for segment in [signed, *words]) for signed, words in crumbs)
    return (" > " if nav.signs is ASCII else " › ").join(list(steps)[::-1])


def _crumb(nav: Navigator, item: TreeItem) -> tuple[Segment, Line]:
    data = nav.graph.nodes[item.node]
    relation = item.edge.relation if item.edge is not None else None
    signed = sign(nav.signs, data["kind"], relation)
    return Segment(f"{signed.words} ", signed.style), node_words(nav, item.node)


def _cap(lengths: list[int], space: int) -> int:
    """The most columns that each crumb may take so that all of them fit into ``space``."""
    left = len(lengths)
    for length in sorted(lengths):
        if length > space // left:
            return max(space // left, 0)
        space -= length
        left -= 1
    return max(lengths, default=0)
