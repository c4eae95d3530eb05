"""The positions of a question side by side: what speaks for and against each, who holds it, and what is unanswered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge, children, links
from argmap.relations import ANSWERING
from argmap.stance import Reason, is_answered, reasons, replies
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import Signs, entry, number


class Part(NamedTuple):
    """A part of what is told of a position: what stands on top of it, and the entries below that."""

    heading: list[Line]
    entries: list[Line]


def answers(debate: Debate, question: str) -> list[Edge]:
    """The steps by which positions answer a question, in the order of the maps."""
    return [edge for edge in children(debate.graph, question) if edge.relation in ANSWERING]


def parts(debate: Debate, answer: Edge, beside: Collection[str], signs: Signs) -> list[Part]:
    """What is told of a position as an answer: itself, what is for it, against it, and how it conflicts.

    Each position has the same parts, so that they can stand in rows; ``beside`` are the positions compared.
    """
    pros, cons, undercuts = reasons(debate.graph, answer.child, answer)
    sides = {"for": pros, "against": cons}
    counts = [f"{len(found)} {side}" for side, found in sides.items()]
    counts += [f"{number(len(undercuts), 'undercut')} of its step"] if undercuts else []
    conflicts = [link for link in links(debate.graph, answer.child) if link.other in beside]
    under = [", ".join(counts), *(f"{link.does} {shown(debate.short(link.other))}" for link in conflicts)]
    made = [Part([entry(debate, None, answer.child, signs), *([Segment(words, "dim")] for words in under)], [])]
    for side, found in sides.items():
        told = [line for reason in found for line in _reason(debate, reason, signs)]
        told += [_undercut(debate, edge, signs) for edge in undercuts] if side == "against" else []
        made.append(Part([[Segment(f"{side} it", "title")]], told or [[Segment("nothing", "dim")]]))
    return made


def stacked(debate: Debate, question: str, signs: Signs) -> Iterator[Line]:
    """The same one below the other, where there is no room for columns."""
    compared = answers(debate, question)
    beside = frozenset(answer.child for answer in compared)
    for answer in compared:
        yield []
        head, *rest = parts(debate, answer, beside, signs)
        yield head.heading[0]
        yield from ([Segment("  "), *line] for line in head.heading[1:])
        for part in rest:
            yield from ([Segment("  "), *line] for line in part.heading)
            yield from ([Segment("    "), *line] for line in part.entries)


def _reason(debate: Debate, reason: Reason, signs: Signs) -> Iterator[Line]:
    """A reason, linked premises line by line, and whether anybody has replied to it where it is given."""
    *before, last = [entry(debate, edge, edge.child, signs) for edge in reason.edges]
    yield from before
    yield last if replies(debate.graph, reason) else [*last, _UNANSWERED]


def _undercut(debate: Debate, edge: Edge, signs: Signs) -> Line:
    line = entry(debate, edge, edge.child, signs)
    return line if is_answered(debate.graph, edge.child, edge) else [*line, _UNANSWERED]


_UNANSWERED = Segment(" unanswered", "dim")
