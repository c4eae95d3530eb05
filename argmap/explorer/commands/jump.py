"""Commands that jump to a node chosen from a list, and the bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.explorer.dialogs import Chooser
from argmap.explorer.fuzzy import closest
from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.navigator import Navigator
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.styled import Segment
from argmap.text import shown
from argmap.view.words import entry

_MAX_LISTED = 60


def palette(session: Session) -> Request:
    """Jump to any node that has an id, by some letters of it."""
    names = [node for node, derived in session.navigator.graph.nodes(data="derived") if not derived]
    return _choose(session, "jump to a node", names)


def choose_node(session: Session, title: str, nodes: Sequence[str]) -> Request | None:
    """Jump to one of some nodes: at once if there is only one."""
    if len(nodes) != 1:
        return _choose(session, title, nodes)
    session.go_to(nodes[0])
    return None


def _choose(session: Session, title: str, nodes: Sequence[str]) -> Request:
    nav = session.navigator

    def find(words: str) -> list[PaneLine]:
        known = [node for node in nodes if node in nav.graph]  # the maps may have been read again meanwhile
        return [_entry(nav, node) for node in closest(words, known, _MAX_LISTED)]

    def answered(node: str) -> None:
        if node in nav.graph:
            session.go_to(node)

    return Ask(Chooser(session.appearance, title, find, "some letters of an id"), answered)


def _entry(nav: Navigator, node: str) -> PaneLine:
    return PaneLine([Segment(f"{shown(node)}  ", "key"), *entry(nav.debate, None, node, nav.signs)[:3]], 2, node)


def bookmark(session: Session) -> None:
    """Set a bookmark at the node, or remove it."""
    nav = session.navigator
    if nav.node is None:
        return
    try:
        is_set = session.bookmarks.toggle(nav.debate, nav.node)
    except OSError as error:
        session.say(f"the bookmark is set, but cannot be saved: {(error.strerror or '').lower()}")
        return
    session.say("bookmark set" if is_set else "bookmark removed")


def bookmarks(session: Session) -> Request | None:
    """Jump to one of the bookmarked nodes, listed in the order of the debate."""
    marked = [node for node in session.navigator.graph if node in session.bookmarks.nodes]
    if marked:
        return _choose(session, "bookmarks", marked)
    session.say("no bookmarks: m sets one")
    return None
