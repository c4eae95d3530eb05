"""Nodes as cards: an exchange of claim, objection and reply on one page, and the reasons on each side of a node."""

from __future__ import annotations

from argmap.explorer.exchanges import Exchange, column_edges
from argmap.explorer.line_fitting import PaneLine, title_lines
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import node_counts
from argmap.explorer.panes.details import aside_lines, quote_line
from argmap.explorer.row_figures import counts
from argmap.graph import Edge
from argmap.reading.map_document import Quote
from argmap.relations import JOINT, Kind, Side
from argmap.stance import Reason, replies
from argmap.styled import Segment
from argmap.view.comparison import answers, parts
from argmap.view.node_line import entry, said, sign


def exchange_lines(nav: Navigator, all_of_them: list[Exchange], at: int) -> list[PaneLine]:
    """One exchange as a page."""
    one = all_of_them[at]
    lines = [PaneLine([Segment("claim", "title")])]
    lines += _card(nav, one.claim, None, "position")
    if one.objection is None:
        return [*lines, PaneLine([]), PaneLine([Segment("no objections, here or below", "dim")])]
    step = one.objection.data["step"]
    what = "objection" if step is None else "objection to the step"
    lines += [*title_lines(what, None), *_card(nav, one.objection.child, one.objection, "con")]
    lines += title_lines("replies" if len(one.replies) > 1 else "reply", len(one.replies))
    for number, reply in enumerate(one.replies):
        lines += [PaneLine([])] if number else []
        lines += _card(nav, reply.child, reply, "pro")
    if not one.replies:
        lines.append(PaneLine([Segment("no replies", "dim")], rail="line"))
    return lines


def _card(nav: Navigator, node: str, edge: Edge | None, rail: str) -> list[PaneLine]:
    data = nav.graph.nodes[node]
    style = "position" if data["kind"] in (Kind.QUESTION, Kind.POSITION) or edge is None else ""
    signed = sign(nav.signs, data["kind"], edge.relation if edge is not None else None)
    text, *who = said(nav.debate, node, nav.signs)
    lines = [PaneLine([signed, Segment(" "), Segment(text.words, style)], 2, node, rail)]
    if who:
        lines.append(PaneLine([Segment(" "), *who], 4, None, rail))
    quotes = (quote_line(nav, node, quote) for quote in _best_quote(nav, node))
    lines += [PaneLine([Segment("  "), *line], 2, None, rail) for line in quotes]
    known = counts(nav, node_counts(nav.graph, node, edge))
    if known:
        lines.append(PaneLine([Segment("  "), *known], 2, None, rail))
    lines += (PaneLine([Segment("  "), *one.line], 2, one.target, rail) for one in aside_lines(nav, node))
    return lines


def _best_quote(nav: Navigator, node: str) -> list[Quote]:
    """The first proven quote of a node, else its first, else none."""
    quotes = nav.graph.nodes[node]["quotes"]
    return [*(quote for quote in quotes if not nav.sources.failure(node, quote)), *quotes][:1]


def column_lines(nav: Navigator, node: str, column: Edge | Side) -> list[PaneLine]:
    """One column for weighing a node: a position as in ``argmap compare``, or one side."""
    return _side(nav, node, column) if isinstance(column, Side) else _position(nav, node, column)


def _side(nav: Navigator, node: str, side: Side) -> list[PaneLine]:
    """The nodes on one side of a node, as cards with the replies below them. Linked premises count as one."""
    edges = column_edges(nav.graph, node, side)
    number = len({edge.relation if edge.relation in JOINT else edge.child for edge in edges})
    lines = [PaneLine([Segment(side, "title"), Segment(f" {number}", "dim")])]
    for edge in edges:
        lines += [PaneLine([]), *_card(nav, edge.child, edge, edge.relation)]
        for reply in replies(nav.graph, Reason((edge,))):
            lines.append(PaneLine([Segment("  "), *entry(nav.debate, reply, reply.child, nav.signs)], 4, reply.child))
    return lines if edges else [*lines, PaneLine([]), PaneLine([Segment("nothing", "dim")])]


def _position(nav: Navigator, question: str, answer: Edge) -> list[PaneLine]:
    """A position among the answers to a question."""
    beside = frozenset(other.child for other in answers(nav.graph, question))
    head, *rest = parts(nav.debate, answer, beside, nav.signs)
    lines = [PaneLine(entry_line.line, 2, entry_line.node) for entry_line in head.heading] + aside_lines(
        nav, answer.child
    )
    for part in rest:
        lines += [PaneLine([]), *(PaneLine(entry_line.line) for entry_line in part.heading)]
        for number, one in enumerate(part.entries):
            lines += [PaneLine([])] if number else []
            lines += [PaneLine(entry_line.line, 4 if entry_line.is_reply else 2, entry_line.node) for entry_line in one]
    return lines
