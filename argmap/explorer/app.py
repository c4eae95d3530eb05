"""The application: the screen, what is shown on it, and how a key becomes a command."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import AwaitMount

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.explorer import bars, drawing
from argmap.explorer.asking import choose_node, filter_as_typed
from argmap.explorer.bookmarks import Bookmarks
from argmap.explorer.dialogs import Dialog
from argmap.explorer.exchanges import Exchange, column_edges, exchanges
from argmap.explorer.found import node_of
from argmap.explorer.keys import Command, command_for
from argmap.explorer.layout import CSS, classes_for
from argmap.explorer.look import Look
from argmap.explorer.main import KEYS, Main
from argmap.explorer.rows import Trail
from argmap.explorer.search import QueryProblem, Search
from argmap.explorer.themes import THEMES, textual_theme
from argmap.explorer.tour import Tour
from argmap.explorer.watching import stamps
from argmap.explorer.widgets import Bar, Field, LinesPane, TreePane
from argmap.findings import Finding
from argmap.relations import Side
from argmap.text import Span, Text
from argmap.view.words import Signs

_POLL_SECONDS = 1.0
_MANY = 3_000
_REST_SECONDS = 0.1
"""In a debate of that many nodes a filter is applied when the one who types takes a rest."""


class Maps(NamedTuple):
    """How the explorer gets at maps: what it was started with, and how they are read again and checked."""

    debate: Debate
    load: Callable[[], Debate]
    check: Callable[[Debate], tuple[Finding, ...]]
    queries: Callable[[], Mapping[str, str]] = dict


class Explorer(App[None]):
    """``tour`` is what is looked at; ``sync`` puts it on the screen after every command."""

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "argmap explore"

    def __init__(self, maps: Maps, signs: Signs, theme: str = "dark", still: bool = False, writes: bool = True) -> None:
        """For pictures, ``still`` lets nothing blink or be polled, and without ``writes`` no key writes anything."""
        colored = not os.environ.get("NO_COLOR")
        super().__init__(ansi_color=None if colored else True)
        self.maps = maps
        self.look = Look(theme, colored, signs)
        self.tour = Tour(maps.debate, signs)
        self.search = Search(maps.queries)
        self.writes = writes
        self.bookmarks = Bookmarks(maps.debate, keep=writes)
        self.tour.marked = self.bookmarks.nodes
        self.still = still
        self.view = "tree"
        self.aside = "node"
        self.in_pane = False
        self.in_against = False
        self.typing = False
        self.typed_from: Trail = ()
        self.typed_words = ""
        self.count = ""
        self.times = 1
        self.note = self.bookmarks.note
        self.note_column = 0
        self.exchanges: list[Exchange] = []
        self.exchange = 0
        self.quoting: dict[str, tuple[str, ...]] = {}
        self.found: tuple[Finding, ...] | None = None
        self.bug: Exception | None = None
        self.left = False
        self._begun = asyncio.Event()
        self._opening: AwaitMount | None = None
        self._soon: Timer | None = None
        self.drawn: dict[str, object] = {}
        self._stamps = stamps(self.tour.debate)
        for name in THEMES:
            self.register_theme(textual_theme(name))
        self.theme = theme

    def get_default_screen(self) -> Screen[None]:
        return Main(id="main")

    def begin(self) -> None:
        """Answer keys, now that there is something to show."""
        self._begun.set()
        if not self.still:
            self.set_interval(_POLL_SECONDS, self._reload_if_saved)

    @property
    def main(self) -> Screen[None]:
        screen: Screen[None] = self.screen_stack[0]
        return screen

    def pane(self, name: str) -> LinesPane:
        return self.main.query_one(f"#{name}", LinesPane)

    @property
    def where(self) -> str:
        """In which part of the explorer a key is pressed."""
        if self.typing:
            return "filter"
        if self.view != "tree":
            return self.view
        return "pane" if self.in_pane else "tree"

    @property
    def active_pane(self) -> LinesPane:
        if self.view == "columns":
            return self.pane("against" if self.in_against else "for")
        return self.pane(self.view if self.view != "tree" else self.aside)

    @property
    def tree_height(self) -> int:
        return self.main.query_one(TreePane).size.height

    @property
    def span(self) -> Span | None:
        """Where what one is at is written: the chosen finding, or the node."""
        if self.view == "tree" and self.aside == "findings" and self.in_pane and self.found:
            target = self.active_pane.target
            return self.found[int(target)].span if target is not None else None
        node = self.tour.node
        return self.tour.graph.nodes[node]["range"] if node is not None else None

    def file_of(self, text: Text) -> Path | None:
        """The file of a map's text."""
        return next((one.path for one in self.tour.debate.maps if one.text is text), None)

    def say(self, words: str, column: int = 0) -> None:
        """Say something in the line at the bottom, until the next key; below a column of what is typed, if given."""
        self.note, self.note_column = words, column

    async def on_event(self, event: events.Event) -> None:
        """Finish with each key before the next one, however many arrive at once.

        Textual mounts a dialog and forwards keys to it in the background, so the next key could meet a dialog that is
        not there yet, or is already closed. Here the dialog is awaited, and letters are put into their field at once.
        """
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._begun.wait()
            opening, self._opening = self._opening, None
            if opening is not None:
                await opening
            if self.left or self._typed(event):
                return
        await super().on_event(event)

    def _typed(self, event: events.Key | events.Paste) -> bool:
        """Whether letters were typed or pasted where letters are taken."""
        if isinstance(event, events.Paste):
            words = next(iter(event.text.splitlines()), "")
        else:
            words = (event.character or "") if event.is_printable else ""
        return bool(words) and isinstance(self.screen, (Main, Dialog)) and self.screen.typed(words)

    def ask(self, dialog: Dialog, answer: Callable[[str | None], None]) -> None:
        """Open a dialog; ``answer`` is called with its answer, or with None if there is none."""
        self._opening = self.push_screen(dialog, answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is a command here: while a filter is typed, most keys are its letters."""
        if action == "press" and self.typing:
            (number,) = parameters
            assert isinstance(number, int)
            return command_for("filter", KEYS[number]) is not None
        return super().check_action(action, parameters)

    def action_press(self, number: int) -> None:
        """A key of the table."""
        self.press(KEYS[number])

    def press(self, key: str) -> None:
        """Count, or run the command of a key, as often as was counted."""
        if key.isdecimal() and (key != "0" or self.count):
            self.count = (self.count + key)[-6:]
        else:
            command = command_for(self.where, key)
            count, self.count = int(self.count or 1), ""
            self.filter_typed()
            self.say("")
            if command is not None:
                self.run_command(command, count)
        self.sync()

    def run_command(self, command: Command, times: int = 1) -> None:
        self.times = times
        try:
            command.run(self)
        except ArgmapError as error:
            self.say(f"{error}; {error.hint}" if error.hint else str(error))

    def _handle_exception(self, error: Exception) -> None:
        """End at the first exception and keep it: the command line tells a bug in one line, Textual in a hundred."""
        if self.bug is None:
            self.bug = self._exception = error
            self._exception_event.set()
            self._begun.set()
        self._close_messages_no_wait()

    def leave(self) -> None:
        """End the explorer; what was typed after that is not its business."""
        self.left = True
        self.exit()

    def action_help_quit(self) -> None:
        """Textual's answer to Ctrl-C is a message; here it ends the explorer."""
        self.leave()

    def sync(self) -> None:
        """Put the tour on the screen as it is now."""
        main = self.main
        classes = classes_for(self.size, self.view, self.aside, self.in_pane, self.look.is_ascii)
        if classes != main.classes:
            main.set_classes(classes)
        tree = main.query_one(TreePane)
        tree.is_active = self.where in ("tree", "filter")
        tree.sync()
        for pane in main.query(LinesPane):
            pane.activate(not tree.is_active and pane is self.active_pane)
        drawing.fill_panes(self)
        for name, line in bars.lines(self, self.size.width).items():
            main.query_one(f"#{name}", Bar).show(line)

    def follow(self, pane: LinesPane, target: str) -> None:
        """Go where a line leads: to a node, to a finding's node, or to one of those that quote a line of the source."""
        if pane.id == "source":
            choose_node(self, "quoted here by", self.quoting[target])
        elif pane.id == "findings":
            node = node_of(self.tour.debate, self.found[int(target)]) if self.found else None
            if node is None:
                self.say("this finding is about the file, not about a node: o opens it")
            else:
                self.tour.jump(node)
        else:
            self.tour.jump(target)
            self.close_view()

    def open_columns(self) -> None:
        if self.tour.node is None:
            return
        pros, cons = (column_edges(self.tour.graph, self.tour.node, side) for side in Side)
        self.view, self.in_against = "columns", bool(cons) and not pros

    def turn_column(self) -> None:
        self.in_against = not self.in_against

    def open_debate(self) -> None:
        if self.tour.node is not None:
            self.exchanges = exchanges(self.tour.graph, self.tour.node)
            self.view, self.exchange = "debate", 0

    def walk(self, steps: int) -> None:
        """Go on to another exchange."""
        wanted = self.exchange + steps
        self.exchange = max(0, min(wanted, len(self.exchanges) - 1))
        if wanted != self.exchange:
            self.say("this is the last exchange" if steps > 0 else "this is the first exchange")

    def close_view(self) -> None:
        self.view, self.in_pane = "tree", False

    def turn_theme(self) -> None:
        self.look.turn()
        self.theme = self.look.theme  # upon which Textual draws everything again

    def reload(self) -> None:
        """Read the maps again; the cursor stays on its node."""
        try:
            debate = self.maps.load()
        except ArgmapError as error:
            self._stamps = stamps(self.tour.debate)
            self.say(f"not read: {error}")
            return
        query = self.tour.filter.query if self.tour.filter is not None else None
        self.tour.renew(debate)
        if query is not None:
            with contextlib.suppress(QueryProblem):
                self.tour.apply(self.search.filter_of(debate, query))
        self.bookmarks = self.bookmarks.renewed(debate)
        self.tour.marked = self.bookmarks.nodes
        self.found = None
        self.drawn.clear()
        self._stamps = stamps(self.tour.debate)
        errors = sum(1 for finding in debate.findings if finding.severity == "error")
        self.say(f"read again: {errors} errors, ! shows them" if errors else "read again")

    def _reload_if_saved(self) -> None:
        if stamps(self.tour.debate) != self._stamps:
            self.reload()
            self.sync()

    def on_tree_pane_chosen(self, message: TreePane.Chosen) -> None:
        self.in_pane = False
        self.say("")
        self.tour.go(message.row)
        if message.folds and self.tour.place is not None:
            self.tour.outline.set_open(message.row, not self.tour.place.is_open)
        self.sync()

    def on_lines_pane_chosen(self, message: LinesPane.Chosen) -> None:
        self.say("")
        if any(line.target == message.target for line in message.pane.lines):  # else a key was faster than the click
            self.follow(message.pane, message.target)
        self.sync()

    def on_input_changed(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        if self.still or len(self.tour.graph) < _MANY:
            self._filter()
        else:
            self._soon = self.set_timer(_REST_SECONDS, self._filter)

    def _filter(self) -> None:
        self.filter_typed()
        self.sync()

    def filter_typed(self) -> None:
        """Show what matches the filter that is being typed, unless that is shown already."""
        words = self.main.query_one(Field).value
        if self.typing and words != self.typed_words:
            self.typed_words = words
            filter_as_typed(self, words)
