"""The way from the top to the cursor in one line: question › position › + pro › − con."""

from __future__ import annotations

from argmap.explorer.fitting import columns, cut
from argmap.explorer.rows import Place
from argmap.explorer.tour import Tour
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import ASCII, sign

_LEAST = 14
_LONGEST = 400


def crumb_line(tour: Tour, room: int) -> Line:
    """The way to the cursor in at most so many columns.

    Long crumbs are cut first, the last one least; then those in the middle go.
    """
    place = tour.place
    if place is None:
        return []
    arrow = " > " if tour.signs is ASCII else " › "
    places = list(place.way_up())[::-1]
    most = max(1, (room + len(arrow)) // (_LEAST + len(arrow)))
    left_out = len(places) > most
    if left_out:
        places = [places[0], *places[len(places) - most + 2 :]] if most > 2 else places[-1:]
    gap = f"{tour.signs.more}{arrow}" if left_out else ""
    crumbs = [_crumb(tour, one) for one in places]
    space = room - len(arrow) * (len(crumbs) - 1) - len(gap)
    lengths = [columns([*crumb]) for crumb in crumbs]
    last = min(lengths[-1], max(space // 2, space - sum(lengths[:-1])))
    cap = _cap(lengths[:-1], space - last)
    line: Line = []
    for number, crumb in enumerate(crumbs):
        if number:
            line.append(Segment(arrow, "dim"))
        if gap and number == min(1, len(crumbs) - 1):
            line.append(Segment(gap, "dim"))
        signed, words = crumb
        most = cap if number < len(crumbs) - 1 else last
        line += [signed, Segment(cut(words.words, most - 2, tour.signs.more), words.style)]
    return line


def way_in_words(tour: Tour, place: Place) -> str:
    """The way to a place, whole, in one line of text."""
    steps = ("".join(segment.words for segment in _crumb(tour, one)) for one in place.way_up())
    return (" > " if tour.signs is ASCII else " › ").join(list(steps)[::-1])


def _crumb(tour: Tour, place: Place) -> tuple[Segment, Segment]:
    data = tour.graph.nodes[place.node]
    relation = place.edge.relation if place.edge is not None else None
    signed = sign(tour.signs, data["kind"], relation)
    is_last = place is tour.place
    words = shown(data["text"][:_LONGEST]) or shown(place.node)
    return Segment(f"{signed.words} ", signed.style), Segment(words, "" if is_last else "dim")


def _cap(lengths: list[int], space: int) -> int:
    """The most columns that each may take, so that all of them together fit."""
    left = len(lengths)
    for length in sorted(lengths):
        if length > space // left:
            return max(space // left, 0)
        space -= length
        left -= 1
    return max(lengths, default=0)
