"""The positions of a question side by side: what speaks for and against each, who holds it, and what is unanswered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.bearing import ATTACKS
from argmap.debate import Debate
from argmap.format import Relation
from argmap.graph import Edge, children, links
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import BEARS, Signs, entry, said, sign

_HEADINGS = {
    "for it": frozenset({Relation.PRO, Relation.PREMISE}),
    "against it": ATTACKS,
}


def positions(debate: Debate, question: str) -> list[str]:
    """The positions that answer a question, in the order of the maps."""
    return [edge.child for edge in children(debate.graph, question) if edge.relation is Relation.ANSWERS]


def cells(debate: Debate, position: str, beside: Sequence[str], signs: Signs) -> list[list[Line]]:
    """What is said of a position, part by part: itself, what is for it, against it, and beside it.

    Each list of columns has the same parts, so that they can stand in rows; ``beside`` are the positions compared.
    """
    head = [sign(signs, debate.graph.nodes[position]["kind"], None), Segment(" "), *said(debate, position, signs)]
    bearing = list(children(debate.graph, position))
    counts = f"{_count(bearing, 'for it')}+ {_count(bearing, 'against it')}{signs.relations[Relation.CON]}"
    made = [[[*head, Segment(f" [{shown(debate.short(position))}]", "dim")], [Segment(counts, "dim")]]]
    for heading, relations in _HEADINGS.items():
        edges = [edge for edge in bearing if edge.relation in relations]
        made.append([[Segment(heading, "title")], *(_argument(debate, edge, signs) for edge in edges)])
        made[-1] += [] if edges else [[Segment("nothing", "dim")]]
    made.append(list(_conflicts(debate, position, beside)))
    return made


def stacked(debate: Debate, question: str, signs: Signs) -> Iterator[Line]:
    """The same one below the other, where there is no room for columns."""
    compared = positions(debate, question)
    for position in compared:
        head, *parts = cells(debate, position, compared, signs)
        yield []
        yield from head
        for part in parts:
            yield from ([Segment("  "), *line] for line in part)


def _count(bearing: Sequence[Edge], heading: str) -> int:
    return sum(edge.relation in _HEADINGS[heading] for edge in bearing)


def _argument(debate: Debate, edge: Edge, signs: Signs) -> Line:
    """An argument, and whether anybody has answered it."""
    line = entry(debate, edge, edge.child, signs)
    answered = any(reply.relation in ATTACKS for reply in children(debate.graph, edge.child))
    return line if answered else [*line, Segment(" unanswered", "dim")]


def _conflicts(debate: Debate, position: str, beside: Sequence[str]) -> Iterator[Line]:
    for edge in links(debate.graph, position):
        if edge.parent in beside:
            yield [Segment(f"{BEARS[edge.relation]} {shown(debate.short(edge.parent))}", "dim")]
