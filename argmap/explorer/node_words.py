"""The text of a node, its speaker and its hedge, fitted to the columns."""

from __future__ import annotations

from argmap.attribution import attribution
from argmap.explorer.line_fitting import columns, cut, cut_line
from argmap.explorer.navigator import Navigator
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.hits import marked
from argmap.view.node_line import attributed

_MAX_CHARACTERS = 2_000
"""The longest part of a text that is measured, in characters."""
_MIN_NAME = 4
"""The fewest columns for the speaker; with fewer there is only an ellipsis."""
_MAX_WHOLE_HEDGE = 12
"""Columns of a hedge that stay until the names are left out."""


def node_words(nav: Navigator, node: str) -> Line:
    """Everything, with the words that the filter searches for marked; dim if the node does not match."""
    line = attributed(nav.debate, node, nav.signs, _MAX_CHARACTERS)
    if nav.filter is None:
        return line
    if node not in nav.matching:
        line[0] = Segment(line[0].words, "faint")
    return marked(line, nav.filter.words)


def node_words_within(nav: Navigator, node: str, room: int) -> Line:
    """As much as fits. The text is cut first, then the names of the speakers, and the hedge last."""
    line = node_words(nav, node)
    if columns(line) <= room:
        return line
    text, *who = attributed(nav.debate, node, nav.signs, _MAX_CHARACTERS)
    beside = columns(who)
    if beside:
        beside = min(beside, max(room * 2 // 5, room - columns([text]), min(room // 2, 10)))
        who = [Segment(_who_within(nav, node, beside), "who")]
    if nav.filter is not None and node not in nav.matching:
        text = Segment(text.words, "faint")
    words = nav.filter.words if nav.filter is not None else ()
    return [*cut_line(marked([text], words), room - beside, nav.signs.more), *marked(who, words)]


def _who_within(nav: Navigator, node: str, room: int) -> str:
    signs = nav.signs
    parts = attribution(nav.debate, node, lambda words: shown(words[:_MAX_CHARACTERS]), signs.quotes)
    dash = f" {signs.dash} "
    whole = dash + ", ".join(parts)
    if not nav.graph.nodes[node]["qualifier"] or columns([Segment(whole)]) <= room:
        return cut(whole, room, signs.more)
    *names, hedge = parts
    if not names:
        return cut(dash + hedge, room, signs.more)
    left, wide = room - columns([Segment(f"{dash}, ")]), columns([Segment(hedge)])
    for_names = left - wide
    if for_names < _MIN_NAME and wide > _MAX_WHOLE_HEDGE and left >= 3 * _MIN_NAME:
        for_names = left // 3  # both are cut
        hedge = cut(hedge, left - for_names, signs.more)
    if for_names < len(signs.more):
        return cut(dash + hedge, room, signs.more)
    names_within = cut(", ".join(names), for_names, signs.more) if for_names >= _MIN_NAME else signs.more
    return f"{dash}{names_within}, {hedge}"
