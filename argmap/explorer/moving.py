"""Keys that move: through the rows, between siblings, to the next of something, back and forth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer
    from argmap.explorer.session import Session


def down(app: Explorer) -> None:
    app.session.go(app.session.row + app.times)


def up(app: Explorer) -> None:
    app.session.go(app.session.row - app.times)


def first(app: Explorer) -> None:
    app.session.go(0)


def last(app: Explorer) -> None:
    app.session.go(len(app.session.outline.rows) - 1)


def half_down(app: Explorer) -> None:
    app.session.go(app.session.row + app.times * max(1, app.tree_height // 2))


def half_up(app: Explorer) -> None:
    app.session.go(app.session.row - app.times * max(1, app.tree_height // 2))


def page_down(app: Explorer) -> None:
    app.session.go(app.session.row + app.times * max(1, app.tree_height - 1))


def page_up(app: Explorer) -> None:
    app.session.go(app.session.row - app.times * max(1, app.tree_height - 1))


def parent(app: Explorer) -> None:
    for _ in range(app.times):
        above = app.session.outline.above(app.session.row)
        if above is None:
            break
        app.session.go(above)


def first_sibling(app: Explorer) -> None:
    _to_sibling(app.session, lambda *_: 0)


def last_sibling(app: Explorer) -> None:
    _to_sibling(app.session, lambda _, rows: rows - 1)


def next_sibling(app: Explorer) -> None:
    _to_sibling(app.session, lambda at, rows: min(at + app.times, rows - 1))


def previous_sibling(app: Explorer) -> None:
    _to_sibling(app.session, lambda at, _: max(at - app.times, 0))


def _to_sibling(session: Session, which: Callable[[int, int], int]) -> None:
    if session.place is not None:
        rows = session.outline.siblings(session.row)
        session.go(rows[which(rows.index(session.row), len(rows))])


def back(app: Explorer) -> None:
    if not app.session.back():
        app.say("this is where you began")


def forth(app: Explorer) -> None:
    if not app.session.forth():
        app.say("nothing was gone back from")


def zoom(app: Explorer) -> None:
    if not app.session.zoom():
        app.say("this is the root already")


def unzoom(app: Explorer) -> None:
    if not app.session.unzoom():
        app.say("the whole debate is shown already")


def next_place(app: Explorer) -> None:
    _to_place(app, app.times)


def previous_place(app: Explorer) -> None:
    _to_place(app, -app.times)


def _to_place(app: Explorer, steps: int) -> None:
    """Go on to the next of the places where the same node stands."""
    session = app.session
    if session.place is None:
        return
    ways = session.ways(session.place.node)
    if len(ways) < 2:
        app.say("this node stands nowhere else")
        return
    here = session.place.trail()[-2:]
    at = next((number for number, way in enumerate(ways) if way[-2:] == here), 0)
    number = (at + steps) % len(ways)
    session.follow(ways[number])
    app.say(f"place {number + 1} of {len(ways)}")


def next_unanswered(app: Explorer) -> None:
    _to_next(app, app.times, app.session.unanswered, "nothing is unanswered")


def previous_unanswered(app: Explorer) -> None:
    _to_next(app, -app.times, app.session.unanswered, "nothing is unanswered")


def next_match(app: Explorer) -> None:
    _to_next(app, app.times, app.session.matching, "no filter: / begins one")


def previous_match(app: Explorer) -> None:
    _to_next(app, -app.times, app.session.matching, "no filter: / begins one")


def _to_next(app: Explorer, steps: int, wanted: frozenset[str], none: str) -> None:
    """Go to the next node of a set, round and round, whether it is visible yet or not."""
    session = app.session
    numbers = session.order()
    order = sorted((node for node in wanted if node in numbers), key=lambda node: numbers[node])
    if not order or session.place is None:
        app.say(none)
        return
    here = numbers.get(session.place.node, -1)
    at = bisect_left(order, here, key=lambda node: numbers[node])
    if steps > 0 and order[at % len(order)] != session.place.node:
        at -= 1
    number = (at + steps) % len(order)
    session.jump(order[number])
    app.say(f"{number + 1} of {len(order)}")
