"""Commands that open and fold items of the tree, as in jless."""

from __future__ import annotations

from argmap.explorer.navigator import Navigator
from argmap.explorer.session import Session


def toggle(session: Session) -> None:
    nav = session.navigator
    if nav.item is not None and not nav.outline.set_open(nav.row, not nav.item.is_open):
        above = "this node is above itself: see below it there"
        session.say(above if nav.item.circular else "there is nothing below this node")


def unfold(session: Session) -> None:
    """Open a folded node; from an open one go to the first node below it."""
    nav = session.navigator
    if nav.item is None:
        return
    if nav.item.is_open:
        nav.go(nav.row + 1)
    else:
        toggle(session)


def fold(session: Session) -> None:
    """Fold an open node; from a folded one go up, as often as was counted."""
    nav = session.navigator
    if nav.item is None or nav.outline.set_open(nav.row, False):
        return
    above = list(nav.item.ancestry())[1 : session.times + 1]
    if above:
        nav.go(nav.outline.rows.index(above[-1]))


def fold_siblings(session: Session) -> None:
    _set_siblings(session.navigator, False, deep=False)


def unfold_siblings(session: Session) -> None:
    _set_siblings(session.navigator, True, deep=False)


def fold_deep(session: Session) -> None:
    _set_siblings(session.navigator, False, deep=True)


def unfold_deep(session: Session) -> None:
    _set_siblings(session.navigator, True, deep=True)


def _set_siblings(nav: Navigator, wanted: bool, deep: bool) -> None:
    here = nav.item
    if here is not None:
        nav.outline.set_all(nav.outline.siblings(nav.row), wanted, deep)
        nav.go(nav.outline.rows.index(here))
