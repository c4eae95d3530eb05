"""A node on one line: its sign, its text, its speaker, its hedge, and its flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.attribution import attribution, details, marks
from argmap.debate import Debate
from argmap.graph import Edge, EdgeData
from argmap.relations import KINDS, MIXED, RELATIONS, Kind, Relation, is_mixed
from argmap.styled import Line, Segment, width
from argmap.text import escaped, shown

if TYPE_CHECKING:
    from argmap.sources.texts import Located


class Signs(NamedTuple):
    """The characters of a view; ``ASCII`` is for terminals and fonts without others."""

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
    {kind: row.sign for kind, row in KINDS.items()},
    {relation: row.sign for relation, row in RELATIONS.items() if row.sign is not None},
    "—",
    ("“", "”"),
    "↑ shown above",
    "↺ circular: continues as above",
    "…",
    "← match",
    "├── ",
    "└── ",
    "│   ",
    "›",
)
ASCII = Signs(
    {kind: row.ascii for kind, row in KINDS.items()},
    {relation: row.ascii for relation, row in RELATIONS.items() if row.ascii is not None},
    "--",
    ('"', '"'),
    "^ shown above",
    "@ circular: continues as above",
    "...",
    "<- match",
    "|-- ",
    "`-- ",
    "|   ",
    ">",
)

_STYLED = frozenset({Kind.QUESTION, Kind.POSITION, Kind.CAVEAT, Kind.CONTEXT})
"""The kinds whose texts have a style of their own."""


def sign(signs: Signs, kind: Kind, relation: Relation | None) -> Segment:
    """The sign of a node in its place: of its relation there if that has one, else of its kind."""
    if relation in signs.relations:
        return Segment(signs.relations[relation], relation)
    if relation is not None:
        kind = RELATIONS[relation].child or kind
    style = kind if kind is not Kind.ARGUMENT else ""
    return Segment(signs.kinds[kind], style)


def roles_sign(signs: Signs, roles: Sequence[str]) -> Segment:
    """The signs of a node's roles in its places."""
    known = {str(name): sign for name, sign in [*signs.kinds.items(), *signs.relations.items()]}
    style = MIXED if is_mixed(roles) else str(roles[0])
    return Segment("".join(dict.fromkeys(known[str(role)] for role in roles)), style if style != Kind.ARGUMENT else "")


def said(debate: Debate, node: str, signs: Signs) -> Line:
    """The text, the attribution, and the flags of a node."""
    data = debate.graph.nodes[node]
    line = attributed(debate, node, signs)
    if special := marks(data):
        line.append(Segment(f" ({', '.join(special)})", "dim"))
    return line


def attributed(debate: Debate, node: str, signs: Signs, most: int | None = None) -> Line:
    """The text and the attribution of a node; ``most`` characters of each are enough."""
    data = debate.graph.nodes[node]
    kind = data["kind"]
    text = Segment(_beginning(data["text"], most, signs) or shown(node), kind if kind in _STYLED else "")
    who = attribution(debate, node, lambda words: _beginning(words, most, signs), signs.quotes)
    return [text, Segment(f" {signs.dash} {', '.join(who)}", "who")] if who else [text]


def _beginning(words: str, most: int | None, signs: Signs) -> str:
    return shown(words) if most is None or len(words) <= most else shown(words[:most]) + signs.more


def here(edge: EdgeData) -> Line:
    """The values that a node has only in one place, from the edge there."""
    parts = [words if key == "note" else f"{key} here: {words}" for key, words in details(edge)]
    return [Segment(f" ({words})", "dim") for words in parts]


def quoted(words: str, failure: str, signs: Signs) -> Line:
    """The words of a quote, and why they are not proven; ``failure`` is empty if they are."""
    opening, closing = signs.quotes
    line = [Segment(f"{opening}{shown(words)}{closing}", "quote")]
    return [*line, Segment(f" {failure}", "error")] if failure else line


def place_of(found: Located) -> str:
    """Where the words of a found quote begin, for people: the file with the line or the page."""
    assert found.match is not None
    page = found.match.page
    at = f":{found.match.line}" if page is None else f", page {shown(page)}"
    return f"{escaped(found.folded.text.file)}{at}"


def entry(debate: Debate, edge: Edge | None, node: str, signs: Signs) -> Line:
    """A node as it appears in a list: its sign, its text, and its id."""
    data = debate.graph.nodes[node]
    line = [sign(signs, data["kind"], edge.relation if edge else None), Segment(" "), *said(debate, node, signs)]
    if not data["derived"]:
        line.append(Segment(f" [{shown(debate.short(node))}]", "dim"))
    return line


def cut(words: str, columns: int | None, more: str) -> str:
    """The words, cut to a number of columns; None is no limit."""
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
    """The words in exactly the given columns: cut, or filled with spaces."""
    words = cut(words, columns, more)
    return words + " " * (columns - width(words))


def number(count: int, of: str) -> str:
    """A count with its noun: ``1 step``, ``1,200 steps``."""
    return f"{count:,} {of}{'s' * (count != 1)}"
