"""The tree of a debate: its items, which of them are open, and which are visible as rows.

This needs no terminal. The items below an item are made only when it is opened, because many paths may lead to one
node: a large debate costs only what the user looks at. A node that appears above itself (a cycle) is shown once more,
with only the attacks on the step that closes the cycle below it. Commands that open many items open each node only at
its first place. Nothing recurses, however deep a debate is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap.explorer.tree_paths import PathStep, TreePath
from argmap.graph import Edge, Graph
from argmap.unfold import RowKind, Unfolding, undercuts_below
from argmap.unfold import below as edges_below


class TreeItem:
    """One appearance of a node in the tree, below another node or at the top.

    ``edge`` leads to the node of the item ``above``; both are None at the top. ``level`` counts from 0. A ``circular``
    item's node also appears above it. ``below`` is None until the item is first opened.
    """

    __slots__ = ("above", "below", "circular", "edge", "is_open", "level", "node")

    def __init__(self, node: str, edge: Edge | None, above: TreeItem | None, circular: bool = False) -> None:
        self.node = node
        self.edge = edge
        self.above = above
        self.level: int = above.level + 1 if above is not None else 0
        self.circular = circular
        self.is_open = False
        self.below: list[TreeItem] | None = None

    def __repr__(self) -> str:
        return f"<{self.node} at level {self.level}>"

    @property
    def step(self) -> PathStep:
        """The last step of the path to this item."""
        return PathStep(self.node, self.edge.relation if self.edge is not None else None)

    def ancestry(self) -> Iterator[TreeItem]:
        """The item itself and those above it, up to the top."""
        here: TreeItem | None = self
        while here is not None:
            yield here
            here = here.above

    def path(self) -> TreePath:
        """The path from the top to this item."""
        return tuple(item.step for item in self.ancestry())[::-1]


class Outline:
    """The tree below the nodes ``tops``. ``rows`` are the visible items, from top to bottom.

    Rows are named by their index in ``rows``. ``changes`` grows by one whenever other rows may have become visible.
    """

    def __init__(self, graph: Graph, tops: Iterable[str], depth: int = 1) -> None:
        """Open the first ``depth`` levels."""
        self.graph = graph
        self.tops = [TreeItem(node, None, None) for node in tops]
        self.rows: list[TreeItem] = []
        self.changes = 0
        self._open_first(self.tops, depth)
        self._flatten()

    @classmethod
    def of_matches(cls, graph: Graph, tops: Iterable[str], kept: Collection[str]) -> Outline:
        """A tree of the nodes ``kept``, all open. An item without any of them below it can be opened as usual."""
        outline = cls(graph, (node for node in tops if node in kept), 0)
        outline._open_first(outline.tops, None, kept)
        outline._flatten()
        return outline

    def openable(self, item: TreeItem) -> bool:
        """True if there is anything below an item. Makes no items."""
        if item.below is not None:
            return bool(item.below)
        return bool(self._edges(item))

    def end(self, row: int) -> int:
        """The first row after everything below ``row``."""
        level, after = self.rows[row].level, row + 1
        while after < len(self.rows) and self.rows[after].level > level:
            after += 1
        return after

    def above(self, row: int) -> int | None:
        """The row that ``row`` is directly below; None at the top."""
        level = self.rows[row].level
        return next((at for at in range(row - 1, -1, -1) if self.rows[at].level < level), None)

    def siblings(self, row: int) -> list[int]:
        """The rows directly below the same row as ``row``, which is among them."""
        above = self.above(row)
        level = self.rows[row].level
        first, after = (above + 1, self.end(above)) if above is not None else (0, len(self.rows))
        return [at for at in range(first, after) if self.rows[at].level == level]

    def set_open(self, row: int, wanted: bool) -> bool:
        """Open or fold a row. True if that changed anything."""
        item = self.rows[row]
        if item.is_open == wanted or not self.openable(item):
            return False
        after = self.end(row)
        item.is_open = wanted
        self._made_below(item)
        self.rows[row + 1 : after] = _visible(item.below or ()) if wanted else ()
        self.changes += 1
        return True

    def set_all(self, rows: Collection[int], wanted: bool, deep: bool = False) -> None:
        """Open or fold rows and, if ``deep``, everything below them (each node only where it appears first)."""
        items = [self.rows[row] for row in rows]
        if wanted and deep:
            self._open_first(items, None)
        elif wanted:
            self._open_first(items, 1)
        else:
            _close(items, deep)
        self._flatten()

    def reveal(self, path: TreePath) -> int:
        """Open the items along a path, as far as it can be followed, and return the row where it ends.

        If the path does not start in this tree, that is row 0.
        """
        level, found = self.tops, None
        for step in path:
            following = next((item for item in level if item.step == step), None)
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
        """Open the same items as in ``other``, whose debate may have changed since."""
        pending = [(self.tops, other.tops)]
        while pending:
            mine, theirs = pending.pop()
            known = {item.step: item for item in theirs}
            for item in mine:
                like = known.get(item.step)
                if like is not None and like.is_open != item.is_open:
                    item.is_open = like.is_open and self.openable(item)
                if like is not None and item.is_open:
                    self._made_below(item)
                    pending.append((item.below or [], like.below or []))
        self._flatten()

    def _open_first(self, starts: list[TreeItem], depth: int | None, kept: Collection[str] | None = None) -> None:
        """Open items down to a depth, each node only where it appears first. With ``kept``, show only those nodes."""
        if not starts or depth == 0:
            return
        floor = starts[0].level + depth if depth is not None else None
        unfolding = Unfolding(self.graph)
        unfolding.start_below([one.node for one in starts[0].ancestry()][:0:-1])
        pending = starts[::-1]
        while pending:
            item = pending.pop()
            if floor is not None and item.level >= floor:
                continue
            visit = unfolding.visit(item.node, item.edge, item.level, whole=not item.circular)
            if visit.row_kind is not RowKind.WHOLE and kept is None:
                continue
            if item.below is None:
                edges = [edge for edge in visit.below if kept is None or edge.child in kept]
                if not edges and kept is not None:
                    continue
                item.below = [TreeItem(edge.child, edge, item, unfolding.is_above(edge.child)) for edge in edges]
            item.is_open = bool(item.below)
            pending.extend(reversed(item.below))

    def _made_below(self, item: TreeItem) -> None:
        if item.below is None:
            above = {one.node for one in item.ancestry()}
            item.below = [TreeItem(edge.child, edge, item, edge.child in above) for edge in self._edges(item)]

    def _edges(self, item: TreeItem) -> list[Edge]:
        if item.circular:
            return undercuts_below(self.graph, item.edge) if item.edge is not None else []
        return edges_below(self.graph, item.node, item.edge)

    def _flatten(self) -> None:
        self.rows[:] = _visible(self.tops)
        self.changes += 1


def _visible(items: Iterable[TreeItem]) -> Iterator[TreeItem]:
    pending = list(items)[::-1]
    while pending:
        item = pending.pop()
        yield item
        if item.is_open and item.below:
            pending.extend(reversed(item.below))


def _close(items: list[TreeItem], deep: bool) -> None:
    pending = list(items)
    while pending:
        item = pending.pop()
        item.is_open = False
        if deep:
            pending.extend(item.below or ())
