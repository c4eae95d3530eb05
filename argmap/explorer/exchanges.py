"""The debate as a walk: claim, objection, reply, one exchange at a time."""

from __future__ import annotations

from typing import NamedTuple

from argmap.explorer.detail import quote_line, title_lines
from argmap.explorer.facts import facts
from argmap.explorer.fitting import PaneLine
from argmap.explorer.rowline import counts, who_says
from argmap.explorer.tour import Tour
from argmap.graph import Edge, Graph, children, in_reading_order
from argmap.reading.document import Quote
from argmap.relations import AGAINST, ANSWERING, FOR, JOINT, Kind, Side
from argmap.stance import Reason, replies
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import sign

_MOST = 10_000


class Exchange(NamedTuple):
    """A claim, one objection to it (None where nobody objects), and what is replied to that."""

    claim: str
    objection: Edge | None
    replies: tuple[Edge, ...]


def exchanges(graph: Graph, start: str) -> list[Exchange]:
    """The exchanges at a node and at all that is below it, in the order of the debate; each objection once."""
    met = {start}
    pending = [start]
    found: list[Exchange] = []
    while pending and len(found) < _MOST:
        claim = pending.pop()
        below = in_reading_order(children(graph, claim))
        objections = (edge for edge in below if edge.relation in AGAINST)
        found.extend(Exchange(claim, edge, tuple(replies(graph, Reason((edge,))))) for edge in objections)
        for edge in reversed(below):
            if edge.child not in met:
                met.add(edge.child)
                pending.append(edge.child)
    return found or [Exchange(start, None, ())]


def exchange_lines(tour: Tour, all_of_them: list[Exchange], at: int) -> list[PaneLine]:
    """One exchange as a page."""
    one = all_of_them[at]
    lines = [PaneLine([Segment("claim", "title")])]
    lines += _card(tour, one.claim, None, "position")
    if one.objection is None:
        return [*lines, PaneLine([]), PaneLine([Segment("nobody objects, here or below", "dim")])]
    step = one.objection.data["step"]
    what = "objection" if step is None else "objection to the step"
    lines += [*title_lines(what, None), *_card(tour, one.objection.child, one.objection, "con")]
    lines += title_lines("replies" if len(one.replies) > 1 else "reply", len(one.replies))
    for number, reply in enumerate(one.replies):
        lines += [PaneLine([])] if number else []
        lines += _card(tour, reply.child, reply, "pro")
    if not one.replies:
        lines.append(PaneLine([Segment("nobody replies", "dim")], rail="line"))
    return lines


def _card(tour: Tour, node: str, edge: Edge | None, rail: str) -> list[PaneLine]:
    data = tour.graph.nodes[node]
    style = "position" if data["kind"] in (Kind.QUESTION, Kind.POSITION) or edge is None else ""
    signed = sign(tour.signs, data["kind"], edge.relation if edge is not None else None)
    words: Line = [signed, Segment(" "), Segment(shown(data["text"]) or shown(node), style)]
    lines = [PaneLine(words, 2, node, rail)]
    who = who_says(tour, node)
    if who:
        lines.append(PaneLine([Segment(" " + who, "who")], 4, None, rail))
    told = (quote_line(tour, node, quote) for quote in _foremost(tour, node))
    lines += [PaneLine([Segment("  "), *line], 2, None, rail) for line in told]
    known = counts(tour, facts(tour.graph, node, edge))
    if known:
        lines.append(PaneLine([Segment("  "), *known], 2, None, rail))
    return lines


def _foremost(tour: Tour, node: str) -> list[Quote]:
    """The first quote of a node that is proven, else its first, else none."""
    quotes = tour.graph.nodes[node]["quotes"]
    return [*(quote for quote in quotes if not tour.failure(node, quote)), *quotes][:1]


def column_edges(graph: Graph, node: str, side: Side) -> list[Edge]:
    """What takes a side on a node; for a question, its positions are what is for it."""
    relations = AGAINST if side is Side.AGAINST else FOR | ANSWERING
    return [edge for edge in in_reading_order(children(graph, node)) if edge.relation in relations]


def column_lines(tour: Tour, node: str, side: Side) -> list[PaneLine]:
    """What takes a side on a node, as cards one below the other; linked premises count as one."""
    edges = column_edges(tour.graph, node, side)
    number = len({edge.relation if edge.relation in JOINT else edge.child for edge in edges})
    lines = [PaneLine([Segment(side, "title"), Segment(f" {number}", "dim")])]
    for edge in edges:
        lines += [PaneLine([]), *_card(tour, edge.child, edge, edge.relation)]
    return lines
