"""The visible panes and the content of each."""

from __future__ import annotations

from typing import NamedTuple

from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.navigator import Navigator
from argmap.explorer.panes.cards import column_lines, exchange_lines
from argmap.explorer.panes.check_findings import finding_lines
from argmap.explorer.panes.details import claim_lines, node_lines
from argmap.explorer.panes.passage import source_lines
from argmap.explorer.session import Session
from argmap.explorer.stylesheet import MIN_THREE_PANES

COLUMN = "column-"
"""The beginning of the names of the weighing panes; a number follows."""


class Content(NamedTuple):
    """The lines of a pane, and the indexes of the chosen one and of the one to scroll to, or None."""

    lines: list[PaneLine]
    chosen: int | None = None
    top: int | None = None


def visible(session: Session, width: int) -> dict[str, object]:
    """The panes on a screen with so many columns, by name. A pane is filled again when its value changes."""
    nav = session.navigator
    subjects: dict[str, object]
    if session.view == "debate":
        subjects = {"debate": (tuple(session.exchanges), session.exchange)}
    elif session.view == "columns":
        first = session.first_column
        numbers = range(min(session.columns_shown, len(session.columns)))
        subjects = {"claim": nav.node, **{f"{COLUMN}{number}": (nav.node, first + number) for number in numbers}}
    elif session.pane_is_hidden or session.is_making:
        subjects = {}
    else:
        subjects = {session.aside: session.findings if session.aside == "findings" else nav.node}
        if width >= MIN_THREE_PANES and session.aside != "node":
            subjects["node"] = nav.node
    words = nav.filter.words if nav.filter is not None else ()
    return {name: (subject, nav.debate, words) for name, subject in subjects.items()}


def content(session: Session, name: str) -> Content:
    """The content of a visible pane."""
    nav = session.navigator
    if name == "findings":
        return Content(finding_lines(session.findings), 0 if session.findings else None)
    if name == "debate":
        return _with_choice(exchange_lines(nav, session.exchanges, session.exchange))
    if name.startswith(COLUMN) and nav.node is not None:
        number = int(name.removeprefix(COLUMN)) + session.first_column
        return _with_choice(column_lines(nav, nav.node, session.columns[number]))
    return _about(nav, nav.node, name) if nav.node is not None else Content([])


def _about(nav: Navigator, node: str, name: str) -> Content:
    if name == "source":
        passage = source_lines(nav, node)
        return Content(passage.lines, top=passage.top)
    return Content(node_lines(nav, node) if name == "node" else claim_lines(nav, node))


def _with_choice(lines: list[PaneLine]) -> Content:
    """Choose the first line that leads somewhere."""
    return Content(lines, next((at for at, line in enumerate(lines) if line.target is not None), None))
