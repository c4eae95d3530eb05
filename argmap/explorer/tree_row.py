"""A row of the tree: depth, fold mark, sign, text and speaker; at the right, flags and the counts for and against."""

from __future__ import annotations

from typing import NamedTuple

from argmap.attribution import attribution
from argmap.explorer.line_fitting import PaneLine, columns, cut, fitted
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import NodeCounts, node_counts
from argmap.explorer.outline import TreeItem
from argmap.relations import Kind, Relation
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import ASCII, sign

_BAR = 6
_SHORT_BAR = 4
_MIN_FOR_BAR = 44
_MIN_FOR_LONG_BAR = 70
_MIN_FOR_WORDS = 96
"""Columns of a row, below which it has no bar, a short one, and flags without words."""
_MAX_CHARACTERS = 2_000
"""Characters of a text that are measured."""
_MIN_TEXT = 16
"""Columns of text: if there would be fewer, flags and counts are left out."""


class Marks(NamedTuple):
    """The signs that only the explorer uses."""

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


def marks_of(nav: Navigator) -> Marks:
    return ASCII_MARKS if nav.signs is ASCII else UNICODE_MARKS


def legend(nav: Navigator) -> list[PaneLine]:
    """What the signs of the rows mean."""
    marks, signs = marks_of(nav), nav.signs
    kinds = [(sign, str(kind)) for kind, sign in signs.kinds.items()]
    stances = [(sign, str(relation)) for relation, sign in signs.relations.items()]
    others = [
        (marks.for_bar * 2 + marks.against_bar * 2, "the share of for and against, below a folded node"),
        (marks.unanswered, "unanswered: a question without a position, a claim that nothing speaks against"),
        (f"{marks.shared}2", "shared: it appears in so many places"),
        (marks.circular, "circular: it appears above itself"),
        (marks.implied, "implied: the source does not state it"),
        (marks.bookmark, "a bookmark"),
    ]
    return [PaneLine([Segment(f"{sign:<19}", "key"), Segment(does)], 19) for sign, does in kinds + stances + others]


def row_line(nav: Navigator, item: TreeItem, room: int) -> Line:
    """The row of an item in exactly ``room`` columns."""
    known = node_counts(nav.graph, item.node, item.edge)
    marks = marks_of(nav)
    more = nav.signs.more
    left = _left(nav, item, marks, room)
    right = _right(nav, item, known, room)
    space = max(room - columns(left) - columns(right), 0)
    if space < _MIN_TEXT:
        right = []
        space = max(room - columns(left), 0)
    return fitted([*left, *fitted(_said(nav, item.node, space - 1), space, more), *right], room, more)


def _left(nav: Navigator, item: TreeItem, marks: Marks, room: int) -> Line:
    """The guides, the fold mark and the sign. A number replaces guides that would take more than a third of the row."""
    guides, deep = f"{marks.guide} " * item.level, ""
    if len(guides) > room // 3:
        deep = f"{item.level} "
        guides = guides[: max(0, (room // 3 - len(deep)) // 2 * 2)]
    fold = " "
    if nav.outline.openable(item):
        fold = marks.opened if item.is_open else marks.folded
    kind = nav.graph.nodes[item.node]["kind"]
    relation = item.edge.relation if item.edge is not None else None
    signed = sign(nav.signs, kind, relation)
    return [Segment(guides, "line"), Segment(f"{deep}{fold} ", "dim"), signed, Segment(" ")]


def _said(nav: Navigator, node: str, room: int) -> Line:
    """The text, and who says it and how firmly; both are cut if they do not fit."""
    data = nav.graph.nodes[node]
    kind = data["kind"]
    style = kind if kind in (Kind.QUESTION, Kind.POSITION, Kind.CONTEXT) else ""
    if nav.filter is not None and node not in nav.matching:
        style = "dim"
    more = nav.signs.more
    words = shown(data["text"][:_MAX_CHARACTERS]) or shown(node)
    who = attribution_text(nav, node)
    beside = min(columns([Segment(who)]), max(room * 2 // 5, room - columns([Segment(words)])))
    if who and beside < 10:
        return [Segment(cut(words, room, more), style)]
    return [Segment(cut(words, room - beside, more), style), Segment(cut(who, beside, more), "who")]


def attribution_text(nav: Navigator, node: str) -> str:
    """Who asserts a node, when and how firmly, after a dash; empty if it is the source's own voice."""
    said = attribution(nav.debate, node, lambda words: shown(words[:_MAX_CHARACTERS]), nav.signs.quotes)
    return f" {nav.signs.dash} {', '.join(said)}" if said else ""


def _right(nav: Navigator, item: TreeItem, known: NodeCounts, room: int) -> Line:
    flags = _flags(nav, item, known, room >= _MIN_FOR_WORDS)
    counted = counts(nav, known)
    if room < _MIN_FOR_BAR:
        return [Segment(" "), *flags, *counted]
    cells = _BAR if room >= _MIN_FOR_LONG_BAR else _SHORT_BAR
    gap = " " * max(0, 5 - columns(counted))
    drawn = bar(nav, known, cells) if not item.is_open else []
    padding = " " * (cells + 1 - columns(drawn))
    return [Segment(" "), *flags, Segment(gap), *counted, Segment(padding), *drawn]


def counts(nav: Navigator, known: NodeCounts) -> Line:
    """How many reasons are for and against, and how many undercut a step of the node."""
    signs = nav.signs.relations
    stances = {Relation.PRO: known.pros, Relation.CON: known.cons, Relation.UNDERCUT: known.undercuts}
    line = [Segment(f"{known.positions}{nav.signs.kinds[Kind.POSITION]} ", "dim")] if known.positions else []
    line += [Segment(f"{number}{signs[one]} ", one) for one, number in stances.items() if number]
    return [*line[:-1], Segment(line[-1].words.rstrip(), line[-1].style)] if line else []


def bar(nav: Navigator, known: NodeCounts, room: int) -> Line:
    """The share of reasons for and against, as a bar; each side has at least one cell where it has a reason."""
    pros, cons = known.pros, known.cons
    if not pros + cons:
        return []
    marks = marks_of(nav)
    cells = round(room * pros / (pros + cons))
    cells = min(max(cells, 1 if pros else 0), room - (1 if cons else 0))
    return [Segment(marks.for_bar * cells, "pro"), Segment(marks.against_bar * (room - cells), "con")]


def _flags(nav: Navigator, item: TreeItem, known: NodeCounts, wordy: bool) -> Line:
    marks = marks_of(nav)
    data = nav.graph.nodes[item.node]
    flags: list[tuple[str, str, str]] = []
    if item.circular:
        flags.append((marks.circular, "circular", "warning"))
    elif known.parents > 1:
        flags.append((f"{marks.shared}{known.parents}", f"shared {marks.shared}{known.parents}", "dim"))
    if data["implied"]:
        flags.append((marks.implied, "implied", "dim"))
    if known.unanswered and data["kind"] in (Kind.QUESTION, Kind.POSITION):
        flags.append((marks.unanswered, f"unanswered {marks.unanswered}", "warning"))
    elif known.unanswered:
        flags.append((marks.unanswered, marks.unanswered, "dim"))
    if item.node in nav.marked:
        flags.append((marks.bookmark, marks.bookmark, "mark"))
    return [Segment(f"{words if wordy else short} ", style) for short, words, style in flags]
