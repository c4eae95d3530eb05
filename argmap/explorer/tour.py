"""What the explorer is looking at: the outline, the cursor, the root, the filter, and the way back.

Plain values without a terminal: what a key does to them is in ``moving``, ``folding`` and their like.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import NamedTuple

from argmap.debate import Debate
from argmap.explorer.rows import Outline, Place, Trail, trail_to, trails_to
from argmap.findings import Findings
from argmap.graph import Graph, children, in_reading_order
from argmap.reading.document import Quote
from argmap.relations import OWES_REPLY
from argmap.select import tops, with_ancestors
from argmap.sources.folding import Folded
from argmap.sources.marking import Marked, Piece, mark
from argmap.sources.texts import Located, locate, read_sources
from argmap.sources.verdicts import FAILURES, verdict
from argmap.stance import answered
from argmap.view.words import Signs

_FEW_ROWS = 24
_MOST_REMEMBERED = 500


class Filter(NamedTuple):
    """A query, and the nodes that match it in the order of the debate."""

    query: str
    matches: tuple[str, ...]
    nodes: frozenset[str]


class Spot(NamedTuple):
    """Where one was: the root that was chosen, if any, and the way down from there."""

    root: str | None
    trail: Trail


class Tour:
    """A walk through a debate. ``row`` is where the cursor is, in ``outline.rows``."""

    def __init__(self, debate: Debate, signs: Signs) -> None:
        self.debate = debate
        self.signs = signs
        self.roots: list[str] = []
        self.filter: Filter | None = None
        self.marked: set[str] = set()
        self.past: list[Spot] = []
        self.future: list[Spot] = []
        self._source_lines: dict[int, list[tuple[int, list[Piece]]]] = {}
        self._order: tuple[tuple[str, ...], dict[str, int]] = ((), {})
        self._located: tuple[str, dict[Quote, Located]] = ("", {})
        self.problems = Findings()
        self.outline = self._whole()
        self.row = 0

    @cached_property
    def sources(self) -> dict[str, Folded]:
        """The texts of the sources, read when they are first asked for; ``problems`` has what cannot be read."""
        self.problems = Findings()
        return read_sources(self.debate, self.problems)

    def located(self, node: str, quote: Quote) -> Located | None:
        """Where a quote of a node was looked for; None if it was not."""
        if self._located[0] != node:
            found = locate(self.debate, self.sources, Findings(), [node])
            self._located = node, {one.quote: one for one in found}
        return self._located[1].get(quote)

    def failure(self, node: str, quote: Quote) -> str:
        """Why a quote of a node is not proven, in words; empty if it was found."""
        return FAILURES.get(verdict(self.debate, quote, self.located(node, quote), self.sources), "")

    @cached_property
    def marked_sources(self) -> list[Marked]:
        """The sources with all that is quoted of them."""
        return mark(self.debate, Findings()) if self.sources else []

    def source_lines(self, marked: Marked) -> list[tuple[int, list[Piece]]]:
        """The lines of a source in pieces, made once."""
        if id(marked) not in self._source_lines:
            self._source_lines[id(marked)] = list(marked.lines())
        return self._source_lines[id(marked)]

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """All nodes that nobody has answered."""
        replied = answered(self.graph)
        owing = (node for node, data in self.graph.nodes(data=True) if data["kind"] in OWES_REPLY)
        return frozenset(node for node in owing if node not in replied)

    def order(self) -> dict[str, int]:
        """The nodes below the present tops with their numbers, each where it is met first from top to bottom."""
        if self._order[0] != self.tops:
            numbers: dict[str, int] = {}
            pending = list(self.tops)[::-1]
            while pending:
                node = pending.pop()
                if node not in numbers:
                    numbers[node] = len(numbers)
                    pending.extend(edge.child for edge in reversed(in_reading_order(children(self.graph, node))))
            self._order = self.tops, numbers
        return self._order[1]

    @property
    def matching(self) -> frozenset[str]:
        return self.filter.nodes if self.filter is not None else frozenset()

    @property
    def graph(self) -> Graph:
        return self.debate.graph

    @property
    def tops(self) -> tuple[str, ...]:
        """Where the view begins: at the root that was chosen, else where ``argmap tree`` does."""
        if self.roots:
            return (self.roots[-1],)
        return self._all_tops

    @cached_property
    def _all_tops(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(tops(self.debate).values()))

    @property
    def place(self) -> Place | None:
        """Where the cursor is; None where there is nothing to be seen."""
        rows = self.outline.rows
        return rows[self.row] if self.row < len(rows) else None

    @property
    def trail(self) -> Trail:
        """The way to the cursor; empty where there is nothing to be seen."""
        return self.place.trail() if self.place is not None else ()

    @property
    def node(self) -> str | None:
        place = self.place
        return place.node if place is not None else None

    def go(self, row: int) -> None:
        """Put the cursor on a row, or the nearest that there is."""
        self.row = max(0, min(row, len(self.outline.rows) - 1))

    def jump(self, node: str) -> None:
        """Go to a node, wherever it stands; the way back is remembered."""
        self.remember()
        if self.place is None or self.place.node != node:
            self._reach(node)

    def follow(self, trail: Trail) -> None:
        """Go to a place that is below the present tops; the way back is remembered."""
        self.remember()
        self.row = self.outline.reveal(trail)

    def ways(self, node: str) -> list[Trail]:
        """Each of the places below the present tops where a node stands, as the shortest way to it."""
        return list(trails_to(self.graph, node, frozenset(self.tops)))

    def remember(self) -> None:
        """Let ``back`` lead here."""
        spot = self._spot()
        if spot is not None and (not self.past or self.past[-1] != spot):
            self.past.append(spot)
            del self.past[:-_MOST_REMEMBERED]
        self.future.clear()

    def back(self) -> bool:
        """Return to where one was before the last jump."""
        return self._travel(self.past, self.future)

    def forth(self) -> bool:
        """Undo ``back``."""
        return self._travel(self.future, self.past)

    def zoom(self) -> bool:
        """Make the node the root of the view."""
        place = self.place
        if place is None or (place.level == 0 and len(self.tops) == 1):
            return False
        self.remember()
        self._set_root(place.node)
        return True

    def unzoom(self) -> bool:
        """Go back to the root before this one, with the cursor on the node that was the root."""
        if not self.roots:
            return False
        self.remember()
        root = self.roots.pop()
        self.outline = self._whole()
        self._reach(root)
        return True

    def apply(self, chosen: Filter | None, start: Trail | None = None) -> None:
        """Show only what matches, with what is above it, or everything again.

        The cursor stays where it is (or at ``start``) if that is visible and matches; else it goes to the first match.
        """
        trail = start if start is not None else self.trail
        self.filter = chosen
        if chosen is None:
            self.outline = self._whole()
            self.row = self.outline.reveal(trail)
            return
        self.outline = Outline.of_matches(self.graph, self.tops, with_ancestors(self.graph, chosen.matches))
        at = self.outline.reveal(trail)
        rows = self.outline.rows
        if at < len(rows) and rows[at].node not in chosen.nodes:
            at = next((row for row, place in enumerate(rows) if place.node in chosen.nodes), 0)
        self.row = at

    def renew(self, debate: Debate) -> None:
        """Look at a debate that was loaded anew: what was open stays so, and the cursor stays on its node."""
        before, spot = self.outline, self._spot()
        self.debate = debate
        for kept in ("sources", "marked_sources", "unanswered", "_all_tops"):
            self.__dict__.pop(kept, None)
        self._order = (), {}
        self._located = "", {}
        self.problems = Findings()
        self._source_lines.clear()
        self.roots = [root for root in self.roots if root in debate.graph]
        self.filter = None
        self.outline = self._whole()
        self.outline.open_like(before)
        self.row = self.outline.reveal(spot.trail) if spot is not None else 0
        self.past = [one for one in self.past if one.trail and one.trail[-1].node in debate.graph]
        self.future.clear()

    def _whole(self) -> Outline:
        outline = Outline(self.graph, self.tops, 2)
        return outline if len(outline.rows) <= _FEW_ROWS else Outline(self.graph, self.tops, 1)

    def _spot(self) -> Spot | None:
        if self.place is None:
            return None
        return Spot(self.roots[-1] if self.roots else None, self.place.trail())

    def _travel(self, source: list[Spot], other: list[Spot]) -> bool:
        here = self._spot()
        while source:
            spot = source.pop()
            if spot == here or any(turn.node not in self.graph for turn in spot.trail):
                continue
            if here is not None:
                other.append(here)
            if (self.roots[-1] if self.roots else None) != spot.root:
                self._set_root(spot.root)
            self.row = self._revealed(spot.trail)
            return True
        return False

    def _reach(self, node: str) -> None:
        """Reveal a node: as things are, else without the filter, else without the root, else as the root."""
        trail = trail_to(self.graph, node, frozenset(self.tops))
        if trail is None and self.roots:
            self.roots.clear()
            self._drop_filter()
            trail = trail_to(self.graph, node, frozenset(self.tops))
        if trail is None:
            self._set_root(node)
            return
        self.row = self._revealed(trail)

    def _revealed(self, trail: Trail) -> int:
        row = self.outline.reveal(trail)
        rows = self.outline.rows
        if self.filter is not None and (not rows or rows[row].node != trail[-1].node):
            self._drop_filter()
            row = self.outline.reveal(trail)
        return row

    def _drop_filter(self) -> None:
        self.filter = None
        self.outline = self._whole()

    def _set_root(self, root: str | None) -> None:
        if root is None:
            self.roots.clear()
        else:
            self.roots.append(root)
        self._drop_filter()
        self.row = 0
