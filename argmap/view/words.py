"""How a node is said in one line: its sign, its text, who says it and how firmly, and what is special about it."""

from __future__ import annotations

from typing import NamedTuple

from argmap.debate import Debate
from argmap.format import Kind, Relation
from argmap.graph import Edge
from argmap.signs import KINDS, LINKS, STANCES
from argmap.styled import Line, Segment, width
from argmap.text import shown


class Signs(NamedTuple):
    """The characters of a view; ``ASCII`` is for terminals and fonts that have no others."""

    kinds: dict[Kind, str]
    relations: dict[Relation, str]
    dash: str
    quotes: tuple[str, str]
    above: str
    cycle: str
    more: str
    match: str
    branch: str
    corner: str
    trunk: str
    then: str


UNICODE = Signs(
    KINDS,
    STANCES,
    "—",
    ("“", "”"),
    "↑ shown above",
    "↺ circular: goes on as above",
    "…",
    "← match",
    "├── ",
    "└── ",
    "│   ",
    "›",
)
ASCII = Signs(
    {
        Kind.QUESTION: "?",
        Kind.POSITION: ">",
        Kind.ARGUMENT: "*",
        Kind.PREMISE: "&",
        Kind.CONTEXT: "i",
    },
    {Relation.PRO: "+", Relation.CON: "-", Relation.UNDERCUT: "x"},
    "--",
    ('"', '"'),
    "^ shown above",
    "@ circular: goes on as above",
    "...",
    "<- match",
    "|-- ",
    "`-- ",
    "|   ",
    ">",
)

BEARS = {
    Relation.ANSWERS: "answers",
    Relation.PRO: "speaks for",
    Relation.CON: "speaks against",
    Relation.PREMISE: "is a premise of",
    Relation.UNDERCUT: "undercuts the step of",
    Relation.RAISES: "is raised by",
    Relation.CONTEXT: "is context of",
    **LINKS,
}
"""What a node does to what it bears on."""


def sign(signs: Signs, kind: Kind, relation: Relation | None) -> Segment:
    """The sign of a node where it stands: its stance there, else its kind."""
    if relation in signs.relations:
        return Segment(signs.relations[relation], relation)
    style = kind if kind is not Kind.ARGUMENT else ""
    return Segment(signs.kinds[kind], style)


def said(debate: Debate, node: str, signs: Signs) -> Line:
    """The text, who says it and the qualifier, and what is special about the node."""
    data = debate.graph.nodes[node]
    kind = data["kind"]
    line = [Segment(shown(data["text"]) or shown(node), kind if kind in ("question", "position", "context") else "")]
    who = ", ".join(shown(name) for name in debate.speakers(node))
    if who:
        line.append(Segment(f" {signs.dash} {who}", "who"))
    if data["qualifier"]:
        opening, closing = signs.quotes
        line.append(Segment(f"{', ' if who else f' {signs.dash} '}{opening}{shown(data['qualifier'])}{closing}", "who"))
    marks = [mark for mark in ("implied", "undeveloped") if data[mark]]
    if marks:
        line.append(Segment(f" ({', '.join(marks)})", "dim"))
    return line


def entry(debate: Debate, edge: Edge | None, node: str, signs: Signs) -> Line:
    """A node as it stands in a list: its sign, what it says, and its id."""
    data = debate.graph.nodes[node]
    line = [sign(signs, data["kind"], edge.relation if edge else None), Segment(" "), *said(debate, node, signs)]
    if not data["derived"]:
        line.append(Segment(f" [{shown(debate.short(node))}]", "dim"))
    return line


def cut(words: str, columns: int | None, more: str) -> str:
    """The words, cut to so many columns of a terminal; None is no limit."""
    if columns is None or width(words) <= columns:
        return words
    kept, room = [], columns - width(more)
    for character in words:
        room -= width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + more


def fitted(words: str, columns: int, more: str) -> str:
    """The words with just so many columns of a terminal: cut, or filled up with blanks."""
    words = cut(words, columns, more)
    return words + " " * (columns - width(words))


def number(count: int, of: str) -> str:
    """How many of something there are, in words: ``1 step``, ``1,200 steps``."""
    return f"{count:,} {of}{'s' * (count != 1)}"
