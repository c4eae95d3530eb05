"""The pane of a node: its whole text, who says it, its words in the source, and how it bears on others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attribution import details, marks
from argmap.explorer.line_fitting import PaneLine, title_lines
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import node_counts
from argmap.explorer.tree_row import attribution_text, counts
from argmap.graph import Edge, Link, children, links, parents
from argmap.reading.document import Quote
from argmap.relations import RELATIONS
from argmap.styled import Line, Segment
from argmap.text import escaped, shown
from argmap.view.node import matched, passage
from argmap.view.words import entry, here, quoted, sign

_MAX_LISTED = 200


def node_lines(nav: Navigator, node: str) -> list[PaneLine]:
    """Everything that is known of a node. The lines of other nodes lead to them."""
    return [*_head(nav, node), *_quotes(nav, node), *_up(nav, node), *_down(nav, node)]


def _head(nav: Navigator, node: str) -> Iterator[PaneLine]:
    data = nav.graph.nodes[node]
    text = shown(data["text"]) or shown(node)
    yield PaneLine([sign(nav.signs, data["kind"], None), Segment(" "), Segment(text, "position")], 2)
    who = attribution_text(nav, node)
    if who:
        yield PaneLine([Segment(" " + who, "who")], 4)
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
            place = f"  {escaped(found.folded.text.file)}:{found.match.line}"
            yield PaneLine([Segment(place, "dim"), *matched(found.match)], 4)


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
    """The node that is weighed in the two columns."""
    data = nav.graph.nodes[node]
    text = shown(data["text"]) or shown(node)
    line = [sign(nav.signs, data["kind"], None), Segment(" "), Segment(text, "position")]
    return [PaneLine([*line, Segment(attribution_text(nav, node), "who")], 2)]


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
