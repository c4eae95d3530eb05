"""Commands within a pane: from line to line, by pages, and to where a line leads."""

from __future__ import annotations

from argmap.explorer.commands.jump import choose_node
from argmap.explorer.panes.check_findings import node_of
from argmap.explorer.panes.passage import nodes_quoting
from argmap.explorer.requests import GoToPaneEnd, MoveInPane, Request, ScrollPane
from argmap.explorer.session import Session


def pane_down(session: Session) -> Request:
    return MoveInPane(session.times)


def pane_up(session: Session) -> Request:
    return MoveInPane(-session.times)


def pane_half_down(session: Session) -> Request:
    return ScrollPane(0.5 * session.times)


def pane_half_up(session: Session) -> Request:
    return ScrollPane(-0.5 * session.times)


def pane_page_down(session: Session) -> Request:
    return ScrollPane(0.9 * session.times)


def pane_page_up(session: Session) -> Request:
    return ScrollPane(-0.9 * session.times)


def pane_first(_session: Session) -> Request:
    return GoToPaneEnd(last=False)


def pane_last(_session: Session) -> Request:
    return GoToPaneEnd(last=True)


def pane_go(session: Session) -> Request | None:
    """Go where the chosen line leads."""
    if session.target is None:
        session.say("choose a line with j and k first")
        return None
    return follow(session, session.active_pane, session.target)


def follow(session: Session, pane: str, target: str) -> Request | None:
    """Go where a line of a pane leads: to a node, to a finding's node, or to one of the nodes that quote a line."""
    nav = session.navigator
    if pane == "source":
        return choose_node(session, "quoted here by", nodes_quoting(nav, target))
    if pane != "findings":
        session.go_to(target)
        return None
    node = node_of(nav.debate, session.findings[int(target)])
    if node is None:
        session.say("this finding is about the file, not about a node: o opens it")
    else:
        nav.jump(node)
    return None
