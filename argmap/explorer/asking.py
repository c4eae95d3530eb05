"""Keys that ask: for a query, for an id, for a key, for a bookmark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.explorer.detail import title_lines
from argmap.explorer.dialogs import Chooser
from argmap.explorer.fitting import PaneLine
from argmap.explorer.fuzzy import closest
from argmap.explorer.rowline import legend
from argmap.explorer.search import QueryProblem
from argmap.explorer.widgets import Field
from argmap.styled import Segment
from argmap.text import shown
from argmap.view.words import ASCII, entry

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer

_MOST_LISTED = 60


def filter_rows(app: Explorer) -> None:
    """Let a query be typed at the bottom, beginning with the one that is kept."""
    field = app.main.query_one(Field)
    app.close_view()
    app.typing, app.typed_from = True, app.tour.trail
    field.display = True
    field.value = app.tour.filter.query if app.tour.filter is not None else ""
    field.cursor_position = len(field.value)
    app.typed_words = field.value
    app.main.set_focus(field)  # at once: what is typed next is the query's


def filter_as_typed(app: Explorer, words: str) -> bool:
    """Show what matches; where the query cannot be understood, say where, and leave the rows as they are."""
    app.say("")
    try:
        chosen = app.search.filter_of(app.tour.debate, words) if words.strip() else None
        app.tour.apply(chosen, app.typed_from)
    except QueryProblem as problem:
        app.say(str(problem), problem.column)
        return False
    return True


def keep_filter(app: Explorer) -> None:
    """Keep it as it is, if it can be understood, with the cursor where it was moved to meanwhile."""
    kept = app.tour.filter
    words = app.main.query_one(Field).value
    if (kept is not None and kept.query == words) or filter_as_typed(app, words):
        _end_filter(app)


def _end_filter(app: Explorer) -> None:
    """Close the line of the query."""
    field = app.main.query_one(Field)
    app.typing = False
    app.main.set_focus(None)
    field.display = False


def drop_filter(app: Explorer) -> None:
    _end_filter(app)
    app.tour.apply(None, app.typed_from)


def palette(app: Explorer) -> None:
    """Jump to any node that has an id, by some letters of it."""
    names = [node for node, derived in app.tour.graph.nodes(data="derived") if not derived]
    _choose(app, "jump to a node", names)


def choose_node(app: Explorer, title: str, nodes: Sequence[str]) -> None:
    """Jump to one of some nodes: at once, if there is but one."""
    if len(nodes) == 1:
        _go_to(app, nodes[0])
    else:
        _choose(app, title, nodes)


def _choose(app: Explorer, title: str, nodes: Sequence[str]) -> None:
    def find(words: str) -> list[PaneLine]:
        known = [node for node in nodes if node in app.tour.graph]  # the maps may have been read again meanwhile
        return [_entry(app, node) for node in closest(words, known, _MOST_LISTED)]

    def answer(node: str | None) -> None:
        if node is not None and node in app.tour.graph:
            _go_to(app, node)
            app.sync()

    app.ask(Chooser(app.look, title, find, "some letters of an id"), answer)


def _go_to(app: Explorer, node: str) -> None:
    app.tour.jump(node)
    app.close_view()


def _entry(app: Explorer, node: str) -> PaneLine:
    tour = app.tour
    return PaneLine([Segment(f"{shown(node)}  ", "key"), *entry(tour.debate, None, node, tour.signs)[:3]], 2, node)


def bookmark(app: Explorer) -> None:
    node = app.tour.node
    if node is None:
        return
    try:
        is_set = app.bookmarks.toggle(app.tour.debate, node)
    except OSError as error:
        app.say(f"the bookmark is set, but cannot be kept: {(error.strerror or '').lower()}")
        return
    app.say("bookmarked" if is_set else "the bookmark is taken away")


def bookmarks(app: Explorer) -> None:
    """The nodes that are marked, in the order of the debate."""
    marked = [node for node in app.tour.graph if node in app.bookmarks.nodes]
    if marked:
        _choose(app, "bookmarks", marked)
    else:
        app.say("no bookmarks: m sets one")


def help_keys(app: Explorer) -> None:
    """All keys; Enter does what the chosen one does."""
    from argmap.explorer.keys import COMMANDS, PLACES, shown_key

    ascii_only = app.tour.signs is ASCII
    here = app.where

    def row(number: int) -> PaneLine:
        command = COMMANDS[number]
        keys = " ".join(shown_key(key, ascii_only) for key in command.keys)
        target = str(number) if command.where in (here, "anywhere") else None
        return PaneLine([Segment(f"{keys:<18} ", "key"), Segment(command.does)], 19, target)

    def find(words: str) -> list[PaneLine]:
        lines: list[PaneLine] = []
        for place, title in PLACES.items():
            rows = [row(number) for number, command in enumerate(COMMANDS) if command.where == place]
            mine = [one for one in rows if _has(one, words)]
            if mine:
                lines += [*title_lines(title, None), *mine]
        signs = [one for one in legend(app.tour) if _has(one, words)]
        return [*lines, *title_lines("signs", None), *signs][1:] if signs else lines[1:]

    def answer(number: str | None) -> None:
        if number is not None:
            app.run_command(COMMANDS[int(number)])
            app.sync()

    title = "keys: Enter does what is chosen; a number before a key repeats it"
    app.ask(Chooser(app.look, title, find, "search"), answer)


def _has(line: PaneLine, words: str) -> bool:
    plain = "".join(segment.words for segment in line.line).casefold()
    return all(word in plain for word in words.casefold().split())


def leave_explorer(app: Explorer) -> None:
    app.leave()
