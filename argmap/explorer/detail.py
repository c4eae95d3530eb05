"""The pane of a node: its whole text, who says it, its words in the source, and how it bears on others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attribution import details, marks
from argmap.explorer.facts import facts
from argmap.explorer.fitting import PaneLine
from argmap.explorer.rowline import counts, who_says
from argmap.explorer.tour import Tour
from argmap.graph import Edge, Link, children, links, parents
from argmap.reading.document import Quote
from argmap.relations import RELATIONS
from argmap.styled import Line, Segment
from argmap.text import escaped, shown
from argmap.view.node import matched, passage
from argmap.view.words import entry, here, quoted, sign

_MOST_LISTED = 200


def node_lines(tour: Tour, node: str) -> list[PaneLine]:
    """All that is known of a node; the lines of other nodes lead to them."""
    return [*_head(tour, node), *_quotes(tour, node), *_up(tour, node), *_down(tour, node)]


def _head(tour: Tour, node: str) -> Iterator[PaneLine]:
    data = tour.graph.nodes[node]
    text = shown(data["text"]) or shown(node)
    yield PaneLine([sign(tour.signs, data["kind"], None), Segment(" "), Segment(text, "position")], 2)
    who = who_says(tour, node)
    if who:
        yield PaneLine([Segment(" " + who, "who")], 4)
    for by in data["speakers"]:
        person = tour.debate.person(node, by)
        if person is not None and person.role:
            yield PaneLine([Segment(f"  {shown(person.name)}: {shown(person.role)}", "dim")], 4)
    yield PaneLine([])
    kind = ", ".join([data["kind"], *marks(data), *(["unanswered"] if facts(tour.graph, node).unanswered else [])])
    yield PaneLine([Segment(kind, "dim"), Segment("  "), Segment(shown(node), "key")])
    span = data["range"]
    yield PaneLine([Segment(f"{escaped(span.file)}:{span.line}", "dim")])
    for key, words in details(data):
        yield PaneLine([Segment(f"{key}: ", "dim"), Segment(words)], 6)


def _quotes(tour: Tour, node: str) -> Iterator[PaneLine]:
    quotes = tour.graph.nodes[node]["quotes"]
    if not quotes:
        return
    yield from title_lines("the words it was made from", None)
    for quote in quotes:
        yield PaneLine(quote_line(tour, node, quote), 2)
        found = tour.located(node, quote)
        if found is not None and found.match is not None:
            place = f"  {escaped(found.folded.text.file)}:{found.match.line}"
            yield PaneLine([Segment(place, "dim"), *matched(found.match)], 4)


def quote_line(tour: Tour, node: str, quote: Quote) -> Line:
    """A quote within the words around it, or with why it is not proven."""
    found = tour.located(node, quote)
    if found is not None and found.match is not None:
        return passage(found, tour.signs, brackets=False)
    return quoted(quote.text, tour.failure(node, quote), tour.signs)


def _up(tour: Tour, node: str) -> Iterator[PaneLine]:
    edges = list(parents(tour.graph, node))
    if edges:
        yield from title_lines("bears on", len(edges))
    for edge in edges[:_MOST_LISTED]:
        does = RELATIONS[edge.relation].words.does
        yield _other(tour, edge, edge.parent, [Segment(does, edge.relation), Segment(" ")])
    beside = list(links(tour.graph, node))
    if beside:
        yield from title_lines("beside it", len(beside))
    for link in beside[:_MOST_LISTED]:
        yield _other(tour, link, link.other, [Segment(link.does, "dim"), Segment(" ")])


def _down(tour: Tour, node: str) -> Iterator[PaneLine]:
    edges = list(children(tour.graph, node))
    for relation, row in RELATIONS.items():
        mine = [edge for edge in edges if edge.relation is relation]
        if mine:
            yield from title_lines(row.words.title, len(mine))
        for edge in mine[:_MOST_LISTED]:
            yield _other(tour, edge, edge.child, [])
        if len(mine) > _MOST_LISTED:
            yield PaneLine([Segment(f"{tour.signs.more} and {len(mine) - _MOST_LISTED:,} more", "dim")])


def _other(tour: Tour, edge: Edge | Link, other: str, before: Line) -> PaneLine:
    down = edge if isinstance(edge, Edge) and edge.child == other else None
    line = [*before, *entry(tour.debate, down, other, tour.signs)]
    known = counts(tour, facts(tour.graph, other, down))
    if known:
        line += [Segment("  "), *known]
    step = edge.data["step"]
    if step is not None:
        does, target = RELATIONS[step.relation].words.does, shown(tour.debate.short(step.target))
        line.append(Segment(f" (the step: {does} {target})", "dim"))
    return PaneLine(line + here(edge.data), 2, other)


def title_lines(words: str, number: int | None) -> Iterator[PaneLine]:
    """A heading, with an empty line before it; the number where it is more than one."""
    yield PaneLine([])
    counted = [Segment(f" {number}", "dim")] if number is not None and number > 1 else []
    yield PaneLine([Segment(words, "title"), *counted])
