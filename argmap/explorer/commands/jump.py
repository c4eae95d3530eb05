"""Commands that jump to a node chosen from a list, and the bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from argmap.explorer.dialogs import Chooser
from argmap.explorer.fuzzy import closest
from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.navigator import Filter, Navigator
from argmap.explorer.query_filter import QueryProblem
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.styled import Segment
from argmap.text import shown
from argmap.view.hits import marked
from argmap.view.node_line import said, sign

if TYPE_CHECKING:
    from argmap.query.search_words import Words

_MAX_LISTED = 60


def palette(session: Session) -> Request:
    """Jump to any node, by letters of its id or by its words."""
    return _choose(session, "jump to a node", list(session.navigator.graph))


def choose_node(session: Session, title: str, nodes: Sequence[str]) -> Request | None:
    """Jump to one of some nodes: at once if there is only one."""
    if len(nodes) != 1:
        return _choose(session, title, nodes)
    session.go_to(nodes[0])
    return None


def _choose(session: Session, title: str, nodes: Sequence[str]) -> Request:
    return ask_node(session, title, nodes, session.go_to)


def ask_node(session: Session, title: str, nodes: Sequence[str], chosen: Callable[[str], Request | None]) -> Request:
    """Ask for one of some nodes, by letters of its id or by its words."""
    nav = session.navigator

    def find(words: str) -> list[PaneLine]:
        known = [node for node in nodes if node in nav.graph]  # the maps may have been read again in between
        named = [node for node in known if not nav.graph.nodes[node]["derived"]]
        by_name = closest(words, named if words.strip() else known, _MAX_LISTED)
        saying = _saying(session, words)
        letters = "".join(words.casefold().split())
        exact = [node for node in by_name if letters in node.partition("/")[2].casefold()]
        said = [node for node in saying.matches if node in set(known)] if saying is not None else []
        found = list(dict.fromkeys([*exact, *said, *by_name]))[:_MAX_LISTED]
        return [_entry(nav, node, saying.words if saying is not None else ()) for node in found]

    def answered(node: str) -> Request | None:
        return chosen(node) if node in nav.graph else None

    return Ask(Chooser(session.appearance, title, find, "letters of an id, or words"), answered)


def _saying(session: Session, words: str) -> Filter | None:
    """The nodes that contain the words, as a filter finds them; None if they are not a query."""
    if not words.strip():
        return None
    try:
        return session.filters.filter_of(session.navigator.debate, words)
    except QueryProblem:
        return None


def _entry(nav: Navigator, node: str, words: Sequence[Words]) -> PaneLine:
    signed = sign(nav.signs, nav.graph.nodes[node]["kind"], None)
    line = [signed, Segment(" "), *marked(said(nav.debate, node, nav.signs), words)]
    return PaneLine([Segment(f"{shown(node)}  ", "key"), *line], 2, node)


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
    session.say("no bookmarks: press m to set one")
    return None
