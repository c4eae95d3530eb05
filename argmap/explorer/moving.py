"""Keys that move: through the rows, between siblings, to the next of something, back and forth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer
    from argmap.explorer.tour import Tour


def down(app: Explorer) -> None:
    app.tour.go(app.tour.row + app.times)


def up(app: Explorer) -> None:
    app.tour.go(app.tour.row - app.times)


def first(app: Explorer) -> None:
    app.tour.go(0)


def last(app: Explorer) -> None:
    app.tour.go(len(app.tour.outline.rows) - 1)


def half_down(app: Explorer) -> None:
    app.tour.go(app.tour.row + app.times * max(1, app.tree_height // 2))


def half_up(app: Explorer) -> None:
    app.tour.go(app.tour.row - app.times * max(1, app.tree_height // 2))


def page_down(app: Explorer) -> None:
    app.tour.go(app.tour.row + app.times * max(1, app.tree_height - 1))


def page_up(app: Explorer) -> None:
    app.tour.go(app.tour.row - app.times * max(1, app.tree_height - 1))


def parent(app: Explorer) -> None:
    for _ in range(app.times):
        above = app.tour.outline.above(app.tour.row)
        if above is None:
            break
        app.tour.go(above)


def first_sibling(app: Explorer) -> None:
    _to_sibling(app.tour, lambda *_: 0)


def last_sibling(app: Explorer) -> None:
    _to_sibling(app.tour, lambda _, rows: rows - 1)


def next_sibling(app: Explorer) -> None:
    _to_sibling(app.tour, lambda at, rows: min(at + app.times, rows - 1))


def previous_sibling(app: Explorer) -> None:
    _to_sibling(app.tour, lambda at, _: max(at - app.times, 0))


def _to_sibling(tour: Tour, which: Callable[[int, int], int]) -> None:
    if tour.place is not None:
        rows = tour.outline.siblings(tour.row)
        tour.go(rows[which(rows.index(tour.row), len(rows))])


def back(app: Explorer) -> None:
    if not app.tour.back():
        app.say("this is where you began")


def forth(app: Explorer) -> None:
    if not app.tour.forth():
        app.say("nothing was gone back from")


def zoom(app: Explorer) -> None:
    if not app.tour.zoom():
        app.say("this is the root already")


def unzoom(app: Explorer) -> None:
    if not app.tour.unzoom():
        app.say("the whole debate is shown already")


def next_place(app: Explorer) -> None:
    _to_place(app, app.times)


def previous_place(app: Explorer) -> None:
    _to_place(app, -app.times)


def _to_place(app: Explorer, steps: int) -> None:
    """Go on to the next of the places where the same node stands."""
    tour = app.tour
    if tour.place is None:
        return
    ways = tour.ways(tour.place.node)
    if len(ways) < 2:
        app.say("this node stands nowhere else")
        return
    here = tour.place.trail()[-2:]
    at = next((number for number, way in enumerate(ways) if way[-2:] == here), 0)
    number = (at + steps) % len(ways)
    tour.follow(ways[number])
    app.say(f"place {number + 1} of {len(ways)}")


def next_unanswered(app: Explorer) -> None:
    _to_next(app, app.times, app.tour.unanswered, "nothing is unanswered")


def previous_unanswered(app: Explorer) -> None:
    _to_next(app, -app.times, app.tour.unanswered, "nothing is unanswered")


def next_match(app: Explorer) -> None:
    _to_next(app, app.times, app.tour.matching, "no filter: / begins one")


def previous_match(app: Explorer) -> None:
    _to_next(app, -app.times, app.tour.matching, "no filter: / begins one")


def _to_next(app: Explorer, steps: int, wanted: frozenset[str], none: str) -> None:
    """Go to the next node of a set, round and round, whether it is visible yet or not."""
    tour = app.tour
    numbers = tour.order()
    order = sorted((node for node in wanted if node in numbers), key=lambda node: numbers[node])
    if not order or tour.place is None:
        app.say(none)
        return
    here = numbers.get(tour.place.node, -1)
    at = bisect_left(order, here, key=lambda node: numbers[node])
    if steps > 0 and order[at % len(order)] != tour.place.node:
        at -= 1
    number = (at + steps) % len(order)
    tour.jump(order[number])
    app.say(f"{number + 1} of {len(order)}")
