"""What each pane shows, filled in again only where that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.explorer.bars import claim_lines
from argmap.explorer.detail import node_lines
from argmap.explorer.exchanges import column_lines, exchange_lines
from argmap.explorer.fitting import PaneLine
from argmap.explorer.found import finding_lines
from argmap.explorer.layout import WIDE
from argmap.explorer.passage import source_lines
from argmap.relations import Side

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer


def fill_panes(app: Explorer) -> None:
    """Fill the panes that can be seen."""
    node = app.tour.node
    visible: dict[str, object] = {}
    if app.view == "debate":
        visible = {"debate": (tuple(app.exchanges), app.exchange)}
    elif app.view == "columns":
        visible = dict.fromkeys(("claim", "for", "against"), node)
    else:
        visible = {app.aside: app.found if app.aside == "findings" else node}
        if app.size.width >= WIDE and app.aside != "node":
            visible["node"] = node
    for name, what in visible.items():
        shown = (what, app.tour.debate)
        if app.drawn.get(name) != shown:
            _fill(app, name, node)
            app.drawn[name] = (app.found, app.tour.debate) if name == "findings" else shown


def _fill(app: Explorer, name: str, node: str | None) -> None:
    tour, pane = app.tour, app.pane(name)
    if name == "findings":
        app.found = app.maps.check(tour.debate) if app.found is None else app.found
        pane.show(finding_lines(app.found), 0 if app.found else None)
    elif node is None:
        pane.show([])
    elif name == "source":
        passage = source_lines(tour, node)
        app.quoting = passage.nodes
        pane.show(passage.lines, top=passage.top)
    elif name == "debate":
        lines = exchange_lines(tour, app.exchanges, app.exchange)
        pane.show(lines, _first(lines))
    elif name in tuple(Side):
        lines = column_lines(tour, node, Side(name))
        pane.show(lines, _first(lines))
    else:
        pane.show(node_lines(tour, node) if name == "node" else claim_lines(tour, node))


def _first(lines: list[PaneLine]) -> int | None:
    """The first line that leads somewhere."""
    return next((at for at, line in enumerate(lines) if line.target is not None), None)
