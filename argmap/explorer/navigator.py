"""The user's place in a debate: the tree, the cursor, the root, the filter, and the history of jumps.

This needs no terminal. The commands that change the place are in ``commands``.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from argmap.debate import Debate
from argmap.explorer.source_texts import SourceTexts
from argmap.explorer.tree_outline import Outline, TreeItem
from argmap.explorer.tree_paths import TreePath, path_to, paths_to
from argmap.graph import Graph, children, in_reading_order
from argmap.relations import OWES_REPLY
from argmap.select import tops, with_ancestors
from argmap.stance import answered
from argmap.view.node_line import Signs

if TYPE_CHECKING:
    from argmap.query.search_words import Words

_MAX_OPEN_ROWS = 24
"""The tree starts with two open levels if they take at most this many rows, else with one."""
_MAX_HISTORY = 500


class Filter(NamedTuple):
    """A query and its matches, in the order of the debate and as a set, and the words that it searches for."""

    query: str
    matches: tuple[str, ...]
    nodes: frozenset[str]
    words: tuple[Words, ...] = ()


class Position(NamedTuple):
    """A place in the history: the root that was chosen, if any, and the path from there to the cursor."""

    root: str | None
    path: TreePath


class Navigator:
    """The state of a walk through a debate.

    ``row`` is the index of the cursor in ``outline.rows``. ``roots`` are the nodes that were zoomed into, the last one
    being shown. ``marked`` are the bookmarked nodes. ``past`` and ``future`` are where ``back`` and ``forward`` go.
    """

    def __init__(self, debate: Debate, signs: Signs) -> None:
        self.debate = debate
        self.signs = signs
        self.roots: list[str] = []
        self.filter: Filter | None = None
        self.marked: set[str] = set()
        self.past: list[Position] = []
        self.future: list[Position] = []
        self.sources = SourceTexts(debate)
        self._order: tuple[tuple[str, ...], dict[str, int]] = ((), {})
        self.outline = self._whole()
        self.row = 0

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """All nodes that owe a reply and have none."""
        replied = answered(self.graph)
        owing = (node for node, data in self.graph.nodes(data=True) if data["kind"] in OWES_REPLY)
        return frozenset(node for node in owing if node not in replied)

    def order(self) -> dict[str, int]:
        """The nodes below the current tops, numbered from top to bottom by where each appears first."""
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
        """The nodes at the top of the tree: the chosen root, else those of ``argmap tree``."""
        if self.roots:
            return (self.roots[-1],)
        return self._all_tops

    @cached_property
    def _all_tops(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(tops(self.debate).values()))

    @property
    def item(self) -> TreeItem | None:
        """The item at the cursor; None if no rows are visible."""
        rows = self.outline.rows
        return rows[self.row] if self.row < len(rows) else None

    @property
    def path(self) -> TreePath:
        """The path to the cursor; empty if no rows are visible."""
        return self.item.path() if self.item is not None else ()

    @property
    def node(self) -> str | None:
        """The node at the cursor; None if no rows are visible."""
        return self.item.node if self.item is not None else None

    def go(self, row: int) -> None:
        """Move the cursor to a row, or to the nearest one that exists."""
        self.row = max(0, min(row, len(self.outline.rows) - 1))

    def jump(self, node: str) -> None:
        """Go to a node, wherever it is, and add the current position to the history."""
        self.remember()
        if self.item is None or self.item.node != node:
            self._reach(node)

    def follow(self, path: TreePath) -> None:
        """Go to the end of a path below the current tops, and add the current position to the history."""
        self.remember()
        self.row = self.outline.reveal(path)

    def paths(self, node: str) -> list[TreePath]:
        """The paths to each appearance of a node below the current tops."""
        return list(paths_to(self.graph, node, frozenset(self.tops)))

    def remember(self) -> None:
        """Add the current position to the history."""
        position = self._position()
        if position is not None and (not self.past or self.past[-1] != position):
            self.past.append(position)
            del self.past[:-_MAX_HISTORY]
        self.future.clear()

    def back(self) -> bool:
        """Return to the position before the last jump. False if there is none."""
        return self._travel(self.past, self.future)

    def forward(self) -> bool:
        """Undo ``back``. False if there is nothing to undo."""
        return self._travel(self.future, self.past)

    def zoom(self) -> bool:
        """Make the node at the cursor the root of the tree. False if it already is."""
        item = self.item
        if item is None or (item.level == 0 and len(self.tops) == 1):
            return False
        self.remember()
        self._set_root(item.node)
        return True

    def unzoom(self) -> bool:
        """Return to the previous root, with the cursor on the current one. False if the complete debate is shown."""
        if not self.roots:
            return False
        self.remember()
        root = self.roots.pop()
        self.outline = self._whole()
        self._reach(root)
        return True

    def apply(self, chosen: Filter | None, start: TreePath | None = None) -> None:
        """Show only the matches of a filter and the nodes above them; with None show everything again.

        The cursor stays at its path (or goes to ``start``) if the node there matches, else it goes to the first
        match.
        """
        path = start if start is not None else self.path
        self.filter = chosen
        if chosen is None:
            self.outline = self._whole()
            self.row = self.outline.reveal(path)
            return
        self.outline = Outline.of_matches(self.graph, self.tops, with_ancestors(self.graph, chosen.matches))
        at = self.outline.reveal(path)
        rows = self.outline.rows
        if at < len(rows) and rows[at].node not in chosen.nodes:
            at = next((row for row, item in enumerate(rows) if item.node in chosen.nodes), 0)
        self.row = at

    def renew(self, debate: Debate) -> None:
        """Switch to a debate that was loaded again: open items stay open, and the cursor stays on its node."""
        before, position = self.outline, self._position()
        self.debate = debate
        self.sources = SourceTexts(debate)
        for cached in ("unanswered", "_all_tops"):
            self.__dict__.pop(cached, None)
        self._order = (), {}
        self.roots = [root for root in self.roots if root in debate.graph]
        self.filter = None
        self.outline = self._whole()
        self.outline.open_like(before)
        self.row = self.outline.reveal(position.path) if position is not None else 0
        self.past = [one for one in self.past if one.path and one.path[-1].node in debate.graph]
        self.future.clear()

    def _whole(self) -> Outline:
        """The tree without a filter."""
        outline = Outline(self.graph, self.tops, 2)
        return outline if len(outline.rows) <= _MAX_OPEN_ROWS else Outline(self.graph, self.tops, 1)

    def _position(self) -> Position | None:
        if self.item is None:
            return None
        return Position(self.roots[-1] if self.roots else None, self.item.path())

    def _travel(self, source: list[Position], other: list[Position]) -> bool:
        here = self._position()
        while source:
            position = source.pop()
            if position == here or any(step.node not in self.graph for step in position.path):
                continue
            if here is not None:
                other.append(here)
            if (self.roots[-1] if self.roots else None) != position.root:
                self._set_root(position.root)
            self.row = self._revealed(position.path)
            return True
        return False

    def _reach(self, node: str) -> None:
        """Go to a node: in the current tree, else without the filter, else without the root, else as the root."""
        path = path_to(self.graph, node, frozenset(self.tops))
        if path is None and self.roots:
            self.roots.clear()
            self._drop_filter()
            path = path_to(self.graph, node, frozenset(self.tops))
        if path is None:
            self._set_root(node)
            return
        self.row = self._revealed(path)

    def _revealed(self, path: TreePath) -> int:
        row = self.outline.reveal(path)
        rows = self.outline.rows
        if self.filter is not None and (not rows or rows[row].node != path[-1].node):
            self._drop_filter()
            row = self.outline.reveal(path)
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
