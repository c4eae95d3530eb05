"""Nodes as cards: an exchange of claim, objection and reply on one page, and the reasons on each side of a node."""

from __future__ import annotations

from argmap.explorer.exchanges import Exchange, column_edges
from argmap.explorer.line_fitting import PaneLine, title_lines
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import node_counts
from argmap.explorer.panes.details import quote_line
from argmap.explorer.tree_row import attribution_text, counts
from argmap.graph import Edge
from argmap.reading.document import Quote
from argmap.relations import JOINT, Kind, Side
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import sign


def exchange_lines(nav: Navigator, all_of_them: list[Exchange], at: int) -> list[PaneLine]:
    """One exchange as a page."""
    one = all_of_them[at]
    lines = [PaneLine([Segment("claim", "title")])]
    lines += _card(nav, one.claim, None, "position")
    if one.objection is None:
        return [*lines, PaneLine([]), PaneLine([Segment("nobody objects, here or below", "dim")])]
    step = one.objection.data["step"]
    what = "objection" if step is None else "objection to the step"
    lines += [*title_lines(what, None), *_card(nav, one.objection.child, one.objection, "con")]
    lines += title_lines("replies" if len(one.replies) > 1 else "reply", len(one.replies))
    for number, reply in enumerate(one.replies):
        lines += [PaneLine([])] if number else []
        lines += _card(nav, reply.child, reply, "pro")
    if not one.replies:
        lines.append(PaneLine([Segment("nobody replies", "dim")], rail="line"))
    return lines


def _card(nav: Navigator, node: str, edge: Edge | None, rail: str) -> list[PaneLine]:
    data = nav.graph.nodes[node]
    style = "position" if data["kind"] in (Kind.QUESTION, Kind.POSITION) or edge is None else ""
    signed = sign(nav.signs, data["kind"], edge.relation if edge is not None else None)
    words: Line = [signed, Segment(" "), Segment(shown(data["text"]) or shown(node), style)]
    lines = [PaneLine(words, 2, node, rail)]
    who = attribution_text(nav, node)
    if who:
        lines.append(PaneLine([Segment(" " + who, "who")], 4, None, rail))
    told = (quote_line(nav, node, quote) for quote in _foremost(nav, node))
    lines += [PaneLine([Segment("  "), *line], 2, None, rail) for line in told]
    known = counts(nav, node_counts(nav.graph, node, edge))
    if known:
        lines.append(PaneLine([Segment("  "), *known], 2, None, rail))
    return lines


def _foremost(nav: Navigator, node: str) -> list[Quote]:
    """The first quote of a node that is proven, else its first, else none."""
    quotes = nav.graph.nodes[node]["quotes"]
    return [*(quote for quote in quotes if not nav.sources.failure(node, quote)), *quotes][:1]


def column_lines(nav: Navigator, node: str, side: Side) -> list[PaneLine]:
    """What takes a side on a node, as cards one below the other; linked premises count as one."""
    edges = column_edges(nav.graph, node, side)
    number = len({edge.relation if edge.relation in JOINT else edge.child for edge in edges})
    lines = [PaneLine([Segment(side, "title"), Segment(f" {number}", "dim")])]
    for edge in edges:
        lines += [PaneLine([]), *_card(nav, edge.child, edge, edge.relation)]
    return lines
