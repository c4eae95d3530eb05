"""The state of a running explorer, as plain values. Commands change it; bars, panes and the screen show it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.explorer.appearance import Appearance
from argmap.explorer.bookmarks import Bookmarks
from argmap.explorer.exchanges import Exchange, column_edges, columns_of, exchanges
from argmap.explorer.file_watch import gone, stamps
from argmap.explorer.making.maker import Maker
from argmap.explorer.navigator import Navigator
from argmap.explorer.query_filter import QueryFilters, QueryProblem
from argmap.explorer.tree_paths import TreePath
from argmap.findings import Finding
from argmap.graph import Edge
from argmap.relations import Side
from argmap.text import Span, shown

MAX_PANE_STEPS = 4
"""How often the pane can be made larger or smaller."""


class Maps(NamedTuple):
    """The maps to explore: ``load`` reads them again, ``check`` finds their problems, ``queries`` are named queries.

    ``settings`` are those of the check that each change must pass.
    """

    debate: Debate
    load: Callable[[], Debate]
    check: Callable[[Debate], tuple[Finding, ...]]
    queries: Callable[[], Mapping[str, str]] = dict
    settings: Settings = Settings()


class Session:
    """What the explorer shows and where the user is in it.

    ``view`` is what fills the screen: "tree", "columns" or "debate". ``aside`` is the pane beside the tree: "node",
    "source" or "findings". ``in_pane``: keys go to that pane. ``pane_steps`` is how much larger it was made (negative:
    smaller), and ``pane_is_hidden`` that it was hidden. ``column`` is the active one of ``columns``. ``typed_from`` is
    the path to the cursor when typing a filter began; None while none is being typed, and ``typed`` is what has been
    typed by now. ``is_making``: keys make maps; ``maker`` is the state of that, since it was begun. ``makes_after``:
    the findings were opened from there, and Esc goes back. ``times`` is the count typed before the present command.
    ``note`` is the message at the bottom, and ``note_column`` the column (from 1) of the filter that it is about, 0 if
    none.

    The screen sets ``tree_height`` (rows), ``columns_shown`` (how many there is room for) and ``target`` (where the
    chosen line of the active pane leads).
    """

    def __init__(self, maps: Maps, appearance: Appearance, writes: bool = True) -> None:
        """Without ``writes``, no command writes a file."""
        self.maps = maps
        self.appearance = appearance
        self.writes = writes
        self.navigator = Navigator(maps.debate, appearance.signs)
        self.filters = QueryFilters(maps.queries)
        self.bookmarks = Bookmarks(maps.debate, keep=writes)
        self.navigator.marked = self.bookmarks.nodes
        self.view = "tree"
        self.aside = "node"
        self.in_pane = False
        self.pane_steps = 0
        self.pane_is_hidden = False
        self.column = 0
        self.typed_from: TreePath | None = None
        self.typed = ""
        self.count = ""
        self.times = 1
        self.maker: Maker | None = None
        self.is_making = False
        self.makes_after = False
        self.note = self.bookmarks.note
        self.note_column = 0
        self.exchanges: list[Exchange] = []
        self.exchange = 0
        self.tree_height = 1
        self.columns_shown = 2
        self.target: str | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._stamps = stamps(maps.debate)

    @property
    def context(self) -> str:
        """Which keys apply: "filter" while a filter is typed, else "making", "tree", "pane", "columns" or "debate"."""
        if self.typed_from is not None:
            return "filter"
        if self.view != "tree":
            return self.view
        if self.is_making:
            return "making"
        return "pane" if self.in_pane else "tree"

    @property
    def active_pane(self) -> str:
        """The name of the pane that gets the keys, unless the tree gets them."""
        if self.view == "columns":
            return f"column-{self.column - self.first_column}"
        return self.view if self.view != "tree" else self.aside

    @property
    def columns(self) -> list[Edge] | list[Side]:
        """The columns to weigh: the positions of a question, or the reasons for and against any other node."""
        nav = self.navigator
        return columns_of(nav.graph, nav.node) if nav.node is not None else []

    @property
    def first_column(self) -> int:
        """The first visible column, if there is no room for all."""
        last = max(0, len(self.columns) - self.columns_shown)
        return min(max(0, self.column - self.columns_shown + 1), last)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of a check, which runs on first use."""
        if self._findings is None:
            self._findings = self.maps.check(self.navigator.debate)
        return self._findings

    @property
    def span(self) -> Span | None:
        """Where the chosen finding, or else the node at the cursor, is written; None if there is neither."""
        if self.context == "pane" and self.aside == "findings" and self.findings:
            return self.findings[int(self.target)].span if self.target is not None else None
        node = self.navigator.node
        return self.navigator.graph.nodes[node]["range"] if node is not None else None

    @property
    def file(self) -> Path | None:
        """The map file that ``span`` is in."""
        span = self.span
        maps = self.navigator.debate.maps if span is not None else ()
        return next((one.path for one in maps if span is not None and one.text is span.text), None)

    def say(self, words: str, column: int = 0) -> None:
        """Show a message at the bottom until the next key, below a column (from 1) of the typed filter if given."""
        self.note, self.note_column = words, column

    def go_to(self, node: str) -> None:
        """Show a node in the tree."""
        self.navigator.jump(node)
        self.show_tree()

    def show_tree(self) -> None:
        self.view, self.in_pane = "tree", False

    def show_columns(self) -> None:
        """Weigh the node at the cursor: its positions, or the reasons for and against it, side by side."""
        nav = self.navigator
        if nav.node is not None:
            pros, cons = (column_edges(nav.graph, nav.node, side) for side in Side)
            self.view, self.column = "columns", int(bool(cons) and not pros)

    def show_debate(self) -> None:
        """Show the exchanges at the node at the cursor and below it."""
        nav = self.navigator
        if nav.node is not None:
            self.exchanges = exchanges(nav.graph, nav.node)
            self.view, self.exchange = "debate", 0

    def apply_filter(self, query: str) -> bool:
        """Show the matches of a query being typed. If it is wrong, say where, keep the rows, and return False."""
        self.say("")
        nav = self.navigator
        try:
            nav.apply(self.filters.filter_of(nav.debate, query) if query.strip() else None, self.typed_from)
        except QueryProblem as problem:
            self.say(str(problem), problem.column)
            return False
        return True

    def _renew_view(self) -> None:
        """Update the view from the current maps."""
        exchange, column = self.exchange, self.column
        if self.navigator.node is None:
            self.show_tree()
        elif self.view == "debate":
            self.show_debate()
            self.exchange = min(exchange, len(self.exchanges) - 1)
        elif self.view == "columns":
            self.show_columns()
            self.column = max(0, min(column, len(self.columns) - 1))

    @property
    def is_outdated(self) -> bool:
        """Whether a map file was saved since the maps were read."""
        return stamps(self.navigator.debate) != self._stamps

    def reload(self) -> None:
        """Read the maps again. The cursor stays on its node. If a map cannot be read, nothing changes."""
        nav = self.navigator
        try:
            debate = self.maps.load()
        except ArgmapError as error:
            self._stamps = stamps(nav.debate)
            lost = gone(nav.debate)
            if lost and self.maker is not None and self.maker.knows_deletion:
                return  # the last key said so, and more
            hint = "this is how it was, and a change (i) can write it anew"
            self.say(f"{shown(lost[0].text.file)} was deleted: {hint}" if lost else f"not read: {error}")
            return
        query = nav.filter.query if nav.filter is not None else None
        nav.renew(debate)
        if query is not None:
            with contextlib.suppress(QueryProblem):
                nav.apply(self.filters.filter_of(debate, query))
        self.bookmarks = self.bookmarks.renewed(debate)
        nav.marked = self.bookmarks.nodes
        if self.maker is not None:
            self.maker.renew(nav.sources)
        self._findings = None
        self._stamps = stamps(debate)
        self._renew_view()
        errors = sum(1 for finding in debate.findings if finding.severity == "error")
        self.say(f"read again: {errors} errors, press !" if errors else "read again")
