"""Commands that move the cursor: by rows, between siblings, to other nodes, and through the history."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from argmap.explorer.navigator import Navigator
from argmap.explorer.session import Session


def down(session: Session) -> None:
    _by(session, session.times)


def up(session: Session) -> None:
    _by(session, -session.times)


def half_down(session: Session) -> None:
    _by(session, session.times * max(1, session.tree_height // 2))


def half_up(session: Session) -> None:
    _by(session, -session.times * max(1, session.tree_height // 2))


def page_down(session: Session) -> None:
    _by(session, session.times * max(1, session.tree_height - 1))


def page_up(session: Session) -> None:
    _by(session, -session.times * max(1, session.tree_height - 1))


def _by(session: Session, rows: int) -> None:
    session.navigator.go(session.navigator.row + rows)


def first(session: Session) -> None:
    session.navigator.go(0)


def last(session: Session) -> None:
    session.navigator.go(len(session.navigator.outline.rows) - 1)


def parent(session: Session) -> None:
    nav = session.navigator
    for _ in range(session.times):
        above = nav.outline.above(nav.row)
        if above is None:
            break
        nav.go(above)


def first_sibling(session: Session) -> None:
    _to_sibling(session.navigator, lambda *_: 0)


def last_sibling(session: Session) -> None:
    _to_sibling(session.navigator, lambda _, rows: rows - 1)


def next_sibling(session: Session) -> None:
    _to_sibling(session.navigator, lambda at, rows: min(at + session.times, rows - 1))


def previous_sibling(session: Session) -> None:
    _to_sibling(session.navigator, lambda at, _: max(at - session.times, 0))


def _to_sibling(nav: Navigator, which: Callable[[int, int], int]) -> None:
    """Go to a sibling; ``which`` gets the index of this row and the number of siblings."""
    if nav.item is not None:
        rows = nav.outline.siblings(nav.row)
        nav.go(rows[which(rows.index(nav.row), len(rows))])


def back(session: Session) -> None:
    if not session.navigator.back():
        session.say("there is nothing to go back to")


def forward(session: Session) -> None:
    if not session.navigator.forward():
        session.say("there is nothing to go forward to")


def zoom(session: Session) -> None:
    if not session.navigator.zoom():
        session.say("this node is already the root")


def unzoom(session: Session) -> None:
    if not session.navigator.unzoom():
        session.say("the whole debate is already shown")


def next_place(session: Session) -> None:
    _to_place(session, session.times)


def previous_place(session: Session) -> None:
    _to_place(session, -session.times)


def _to_place(session: Session, steps: int) -> None:
    """Go to another place in the tree where the same node appears."""
    nav = session.navigator
    if nav.item is None:
        return
    paths = nav.paths(nav.item.node)
    if len(paths) < 2:
        session.say("this node appears nowhere else")
        return
    here = nav.item.path()[-2:]
    at = next((number for number, path in enumerate(paths) if path[-2:] == here), 0)
    number = (at + steps) % len(paths)
    nav.follow(paths[number])
    session.say(f"place {number + 1} of {len(paths)}")


def next_unanswered(session: Session) -> None:
    _to_next(session, session.times, session.navigator.unanswered, "nothing is unanswered")


def previous_unanswered(session: Session) -> None:
    _to_next(session, -session.times, session.navigator.unanswered, "nothing is unanswered")


def next_match(session: Session) -> None:
    _to_next(session, session.times, session.navigator.matching, "no filter: press / to set one")


def previous_match(session: Session) -> None:
    _to_next(session, -session.times, session.navigator.matching, "no filter: press / to set one")


def _to_next(session: Session, steps: int, wanted: frozenset[str], none: str) -> None:
    """Go to the next node of a set, visible or not; after the last node comes the first.

    ``none`` is the message for an empty set.
    """
    nav = session.navigator
    numbers = nav.order()
    order = sorted((node for node in wanted if node in numbers), key=lambda node: numbers[node])
    if not order or nav.item is None:
        session.say(none)
        return
    here = numbers.get(nav.item.node, -1)
    at = bisect_left(order, here, key=lambda node: numbers[node])
    if steps > 0 and order[at % len(order)] != nav.item.node:
        at -= 1
    number = (at + steps) % len(order)
    nav.jump(order[number])
    session.say(f"{number + 1} of {len(order)}")
