"""The positions of a question side by side: reasons for and against each, who holds it, and what is unanswered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge, Graph, children, links
from argmap.relations import ANSWERING, RELATIONS, Relation
from argmap.stance import Balance, Reason, balance, reasons, replies
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.node_line import Signs, entry, number

_REPLY = "  "
"""Marks a reply to the reason above it."""


class Entry(NamedTuple):
    """A line, the node that it is about, if any, and whether it is a reply, which is indented."""

    line: Line
    node: str | None = None
    is_reply: bool = False


class Part(NamedTuple):
    """A part of what is shown for a position: its heading, and entries of some lines below it."""

    heading: list[Entry]
    entries: list[list[Entry]]


def answers(graph: Graph, question: str) -> list[Edge]:
    """The steps by which positions answer a question: first the stated ones, then the implied ones."""
    found = [edge for edge in children(graph, question) if edge.relation in ANSWERING]
    return sorted(found, key=lambda edge: bool(graph.nodes[edge.child]["implied"]))


def parts(debate: Debate, answer: Edge, beside: Collection[str], signs: Signs) -> list[Part]:
    """The parts shown for a position as an answer: the position with its links, the reasons for it, and the reasons
    against it.

    Each position has the same parts, so they fit into rows; ``beside`` are the positions compared.
    """
    pros, cons, undercuts = reasons(debate.graph, answer.child, answer)
    sides = {"for": pros, "against": cons}
    head = [
        Entry(entry(debate, None, answer.child, signs), answer.child),
        Entry([Segment(_counts(balance(debate.graph, answer.child, answer)), "dim")]),
    ]
    for link in links(debate.graph, answer.child):
        other = f"[{shown(debate.short(link.other))}]"
        line = [Segment(f"{link.does} ", "dim")]
        is_beside = link.other in beside
        line += [Segment(other, "dim")] if is_beside else entry(debate, None, link.other, signs)
        head.append(Entry(line, link.other))
    made = [Part(head, [])]
    for side, found in sides.items():
        against_step = [Reason((edge,)) for edge in undercuts] if side == "against" else []
        cards = [list(_reason(debate, reason, signs)) for reason in (*found, *against_step)]
        made.append(Part([Entry([Segment(f"{side} it", "title")])], cards or [[Entry([Segment("nothing", "dim")])]]))
    return made


def parts_with_caveats(debate: Debate, answer: Edge, beside: Collection[str], signs: Signs) -> list[Part]:
    """Like ``parts``, with what limits the position below its head. The explorer shows that with its other remarks."""
    head, *rest = parts(debate, answer, beside, signs)
    words = RELATIONS[Relation.CAVEAT].words.undergoes
    limits = [
        Entry([Segment(f"{words} ", "dim"), *entry(debate, edge, edge.child, signs)], edge.child)
        for edge in children(debate.graph, answer.child)
        if edge.relation == Relation.CAVEAT
    ]
    return [Part([*head.heading, *limits], head.entries), *rest]


def _counts(found: Balance) -> str:
    """The number of reasons on each side, and how many of all have a reply."""
    words = f"{found.pros} for, {found.cons} against"
    words += f", {number(found.undercuts, 'undercut')} of its step" if found.undercuts else ""
    return f"{words}; {found.answered} of {found.reasons} answered" if found.reasons else words


def stacked(debate: Debate, question: str, signs: Signs) -> Iterator[Line]:
    """The same, one position below the other, if there is no room for columns."""
    compared = answers(debate.graph, question)
    beside = frozenset(answer.child for answer in compared)
    implied = [bool(debate.graph.nodes[answer.child]["implied"]) for answer in compared]
    for place, answer in enumerate(compared):
        yield []
        if implied[place] and 0 < place == implied.index(True):
            yield from ([Segment("not stated by the source:", "dim")], [])
        head, *rest = parts_with_caveats(debate, answer, beside, signs)
        yield head.heading[0].line
        yield from ([Segment("  "), *entry.line] for entry in head.heading[1:])
        for part in rest:
            yield from ([Segment("  "), *entry.line] for entry in part.heading)
            yield from ([Segment("    "), *entry.line] for one in part.entries for entry in one)


def _reason(debate: Debate, reason: Reason, signs: Signs) -> Iterator[Entry]:
    """A reason, with linked premises line by line, and below it the replies to it in this place."""
    graph = debate.graph
    found = replies(graph, reason)
    *before, last = [Entry(entry(debate, edge, edge.child, signs), edge.child) for edge in reason.edges]
    yield from before
    yield last if found else Entry(last.line + _answered_below(graph, reason), last.node)
    for reply in found:
        yield Entry([Segment(_REPLY), *entry(debate, reply, reply.child, signs)], reply.child, True)


def _answered_below(graph: Graph, reason: Reason) -> Line:
    """A note on a reason without a reply: how many of the reasons for it have one."""
    own = [one for edge in reason.edges for one in reasons(graph, edge.child).pros]
    answered = sum(bool(replies(graph, one)) for one in own)
    return [Segment(f" {answered} of {number(len(own), 'reason')} for it answered", "dim")] if answered else []
