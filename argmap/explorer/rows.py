"""The rows of the explorer: where nodes stand, which of these places are open, and which are therefore visible.

Plain values without a terminal. Places are made when what is above them is opened, so that a debate in which many ways
lead to one node costs what is looked at. A node that stands above itself is shown once more, and nothing is
below it there but what attacks the step that closes the circle; whatever opens many places at once opens each node only
where it is met first. Nothing here recurses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from argmap.graph import Edge, Graph, parents
from argmap.relations import HITS_STEP, Relation
from argmap.unfold import Standing, Unfolding, undercuts_below
from argmap.unfold import below as edges_below


class Turn(NamedTuple):
    """One step on the way from the top to a place: the node, and how it bears on the one above it."""

    node: str
    relation: Relation | None


Trail: TypeAlias = tuple[Turn, ...]
"""The way to a place, from the top down. It outlives the place itself: the debate may be loaded anew."""


class Place:
    """A node where it stands below another, or at the top."""

    __slots__ = ("above", "below", "circular", "edge", "is_open", "level", "node")

    def __init__(self, node: str, edge: Edge | None, above: Place | None, circular: bool = False) -> None:
        self.node = node
        self.edge = edge
        self.above = above
        self.level: int = above.level + 1 if above is not None else 0
        self.circular = circular
        self.is_open = False
        self.below: list[Place] | None = None

    def __repr__(self) -> str:
        return f"<{self.node} at level {self.level}>"

    @property
    def turn(self) -> Turn:
        return Turn(self.node, self.edge.relation if self.edge is not None else None)

    @property
    def undercuts(self) -> bool:
        """Whether the node attacks a step, and so stands nowhere but where that step is taken."""
        return self.edge is not None and self.edge.relation in HITS_STEP

    def way_up(self) -> Iterator[Place]:
        """The place itself and those above it, up to the top."""
        here: Place | None = self
        while here is not None:
            yield here
            here = here.above

    def trail(self) -> Trail:
        return tuple(place.turn for place in self.way_up())[::-1]


class Outline:
    """The places of a debate below some nodes, and ``rows``, those that are visible, from top to bottom.

    ``changes`` counts how often other rows may have become visible.
    """

    def __init__(self, graph: Graph, tops: Iterable[str], depth: int = 1) -> None:
        """``depth`` levels are open to begin with."""
        self.graph = graph
        self.tops = [Place(node, None, None) for node in tops]
        self.rows: list[Place] = []
        self.changes = 0
        self._open_first(self.tops, depth)
        self._flatten()

    @classmethod
    def of_matches(cls, graph: Graph, tops: Iterable[str], kept: Collection[str]) -> Outline:
        """Only the nodes that are kept, all of them open; what has none of them below it may be opened as ever."""
        outline = cls(graph, (node for node in tops if node in kept), 0)
        outline._open_first(outline.tops, None, kept)
        outline._flatten()
        return outline

    def openable(self, place: Place) -> bool:
        """Whether anything stands below a place; without making the places there."""
        if place.below is not None:
            return bool(place.below)
        return bool(self._edges(place))

    def end(self, row: int) -> int:
        """The row after the last one that stands below a row."""
        level, after = self.rows[row].level, row + 1
        while after < len(self.rows) and self.rows[after].level > level:
            after += 1
        return after

    def above(self, row: int) -> int | None:
        """The row that a row stands below."""
        level = self.rows[row].level
        return next((at for at in range(row - 1, -1, -1) if self.rows[at].level < level), None)

    def siblings(self, row: int) -> list[int]:
        """The rows that stand below the same one, this one among them."""
        above = self.above(row)
        level = self.rows[row].level
        first, after = (above + 1, self.end(above)) if above is not None else (0, len(self.rows))
        return [at for at in range(first, after) if self.rows[at].level == level]

    def set_open(self, row: int, wanted: bool) -> bool:
        """Open or close a row; whether that changed anything."""
        place = self.rows[row]
        if place.is_open == wanted or not self.openable(place):
            return False
        after = self.end(row)
        place.is_open = wanted
        self._made_below(place)
        self.rows[row + 1 : after] = _visible(place.below or ()) if wanted else ()
        self.changes += 1
        return True

    def set_all(self, rows: Collection[int], wanted: bool, deep: bool = False) -> None:
        """Open or close rows and, ``deep``, all that stands below them: each node where it is met first."""
        places = [self.rows[row] for row in rows]
        if wanted and deep:
            self._open_first(places, None)
        elif wanted:
            self._open_first(places, 1)
        else:
            _close(places, deep)
        self._flatten()

    def reveal(self, trail: Trail) -> int:
        """Open what is above a place, as far down as its trail can be followed; the row where that ends.

        Of a trail that begins elsewhere the first row is all there is.
        """
        level, found = self.tops, None
        for turn in trail:
            following = next((place for place in level if place.turn == turn), None)
            if following is None:
                break
            if found is not None:
                found.is_open = True
            found = following
            self._made_below(found)
            level = found.below or []
        self._flatten()
        return self.rows.index(found) if found is not None else 0

    def open_like(self, other: Outline) -> None:
        """Open what is open in another outline, which may be of a debate that has changed since."""
        pending = [(self.tops, other.tops)]
        while pending:
            mine, theirs = pending.pop()
            known = {place.turn: place for place in theirs}
            for place in mine:
                like = known.get(place.turn)
                if like is not None and like.is_open != place.is_open:
                    place.is_open = like.is_open and self.openable(place)
                if like is not None and place.is_open:
                    self._made_below(place)
                    pending.append((place.below or [], like.below or []))
        self._flatten()

    def _open_first(self, starts: list[Place], depth: int | None, kept: Collection[str] | None = None) -> None:
        """Open places down to a depth, each node where it is met first; with ``kept``, show nothing but these."""
        if not starts or depth == 0:
            return
        floor = starts[0].level + depth if depth is not None else None
        unfolding = Unfolding(self.graph)
        unfolding.start_below([one.node for one in starts[0].way_up()][:0:-1])
        pending = starts[::-1]
        while pending:
            place = pending.pop()
            if floor is not None and place.level >= floor:
                continue
            visit = unfolding.visit(place.node, place.edge, place.level, whole=not place.circular)
            if visit.standing is not Standing.WHOLE and kept is None:
                continue
            if place.below is None:
                edges = [edge for edge in visit.below if kept is None or edge.child in kept]
                if not edges and kept is not None:
                    continue
                place.below = [Place(edge.child, edge, place, unfolding.is_above(edge.child)) for edge in edges]
            place.is_open = bool(place.below)
            pending.extend(reversed(place.below))

    def _made_below(self, place: Place) -> None:
        if place.below is None:
            above = {one.node for one in place.way_up()}
            place.below = [Place(edge.child, edge, place, edge.child in above) for edge in self._edges(place)]

    def _edges(self, place: Place) -> list[Edge]:
        if place.circular:
            return undercuts_below(self.graph, place.edge) if place.edge is not None else []
        return edges_below(self.graph, place.node, place.edge)

    def _flatten(self) -> None:
        self.rows[:] = _visible(self.tops)
        self.changes += 1


def _visible(places: Iterable[Place]) -> Iterator[Place]:
    pending = list(places)[::-1]
    while pending:
        place = pending.pop()
        yield place
        if place.is_open and place.below:
            pending.extend(reversed(place.below))


def _close(places: list[Place], deep: bool) -> None:
    pending = list(places)
    while pending:
        place = pending.pop()
        place.is_open = False
        if deep:
            pending.extend(place.below or ())


class _Reached(NamedTuple):
    """A node that a walk upward has come to, and the one it came from."""

    turn: Turn
    came_from: _Reached | None


def trail_to(graph: Graph, node: str, tops: frozenset[str]) -> Trail | None:
    """The shortest way down to a node from one of the tops; None where no way leads to it."""
    return next(trails_to(graph, node, tops), None)


def trails_to(graph: Graph, node: str, tops: frozenset[str]) -> Iterator[Trail]:
    """For each edge upward of a node the shortest way down to it that ends with that edge; first where it is a top.

    A way that would go through a node twice is none, unless to what attacks the step that closes the circle.
    """
    if node in tops:
        yield (Turn(node, None),)
    for edge in parents(graph, node):
        trail = _climbed(graph, edge, tops)
        if trail is not None and _is_open(trail):
            yield trail


def _is_open(trail: Trail) -> bool:
    """Whether a way goes on from a node that stands above itself only to attacks on its step, and ends elsewhere."""
    met: set[str] = set()
    for turn, following in zip_longest(trail, trail[1:]):
        if turn.node in met and (following is None or following.relation not in HITS_STEP):
            return False
        met.add(turn.node)
    return True


def _climbed(graph: Graph, first: Edge, tops: frozenset[str]) -> Trail | None:
    """An undercut stands only where the step that it attacks is taken, so a way up may have to go by one edge."""
    start = _Reached(Turn(first.child, first.relation), None)
    level = [(first, start)]
    met = {(first.parent, first.data["step"])}
    while level:
        following = []
        for edge, below in level:
            step = edge.data["step"]
            if edge.parent in tops:
                return _unrolled(_Reached(Turn(edge.parent, None), below))
            for up in parents(graph, edge.parent):
                state = (up.parent, up.data["step"])
                if step in (None, (up.parent, up.relation)) and state not in met:
                    met.add(state)
                    following.append((up, _Reached(Turn(edge.parent, up.relation), below)))
        level = following
    return None


def _unrolled(reached: _Reached | None) -> Trail:
    turns = []
    while reached is not None:
        turns.append(reached.turn)
        reached = reached.came_from
    return tuple(turns)
