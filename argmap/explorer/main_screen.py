"""The main screen: the tree, the panes and the bars. It shows a session; dialogs open above it."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from argmap.explorer import bars
from argmap.explorer.key_table import KeyTable
from argmap.explorer.keys import KEYS
from argmap.explorer.lines_pane import LinesPane
from argmap.explorer.panes.contents import COLUMN, content, visible
from argmap.explorer.panes.making_lines import LINES, making_lines
from argmap.explorer.session import Session
from argmap.explorer.source_pane import SourcePane
from argmap.explorer.stylesheet import classes_for
from argmap.explorer.tree_pane import TreePane
from argmap.explorer.widgets import Bar, Field, Message

_MAX_AT_ONCE = 3_000
"""The largest debate, in nodes, that is filtered at each key. In larger ones filtering waits for a pause in typing."""
_MAX_COLUMNS = 6
"""Columns side by side."""
_MIN_COLUMN = 30
"""The least width of each of them. With less room fewer are shown at once."""
_MIN_FOR_TWO_ROWS = 24
"""Rows of a screen on which what the selected words would be may take two rows."""
_FILTER_DELAY = 0.1
"""That pause, in seconds."""


class MainScreen(Screen[None]):
    """``sync`` draws the current session. ``ready`` is set when there is something on the screen."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 # Textual reads it from the class
        # With priority, each key is handled before the next one, however fast the user types.
        Binding(key, f"app.press({number})", show=False, priority=True)
        for number, key in enumerate(KEYS)
    ]

    def __init__(self, session: Session, still: bool = False) -> None:
        """With ``still`` nothing blinks and nothing waits, for pictures."""
        super().__init__(id="main")
        self.session = session
        self.still = still
        self.ready = asyncio.Event()
        self._drawn: dict[str, object] = {}
        self._delayed: Timer | None = None

    def compose(self) -> ComposeResult:
        appearance = self.session.appearance
        yield Bar(appearance, "crumbs")
        with Horizontal(id="body"):
            yield TreePane(self.session)
            for name in ("node", "source", "findings"):
                yield LinesPane(appearance, name, "aside")
            with Vertical(id="making", classes="aside"):
                for number in range(LINES):
                    yield Message(appearance, f"making-{number}")
                yield SourcePane(self.session)
        with Vertical(id="columns"):
            yield LinesPane(appearance, "claim")
            with Horizontal(id="sides"):
                for number in range(_MAX_COLUMNS):
                    yield LinesPane(appearance, f"{COLUMN}{number}", "side later" if number else "side")
        yield LinesPane(appearance, "debate")
        yield Field(id="query", placeholder="words, or a query: kind:position is:unanswered", select_on_focus=False)
        yield Message(appearance, "status")
        yield Bar(appearance, "keys")
        yield KeyTable(self.session)

    def on_mount(self) -> None:
        self.field.cursor_blink = not self.still
        self.ready.set()

    def on_resize(self) -> None:
        self.call_after_refresh(self.sync)

    def on_screen_resume(self) -> None:
        """A dialog has closed: what was scrolled away behind it comes back into view."""
        if self.ready.is_set():
            self.sync()

    @property
    def field(self) -> Field:
        """The field in which a filter is typed."""
        return self.query_one(Field)

    def pane(self, name: str) -> LinesPane:
        return self.query_one(f"#{name}", LinesPane)

    @property
    def active_pane(self) -> LinesPane:
        return self.pane(self.session.active_pane)

    def sync(self) -> None:
        """Draw the current session. Parts that have not changed are not drawn again."""
        session = self.session
        session.columns_shown = max(1, min(self.size.width // _MIN_COLUMN, _MAX_COLUMNS))
        classes = classes_for(self.size, session)
        if classes != self.classes:
            self.set_classes(classes)
        tree = self.query_one(TreePane)
        tree.is_active = session.context in ("tree", "filter", "making")
        tree.sync()
        session.tree_height = tree.size.height
        self._show_columns()
        for pane in self.query(LinesPane):
            pane.activate(not tree.is_active and pane.id == session.active_pane)
        for name, key in visible(session, self.size.width).items():
            if self._drawn.get(name) != key:
                self._drawn[name] = key
                self.pane(name).show(*content(session, name))
        for name, line in bars.lines(session, self.size.width).items():
            bar = self.query_one(f"#{name}", Bar)
            bar.fit(line, self.size.width - 2) if isinstance(bar, Message) else bar.show(line)
        if session.context == "making":
            self._show_making()

    def _show_making(self) -> None:
        """Show what a map is made of: what is selected of the source, and the keys."""
        self.query_one(KeyTable).sync(*self.size)
        pane = self.query_one(SourcePane)
        room = pane.size.width or self.size.width
        most = 2 if self.size.height >= _MIN_FOR_TWO_ROWS else 1
        for number, line in enumerate(making_lines(self.session, max(1, room - 2), most)):
            self.query_one(f"#making-{number}", Message).fit(line, max(1, room - 2), most)
        pane.sync()

    def _show_columns(self) -> None:
        """Show as many columns as there are to weigh, if there is room."""
        session = self.session
        if session.view == "columns":
            number = min(len(session.columns), session.columns_shown)
            for pane in self.query(".side"):
                pane.display = int((pane.id or "").removeprefix(COLUMN)) < number

    def forget_drawn(self) -> None:
        """Fill all panes again at the next ``sync``."""
        self._drawn.clear()

    def typed(self, words: str) -> bool:
        """Insert typed or pasted text into the filter; False if none is being typed."""
        if self.session.typed_from is None:
            return False
        self.field.insert_typed(words)
        return True

    def open_filter(self, query: str) -> None:
        """Show the field with a query in it."""
        field = self.field
        field.display = True
        field.value = query
        field.cursor_position = len(query)
        self.set_focus(field)  # at once: the next letter is part of the query

    def close_filter(self) -> None:
        self.set_focus(None)
        self.field.display = False

    def on_input_changed(self) -> None:
        if self._delayed is not None:
            self._delayed.stop()
        if self.still or len(self.session.navigator.graph) <= _MAX_AT_ONCE:
            self._apply_and_sync()
        else:
            self._delayed = self.set_timer(_FILTER_DELAY, self._apply_and_sync)

    def _apply_and_sync(self) -> None:
        self.apply_filter()
        self.sync()

    def apply_filter(self) -> None:
        """Apply the typed filter, unless that is done already."""
        words = self.field.value
        if self.session.typed_from is not None and words != self.session.typed:
            self.session.typed = words
            self.session.apply_filter(words)
