"""Keys that change what is shown beside the tree or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer


def switch_pane(app: Explorer) -> None:
    app.in_pane = not app.in_pane


def leave(app: Explorer) -> None:
    """Leave what was entered last: the pane, the findings or the source, the filter."""
    if app.in_pane:
        app.in_pane = False
    elif app.aside != "node":
        app.aside = "node"
    elif app.tour.filter is not None:
        app.tour.apply(None)


def source(app: Explorer) -> None:
    app.aside = "node" if app.aside == "source" else "source"


def findings(app: Explorer) -> None:
    is_shown = app.aside == "findings" and app.view == "tree"
    app.close_view()
    app.aside = "node" if is_shown else "findings"
    app.in_pane = app.aside == "findings"


def columns(app: Explorer) -> None:
    app.open_columns()


def debate(app: Explorer) -> None:
    app.open_debate()


def close(app: Explorer) -> None:
    app.close_view()


def theme(app: Explorer) -> None:
    app.turn_theme()


def pane_down(app: Explorer) -> None:
    app.active_pane.move(app.times)


def pane_up(app: Explorer) -> None:
    app.active_pane.move(-app.times)


def pane_half_down(app: Explorer) -> None:
    app.active_pane.page(0.5 * app.times)


def pane_half_up(app: Explorer) -> None:
    app.active_pane.page(-0.5 * app.times)


def pane_page_down(app: Explorer) -> None:
    app.active_pane.page(0.9 * app.times)


def pane_page_up(app: Explorer) -> None:
    app.active_pane.page(-0.9 * app.times)


def pane_first(app: Explorer) -> None:
    app.active_pane.to_end(last=False)


def pane_last(app: Explorer) -> None:
    app.active_pane.to_end(last=True)


def pane_go(app: Explorer) -> None:
    """Follow the chosen line."""
    target = app.active_pane.target
    if target is None:
        app.say("choose a line with j and k first")
    else:
        app.follow(app.active_pane, target)


def next_exchange(app: Explorer) -> None:
    app.walk(app.times)


def previous_exchange(app: Explorer) -> None:
    app.walk(-app.times)


def other_column(app: Explorer) -> None:
    app.turn_column()


def column_deeper(app: Explorer) -> None:
    """Weigh the chosen argument in its turn."""
    target = app.active_pane.target
    if target is not None:
        app.tour.jump(target)
        app.open_columns()


def column_back(app: Explorer) -> None:
    if app.tour.back():
        app.open_columns()
