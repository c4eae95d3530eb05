"""Keys that open and fold, as in jless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.explorer import moving

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer
    from argmap.explorer.session import Session


def toggle(app: Explorer) -> None:
    session = app.session
    if session.place is None:
        return
    if session.place.circular:
        app.say("this node stands above itself: it goes on as there")
    elif not session.outline.set_open(session.row, not session.place.is_open):
        app.say("nothing stands below this node")


def unfold(app: Explorer) -> None:
    """Open a folded node; from an open one go on to the first below it."""
    session = app.session
    if session.place is None:
        return
    if session.place.is_open:
        session.go(session.row + 1)
    else:
        toggle(app)


def fold(app: Explorer) -> None:
    """Fold an open node; from a folded one go up to the one above it."""
    session = app.session
    if session.place is not None and not session.outline.set_open(session.row, False):
        moving.parent(app)


def fold_siblings(app: Explorer) -> None:
    _all_siblings(app.session, False, deep=False)


def unfold_siblings(app: Explorer) -> None:
    _all_siblings(app.session, True, deep=False)


def fold_deep(app: Explorer) -> None:
    _all_siblings(app.session, False, deep=True)


def unfold_deep(app: Explorer) -> None:
    _all_siblings(app.session, True, deep=True)


def _all_siblings(session: Session, wanted: bool, deep: bool) -> None:
    here = session.place
    if here is not None:
        session.outline.set_all(session.outline.siblings(session.row), wanted, deep)
        session.go(session.outline.rows.index(here))
