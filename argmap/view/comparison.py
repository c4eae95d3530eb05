"""The positions of a question side by side: what speaks for and against each, who holds it, and what is unanswered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge, Graph, children, links
from argmap.relations import ANSWERING
from argmap.stance import Balance, Reason, balance, reasons, replies
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import Signs, entry, number

_REPLY = "  "
"""Stands before a reply to the reason above it."""


class Told(NamedTuple):
    """A line, the node that it is about, if any, and whether it is a reply, which is indented."""

    line: Line
    node: str | None = None
    is_reply: bool = False


class Part(NamedTuple):
    """A part of what is told of a position: what stands on top of it, and the entries of some lines below that."""

    heading: list[Told]
    entries: list[list[Told]]


def answers(graph: Graph, question: str) -> list[Edge]:
    """The steps by which positions answer a question: those that the source states, then those that are implied."""
    found = [edge for edge in children(graph, question) if edge.relation in ANSWERING]
    return sorted(found, key=lambda edge: bool(graph.nodes[edge.child]["implied"]))


def parts(debate: Debate, answer: Edge, beside: Collection[str], signs: Signs) -> list[Part]:
    """What is told of a position as an answer: itself with its links, what is for it, and what is against it.

    Each position has the same parts, so that they can stand in rows; ``beside`` are the positions compared.
    """
    pros, cons, undercuts = reasons(debate.graph, answer.child, answer)
    sides = {"for": pros, "against": cons}
    head = [
        Told(entry(debate, None, answer.child, signs), answer.child),
        Told([Segment(_counts(balance(debate.graph, answer.child, answer)), "dim")]),
    ]
    for link in links(debate.graph, answer.child):
        other = f"[{shown(debate.short(link.other))}]"
        line = [Segment(f"{link.does} ", "dim")]
        is_beside = link.other in beside
        line += [Segment(other, "dim")] if is_beside else entry(debate, None, link.other, signs)
        head.append(Told(line, link.other))
    made = [Part(head, [])]
    for side, found in sides.items():
        against_step = [Reason((edge,)) for edge in undercuts] if side == "against" else []
        told = [list(_reason(debate, reason, signs)) for reason in (*found, *against_step)]
        made.append(Part([Told([Segment(f"{side} it", "title")])], told or [[Told([Segment("nothing", "dim")])]]))
    return made


def _counts(told: Balance) -> str:
    """How many reasons there are on each side, and how many of all have a reply."""
    words = f"{told.pros} for, {told.cons} against"
    words += f", {number(told.undercuts, 'undercut')} of its step" if told.undercuts else ""
    return f"{words}; {told.answered} of {told.reasons} answered" if told.reasons else words


def stacked(debate: Debate, question: str, signs: Signs) -> Iterator[Line]:
    """The same one below the other, where there is no room for columns."""
    compared = answers(debate.graph, question)
    beside = frozenset(answer.child for answer in compared)
    implied = [bool(debate.graph.nodes[answer.child]["implied"]) for answer in compared]
    for place, answer in enumerate(compared):
        yield []
        if implied[place] and 0 < place == implied.index(True):
            yield from ([Segment("not stated by the source:", "dim")], [])
        head, *rest = parts(debate, answer, beside, signs)
        yield head.heading[0].line
        yield from ([Segment("  "), *told.line] for told in head.heading[1:])
        for part in rest:
            yield from ([Segment("  "), *told.line] for told in part.heading)
            yield from ([Segment("    "), *told.line] for one in part.entries for told in one)


def _reason(debate: Debate, reason: Reason, signs: Signs) -> Iterator[Told]:
    """A reason, linked premises line by line, and below it the replies to it where it is given."""
    graph = debate.graph
    found = replies(graph, reason)
    *before, last = [Told(entry(debate, edge, edge.child, signs), edge.child) for edge in reason.edges]
    yield from before
    yield last if found else Told(last.line + _answered_below(graph, reason), last.node)
    for reply in found:
        yield Told([Segment(_REPLY), *entry(debate, reply, reply.child, signs)], reply.child, True)


def _answered_below(graph: Graph, reason: Reason) -> Line:
    """What is said of a reason to which nobody replied: perhaps somebody did to the reasons for it."""
    own = [one for edge in reason.edges for one in reasons(graph, edge.child).pros]
    answered = sum(bool(replies(graph, one)) for one in own)
    return [Segment(f" {answered} of {number(len(own), 'reason')} for it answered", "dim")] if answered else []
