"""The signs that only the explorer uses, and the legend of all signs."""

from __future__ import annotations

from typing import NamedTuple

from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.navigator import Navigator
from argmap.relations import KINDS, RELATIONS, Relation
from argmap.styled import Segment
from argmap.view.node_line import ASCII


class Marks(NamedTuple):
    """The signs of the explorer. No fold mark looks like the sign of a kind or relation."""

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
    note: str
    bookmark: str


UNICODE_MARKS = Marks("⊟", "⊞", "│", "━", "╍", "○", "⇡", "↑", "↺", "~", "✎", "★")
ASCII_MARKS = Marks("v", "=", "|", "+", "-", "o", "^", "^", "@", "~", "n", "#")
_INDENT = 19


def marks_of(nav: Navigator) -> Marks:
    return ASCII_MARKS if nav.signs is ASCII else UNICODE_MARKS


def legend(nav: Navigator) -> list[PaneLine]:
    """The meanings of the signs in the rows."""
    marks, signs = marks_of(nav), nav.signs
    kinds = [(sign, KINDS[kind].meaning) for kind, sign in signs.kinds.items()]
    stances = [(sign, RELATIONS[relation].words.legend) for relation, sign in signs.relations.items()]
    both = signs.relations[Relation.PRO] + signs.relations[Relation.CON]
    others = [
        (both, "for one claim and against another"),
        (f"{marks.folded} {marks.opened}", "folded, open: l and h open and fold"),
        (marks.for_bar * 2 + marks.against_bar * 2, "the share of for and against, below a folded node"),
        (marks.unanswered, "unanswered: a question without a position, a claim without an objection"),
        (f"{marks.shared}2", "shared: the number of places where it appears"),
        (marks.circular, "circular: it appears above itself"),
        (marks.implied, "implied: the source does not state it"),
        (marks.note, "it has a note: the pane shows it"),
        (marks.bookmark, "a bookmark"),
    ]
    return [
        PaneLine([Segment(f"{sign:<{_INDENT}}", "key"), Segment(does)], _INDENT)
        for sign, does in kinds + stances + others
    ]
