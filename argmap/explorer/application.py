"""The application: it passes keys to commands, and does in the terminal what commands request."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import assert_never

from rich.console import RenderableType
from textual import events
from textual.app import SuspendNotSupported
from textual.screen import Screen
from textual.widget import AwaitMount

from argmap.errors import ArgmapError
from argmap.explorer.appearance import Appearance
from argmap.explorer.commands.panes import follow
from argmap.explorer.commands.select import select_at
from argmap.explorer.dialogs import Dialog
from argmap.explorer.external_editor import run_editor
from argmap.explorer.key_help import key_dialog
from argmap.explorer.key_table import KeyTable
from argmap.explorer.keys import KEYS, command_for
from argmap.explorer.lines_pane import LinesPane
from argmap.explorer.main_screen import MainScreen
from argmap.explorer.requests import (
    Ask,
    CloseFilter,
    Copy,
    GoToPaneEnd,
    MoveInPane,
    OpenFilter,
    Quit,
    Request,
    RunEditor,
    ScrollPane,
    ShowKeys,
    TakeScreenshot,
)
from argmap.explorer.screenshot import screenshot_of
from argmap.explorer.session import Maps, Session
from argmap.explorer.source_pane import SourcePane
from argmap.explorer.stylesheet import CSS
from argmap.explorer.textual_internals import BugCatchingApp
from argmap.explorer.themes import THEMES, textual_theme
from argmap.explorer.tree_pane import TreePane
from argmap.view.node_line import Signs

_POLL_SECONDS = 1.0
_MAX_COUNT_DIGITS = 6


def in_full(error: ArgmapError) -> str:
    """What is wrong, and what to do."""
    return f"{error}; {error.hint}" if error.hint else str(error)


class Explorer(BugCatchingApp):
    """The explorer of a debate. ``session`` is its state, and ``main`` the screen that shows it."""

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "argmap explore"

    def __init__(self, maps: Maps, signs: Signs, theme: str = "dark", still: bool = False, writes: bool = True) -> None:
        """For pictures: with ``still`` nothing blinks or polls, and without ``writes`` no key writes a file."""
        colored = not os.environ.get("NO_COLOR")
        super().__init__(ansi_color=None if colored else True)
        self.session = Session(maps, Appearance(theme, colored, signs), writes)
        self.still = still
        self.main = MainScreen(self.session, still)
        self.has_left = False
        self._opening: AwaitMount | None = None
        for name in THEMES:
            self.register_theme(textual_theme(name))
        self.theme = theme

    def get_default_screen(self) -> Screen[None]:
        return self.main

    def on_mount(self) -> None:
        if not self.still:
            self.set_interval(_POLL_SECONDS, self._reload_if_saved)

    def panic(self, *renderables: RenderableType) -> None:
        """End because of an error, and release keys that still wait for the screen."""
        self.main.ready.set()
        super().panic(*renderables)

    async def on_event(self, event: events.Event) -> None:
        """Finish each key before the next one, however many arrive at once.

        Textual mounts a dialog and forwards keys to it in the background, so the next key could meet a dialog that
        does not exist yet, or is already closed. Here the dialog is awaited, and letters are put into its field at
        once.
        """
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.main.ready.wait()
            opening, self._opening = self._opening, None
            if opening is not None:
                await opening
            if self.has_left or self._typed(event):
                return
        await super().on_event(event)

    def _typed(self, event: events.Key | events.Paste) -> bool:
        """Whether text was typed or pasted and the screen has taken it."""
        if isinstance(event, events.Paste):
            words = next(iter(event.text.splitlines()), "")
        else:
            words = (event.character or "") if event.is_printable else ""
        return bool(words) and isinstance(self.screen, (MainScreen, Dialog)) and self.screen.typed(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is a command here. While a filter is typed, most keys are letters of it."""
        if action == "press" and self.session.typed_from is not None:
            (number,) = parameters
            assert isinstance(number, int)
            return command_for("filter", KEYS[number]) is not None
        return super().check_action(action, parameters)

    def action_press(self, number: int) -> None:
        """Handle a key of ``KEYS``: count, or run its command as often as was counted."""
        session, key = self.session, KEYS[number]
        if key.isdecimal() and (key != "0" or session.count):
            session.count = (session.count + key)[-_MAX_COUNT_DIGITS:]
            self.sync()
            return
        command = command_for(session.context, key)
        session.times, session.count = int(session.count or 1), ""
        self.main.apply_filter()
        session.say("")
        self._run(lambda: command.run(session) if command is not None else None)

    def _run(self, command: Callable[[], Request | None]) -> None:
        """Run a command, do what it requests, and show the result."""
        self.session.target = self.main.active_pane.target
        try:
            self._perform(command())
        except ArgmapError as error:
            self.session.say(in_full(error))
        self.sync()

    def _perform(self, request: Request | None) -> None:  # noqa: C901 # one case for each request
        main = self.main
        match request:
            case None:
                pass
            case Ask():
                self._ask(request)
            case MoveInPane(steps):
                main.active_pane.move(steps)
            case ScrollPane(pages):
                main.active_pane.page(pages)
            case GoToPaneEnd(last):
                main.active_pane.to_end(last)
            case OpenFilter(query):
                main.open_filter(query)
            case CloseFilter():
                main.close_filter()
            case ShowKeys():
                self._ask(key_dialog(self.session))
            case Copy(words):
                self.copy_to_clipboard(words)
            case TakeScreenshot(taken):
                self._perform(taken(screenshot_of(self, self.session.appearance.theme)))
            case RunEditor(command):
                self._edit(command)
            case Quit():
                self.leave()
            case _:
                assert_never(request)

    def _ask(self, ask: Ask) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                self.session.times = 1
                self._run(lambda: self._accepted(ask, answer))

        self._opening = self.push_screen(ask.dialog, answered)

    def _accepted(self, ask: Ask, answer: str) -> Request | None:
        """Use an answer; where it is refused, ask again if the request insists."""
        try:
            return ask.answered(answer)
        except ArgmapError as error:
            if not ask.insists:
                raise
            self.session.say(in_full(error))
            return ask._replace(dialog=ask.dialog.again(in_full(error)))

    def _edit(self, command: list[str]) -> None:
        try:
            with self.suspend():
                problem = run_editor(command)
        except SuspendNotSupported:
            self.session.say("no terminal to open an editor in")
            return
        self.session.reload()
        if problem:
            self.session.say(problem)

    def leave(self) -> None:
        """End the explorer. Keys typed later go elsewhere."""
        self.has_left = True
        self.exit()

    def action_help_quit(self) -> None:
        """Textual answers Ctrl-C with a message; here it ends the explorer."""
        self.leave()

    def sync(self) -> None:
        """Show the current session."""
        if self.theme != self.session.appearance.theme:
            self.theme = self.session.appearance.theme
        self.main.sync()

    def _reload_if_saved(self) -> None:
        if self.main.ready.is_set() and self.session.is_outdated:
            self.session.reload()
            self.sync()

    def on_tree_pane_chosen(self, message: TreePane.Chosen) -> None:
        session, nav = self.session, self.session.navigator
        session.in_pane = False
        session.say("")
        nav.go(message.row)
        if message.folds and nav.item is not None:
            nav.outline.set_open(message.row, not nav.item.is_open)
        self.sync()

    def on_source_pane_selected(self, message: SourcePane.Selected) -> None:
        if self.session.context == "making":
            self._run(lambda: select_at(self.session, message.start, message.end, message.dragged))

    def on_key_table_pressed(self, message: KeyTable.Pressed) -> None:
        """A key of the table was clicked: as if it was pressed."""
        if self.screen is self.main and self.session.context == "making":
            self.action_press(KEYS.index(message.key))

    def on_lines_pane_chosen(self, message: LinesPane.Chosen) -> None:
        self.session.say("")
        pane = message.pane
        if any(line.target == message.target for line in pane.lines):  # otherwise a key was faster than the click
            self._run(lambda: follow(self.session, pane.id or "", message.target))
        self.sync()
