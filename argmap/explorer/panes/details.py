"""The pane of a node: its whole text, who says it, its words in the source, and how it bears on others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attribution import details, marks
from argmap.explorer.line_fitting import PaneLine, title_lines
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import node_counts
from argmap.explorer.row_figures import counts
from argmap.graph import Edge, Link, children, links, parents, roles
from argmap.reading.document import Quote
from argmap.relations import ANSWERING, RELATIONS, Kind, Relation
from argmap.styled import Line, Segment
from argmap.text import escaped, shown
from argmap.view.hits import marked
from argmap.view.node import matched, passage
from argmap.view.words import attributed, entry, here, place_of, quoted, roles_sign, said, sign

_MAX_LISTED = 200
_MAX_MARKED = 20_000
"""Characters of a line in which the words of a filter are marked: in a longer one it would take too long."""


def node_lines(nav: Navigator, node: str) -> list[PaneLine]:
    """Everything that is known of a node. The lines of other nodes lead to them."""
    lines = [*_head(nav, node), *_quotes(nav, node), *_up(nav, node), *_down(nav, node)]
    words = nav.filter.words if nav.filter is not None else ()
    if not words:
        return lines
    short = (sum(len(segment.words) for segment in one.line) <= _MAX_MARKED for one in lines)
    return [one._replace(line=marked(one.line, words)) if ok else one for one, ok in zip(lines, short, strict=True)]


def _head(nav: Navigator, node: str) -> Iterator[PaneLine]:
    data = nav.graph.nodes[node]
    text, *who = attributed(nav.debate, node, nav.signs)
    yield PaneLine([roles_sign(nav.signs, roles(nav.graph, node)), Segment(" "), Segment(text.words, "position")], 2)
    if who:
        yield PaneLine([Segment(" "), *who], 4)
    for by in data["speakers"]:
        person = nav.debate.person(node, by)
        if person is not None and person.role:
            yield PaneLine([Segment(f"  {shown(person.name)}: {shown(person.role)}", "dim")], 4)
    yield PaneLine([])
    kind = ", ".join([data["kind"], *marks(data), *(["unanswered"] if node_counts(nav.graph, node).unanswered else [])])
    yield PaneLine([Segment(kind, "dim"), Segment("  "), Segment(shown(node), "key")])
    span = data["range"]
    yield PaneLine([Segment(f"{escaped(span.file)}:{span.line}", "dim")])
    for key, words in details(data):
        yield PaneLine([Segment(f"{key}: ", "dim"), Segment(words)], 6)


def _quotes(nav: Navigator, node: str) -> Iterator[PaneLine]:
    quotes = nav.graph.nodes[node]["quotes"]
    if not quotes:
        return
    yield from title_lines("the words it was made from", None)
    for quote in quotes:
        yield PaneLine(quote_line(nav, node, quote), 2)
        found = nav.sources.located(node, quote)
        if found is not None and found.match is not None:
            yield PaneLine([Segment(f"  {place_of(found)}", "dim"), *matched(found.match)], 4)


def quote_line(nav: Navigator, node: str, quote: Quote) -> Line:
    """A quote with the words around it, or with the reason why it is not proven."""
    found = nav.sources.located(node, quote)
    if found is not None and found.match is not None:
        return passage(found, nav.signs, brackets=False)
    return quoted(quote.text, nav.sources.failure(node, quote), nav.signs)


def _up(nav: Navigator, node: str) -> Iterator[PaneLine]:
    edges = list(parents(nav.graph, node))
    if edges:
        yield from title_lines("bears on", len(edges))
    for edge in edges[:_MAX_LISTED]:
        does = RELATIONS[edge.relation].words.does
        yield _other(nav, edge, edge.parent, [Segment(does, edge.relation), Segment(" ")])
    beside = list(links(nav.graph, node))
    if beside:
        yield from title_lines("beside it", len(beside))
    for link in beside[:_MAX_LISTED]:
        yield _other(nav, link, link.other, [Segment(link.does, "dim"), Segment(" ")])


def _down(nav: Navigator, node: str) -> Iterator[PaneLine]:
    edges = list(children(nav.graph, node))
    for relation, row in RELATIONS.items():
        mine = [edge for edge in edges if edge.relation is relation]
        if mine:
            yield from title_lines(row.words.title, len(mine))
        for edge in mine[:_MAX_LISTED]:
            yield _other(nav, edge, edge.child, [])
        if len(mine) > _MAX_LISTED:
            yield PaneLine([Segment(f"{nav.signs.more} and {len(mine) - _MAX_LISTED:,} more", "dim")])


def claim_lines(nav: Navigator, node: str) -> list[PaneLine]:
    """What is weighed in the columns: the node itself, what is noted on it, and what limits it."""
    data = nav.graph.nodes[node]
    text, *who = said(nav.debate, node, nav.signs)
    lines = [PaneLine([sign(nav.signs, data["kind"], None), Segment(" "), Segment(text.words, "position"), *who], 2)]
    if data["kind"] is Kind.QUESTION and not any(edge.relation in ANSWERING for edge in children(nav.graph, node)):
        lines.append(PaneLine([Segment("no position answers it yet", "dim")], 2))
    return [*lines, *aside_lines(nav, node)]


def aside_lines(nav: Navigator, node: str) -> list[PaneLine]:
    """The note on a node, and its caveats."""
    note = nav.graph.nodes[node]["note"]
    noted = [PaneLine([Segment("note: ", "dim"), Segment(shown(note), "dim")], 6)] if note and shown(note) else []
    caveats = (edge for edge in children(nav.graph, node) if edge.relation is Relation.CAVEAT)
    return [*noted, *(PaneLine(entry(nav.debate, edge, edge.child, nav.signs), 2, edge.child) for edge in caveats)]


def _other(nav: Navigator, edge: Edge | Link, other: str, before: Line) -> PaneLine:
    down = edge if isinstance(edge, Edge) and edge.child == other else None
    line = [*before, *entry(nav.debate, down, other, nav.signs)]
    known = counts(nav, node_counts(nav.graph, other, down))
    if known:
        line += [Segment("  "), *known]
    step = edge.data["step"]
    if step is not None:
        does, target = RELATIONS[step.relation].words.does, shown(nav.debate.short(step.target))
        line.append(Segment(f" (the step: {does} {target})", "dim"))
    return PaneLine(line + here(edge.data), 2, other)
