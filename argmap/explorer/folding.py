"""Keys that open and fold, as in jless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.explorer import moving

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer
    from argmap.explorer.tour import Tour


def toggle(app: Explorer) -> None:
    tour = app.tour
    if tour.place is None:
        return
    if not tour.outline.set_open(tour.row, not tour.place.is_open):
        above = "this node stands above itself: it goes on as there"
        app.say(above if tour.place.circular else "nothing stands below this node")


def unfold(app: Explorer) -> None:
    """Open a folded node; from an open one go on to the first below it."""
    tour = app.tour
    if tour.place is None:
        return
    if tour.place.is_open:
        tour.go(tour.row + 1)
    else:
        toggle(app)


def fold(app: Explorer) -> None:
    """Fold an open node; from a folded one go up to the one above it."""
    tour = app.tour
    if tour.place is not None and not tour.outline.set_open(tour.row, False):
        moving.parent(app)


def fold_siblings(app: Explorer) -> None:
    _all_siblings(app.tour, False, deep=False)


def unfold_siblings(app: Explorer) -> None:
    _all_siblings(app.tour, True, deep=False)


def fold_deep(app: Explorer) -> None:
    _all_siblings(app.tour, False, deep=True)


def unfold_deep(app: Explorer) -> None:
    _all_siblings(app.tour, True, deep=True)


def _all_siblings(tour: Tour, wanted: bool, deep: bool) -> None:
    here = tour.place
    if here is not None:
        tour.outline.set_all(tour.outline.siblings(tour.row), wanted, deep)
        tour.go(tour.outline.rows.index(here))
