"""The positions of a question side by side: what speaks for and against each, who holds it, and what is unanswered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from argmap.bearing import ATTACKS
from argmap.debate import Debate
from argmap.format import Relation
from argmap.graph import Edge, children, links, stands_here
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import BEARS, Signs, entry

_SIDES = {
    "for": frozenset({Relation.PRO, Relation.PREMISE}),
    "against": ATTACKS,
}


class Part(NamedTuple):
    """A part of what is told of a position: what stands on top of it, and the entries below that."""

    heading: list[Line]
    entries: list[Line]


def answers(debate: Debate, question: str) -> list[Edge]:
    """The steps by which positions answer a question, in the order of the maps."""
    return [edge for edge in children(debate.graph, question) if edge.relation is Relation.ANSWERS]


def parts(debate: Debate, answer: Edge, beside: Collection[str], signs: Signs) -> list[Part]:
    """What is told of a position as an answer: itself, what is for it, against it, and how it conflicts.

    Each position has the same parts, so that they can stand in rows; ``beside`` are the positions compared.
    """
    bearing = _bearing(debate, answer)
    sides = {side: [edge for edge in bearing if edge.relation in among] for side, among in _SIDES.items()}
    counts = ", ".join(f"{len(edges)} {side}" for side, edges in sides.items())
    conflicts = [edge for edge in links(debate.graph, answer.child) if edge.parent in beside]
    under = [counts, *(f"{BEARS[edge.relation]} {shown(debate.short(edge.parent))}" for edge in conflicts)]
    made = [Part([entry(debate, None, answer.child, signs), *([Segment(words, "dim")] for words in under)], [])]
    for side, edges in sides.items():
        told = [_argument(debate, edge, signs) for edge in edges]
        made.append(Part([[Segment(f"{side} it", "title")]], told or [[Segment("nothing", "dim")]]))
    return made


def stacked(debate: Debate, question: str, signs: Signs) -> Iterator[Line]:
    """The same one below the other, where there is no room for columns."""
    compared = answers(debate, question)
    for answer in compared:
        yield []
        head, *rest = parts(debate, answer, [one.child for one in compared], signs)
        yield head.heading[0]
        yield from ([Segment("  "), *line] for line in head.heading[1:])
        for part in rest:
            yield from ([Segment("  "), *line] for line in part.heading)
            yield from ([Segment("    "), *line] for line in part.entries)


def _bearing(debate: Debate, step: Edge) -> list[Edge]:
    """What bears on a node where the step leads from it: undercuts of other steps from it do not."""
    return [edge for edge in children(debate.graph, step.child) if stands_here(edge, step)]


def _argument(debate: Debate, edge: Edge, signs: Signs) -> Line:
    """An argument, and whether anybody has answered it, or the step that it makes here."""
    line = entry(debate, edge, edge.child, signs)
    answered = any(reply.relation in ATTACKS for reply in _bearing(debate, edge))
    return line if answered else [*line, Segment(" unanswered", "dim")]
