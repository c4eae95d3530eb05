"""A row of the tree: how deep, open or folded, its sign, what it says and who says it; at the right, what is known."""

from __future__ import annotations

from typing import NamedTuple

from argmap.attribution import attribution
from argmap.explorer.facts import Facts, facts
from argmap.explorer.fitting import PaneLine, columns, cut, fitted
from argmap.explorer.rows import Place
from argmap.explorer.tour import Tour
from argmap.relations import Kind, Relation
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import ASCII, sign

_BAR = 6
_SHORT_BAR = 4
_ROOMY = 44
_WIDE = 70
_WORDY = 96
_LONGEST = 2_000
_LEAST_TEXT = 16


class Marks(NamedTuple):
    """The signs that only the explorer has."""

    opened: str
    folded: str
    guide: str
    for_bar: str
    against_bar: str
    unanswered: str
    shared: str
    again: str
    circular: str
    implied: str
    bookmark: str


UNICODE_MARKS = Marks("▾", "▸", "│", "━", "╍", "○", "⇡", "↑", "↺", "~", "★")
ASCII_MARKS = Marks("v", ">", "|", "+", "-", "o", "^", "^", "@", "~", "*")


def marks_of(tour: Tour) -> Marks:
    return ASCII_MARKS if tour.signs is ASCII else UNICODE_MARKS


def legend(tour: Tour) -> list[PaneLine]:
    """What the signs of the rows mean."""
    marks, signs = marks_of(tour), tour.signs
    kinds = [(sign, str(kind)) for kind, sign in signs.kinds.items()]
    stances = [(sign, str(relation)) for relation, sign in signs.relations.items()]
    others = [
        (marks.for_bar * 2 + marks.against_bar * 2, "the share of for and against, below a folded node"),
        (marks.unanswered, "unanswered: a question without a position, a claim that nothing speaks against"),
        (f"{marks.shared}2", "shared: it stands in so many places"),
        (marks.circular, "circular: it stands above itself"),
        (marks.implied, "implied: the source does not state it"),
        (marks.bookmark, "a bookmark"),
    ]
    return [PaneLine([Segment(f"{sign:<19}", "key"), Segment(does)], 19) for sign, does in kinds + stances + others]


def row_line(tour: Tour, place: Place, room: int) -> Line:
    """The row of a place in exactly so many columns."""
    known = facts(tour.graph, place.node, place.edge)
    marks = marks_of(tour)
    more = tour.signs.more
    left = _left(tour, place, marks, room)
    right = _right(tour, place, known, room)
    space = max(room - columns(left) - columns(right), 0)
    if space < _LEAST_TEXT:
        right = []
        space = max(room - columns(left), 0)
    return fitted([*left, *fitted(_said(tour, place.node, space - 1), space, more), *right], room, more)


def _left(tour: Tour, place: Place, marks: Marks, room: int) -> Line:
    """Guides, the fold and the sign; where the guides would take more than a third of the row, a number."""
    guides, deep = f"{marks.guide} " * place.level, ""
    if len(guides) > room // 3:
        deep = f"{place.level} "
        guides = guides[: max(0, (room // 3 - len(deep)) // 2 * 2)]
    fold = " "
    if tour.outline.openable(place):
        fold = marks.opened if place.is_open else marks.folded
    kind = tour.graph.nodes[place.node]["kind"]
    relation = place.edge.relation if place.edge is not None else None
    signed = sign(tour.signs, kind, relation)
    return [Segment(guides, "line"), Segment(f"{deep}{fold} ", "dim"), signed, Segment(" ")]


def _said(tour: Tour, node: str, room: int) -> Line:
    """The text, and who says it and how firmly; where both do not fit, each gives way."""
    data = tour.graph.nodes[node]
    kind = data["kind"]
    style = kind if kind in (Kind.QUESTION, Kind.POSITION, Kind.CONTEXT) else ""
    if tour.filter is not None and node not in tour.matching:
        style = "dim"
    more = tour.signs.more
    words = shown(data["text"][:_LONGEST]) or shown(node)
    who = who_says(tour, node)
    beside = min(columns([Segment(who)]), max(room * 2 // 5, room - columns([Segment(words)])))
    if who and beside < 10:
        return [Segment(cut(words, room, more), style)]
    return [Segment(cut(words, room - beside, more), style), Segment(cut(who, beside, more), "who")]


def who_says(tour: Tour, node: str) -> str:
    """Who asserts a node, when and how firmly, with a dash in front; empty where it is the source's own voice."""
    said = attribution(tour.debate, node, lambda words: shown(words[:_LONGEST]), tour.signs.quotes)
    return f" {tour.signs.dash} {', '.join(said)}" if said else ""


def _right(tour: Tour, place: Place, known: Facts, room: int) -> Line:
    flags = _flags(tour, place, known, room >= _WORDY)
    counted = counts(tour, known)
    if room < _ROOMY:
        return [Segment(" "), *flags, *counted]
    cells = _BAR if room >= _WIDE else _SHORT_BAR
    gap = " " * max(0, 5 - columns(counted))
    drawn = bar(tour, known, cells) if not place.is_open else []
    blank = " " * (cells + 1 - columns(drawn))
    return [Segment(" "), *flags, Segment(gap), *counted, Segment(blank), *drawn]


def counts(tour: Tour, known: Facts) -> Line:
    """How many reasons are for and against, and how many undercut a step of the node."""
    signs = tour.signs.relations
    stances = {Relation.PRO: known.pros, Relation.CON: known.cons, Relation.UNDERCUT: known.undercuts}
    line = [Segment(f"{known.positions}{tour.signs.kinds[Kind.POSITION]} ", "dim")] if known.positions else []
    line += [Segment(f"{number}{signs[one]} ", one) for one, number in stances.items() if number]
    return [*line[:-1], Segment(line[-1].words.rstrip(), line[-1].style)] if line else []


def bar(tour: Tour, known: Facts, room: int) -> Line:
    """The share of reasons for and against, as a bar; each side has at least one cell where it has a reason."""
    pros, cons = known.pros, known.cons
    if not pros + cons:
        return []
    marks = marks_of(tour)
    cells = round(room * pros / (pros + cons))
    cells = min(max(cells, 1 if pros else 0), room - (1 if cons else 0))
    return [Segment(marks.for_bar * cells, "pro"), Segment(marks.against_bar * (room - cells), "con")]


def _flags(tour: Tour, place: Place, known: Facts, wordy: bool) -> Line:
    marks = marks_of(tour)
    data = tour.graph.nodes[place.node]
    flags: list[tuple[str, str, str]] = []
    if place.circular:
        flags.append((marks.circular, "circular", "warning"))
    elif known.parents > 1:
        flags.append((f"{marks.shared}{known.parents}", f"shared {marks.shared}{known.parents}", "dim"))
    if data["implied"]:
        flags.append((marks.implied, "implied", "dim"))
    if known.unanswered and data["kind"] in (Kind.QUESTION, Kind.POSITION):
        flags.append((marks.unanswered, f"unanswered {marks.unanswered}", "warning"))
    elif known.unanswered:
        flags.append((marks.unanswered, marks.unanswered, "dim"))
    if place.node in tour.marked:
        flags.append((marks.bookmark, marks.bookmark, "mark"))
    return [Segment(f"{words if wordy else short} ", style) for short, words, style in flags]
