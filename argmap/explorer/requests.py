"""Requests of commands to the screen, as plain values, for everything that needs a terminal, a dialog or a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from argmap.explorer.dialogs import Dialog


class Ask(NamedTuple):
    """Open a dialog. ``answered`` is called with the answer, unless the user cancels the dialog.

    With ``insists``, a dialog whose answer is refused opens again, with the answer in it and the reason beside it.
    """

    dialog: Dialog
    answered: Callable[[str], Request | None]
    insists: bool = False


class MoveInPane(NamedTuple):
    """Choose the next line that leads somewhere, a number of times (back if negative), or scroll."""

    steps: int


class ScrollPane(NamedTuple):
    """Scroll the active pane by a number of pages, up if negative."""

    pages: float


class GoToPaneEnd(NamedTuple):
    """Go to the last line of the active pane, or to the first."""

    last: bool


class OpenFilter(NamedTuple):
    """Show the field in which a filter is typed, with a query in it."""

    query: str


class CloseFilter(NamedTuple):
    """Hide that field."""


class ShowKeys(NamedTuple):
    """Open the list of all keys."""


class Copy(NamedTuple):
    """Copy text to the clipboard."""

    words: str


class TakeScreenshot(NamedTuple):
    """Draw the screen as SVG, and pass it to ``taken``."""

    taken: Callable[[str], Request | None]


class RunEditor(NamedTuple):
    """Run a command in the terminal until it ends, then read the maps again."""

    command: list[str]


class Quit(NamedTuple):
    """End the explorer."""


Request: TypeAlias = (
    Ask
    | MoveInPane
    | ScrollPane
    | GoToPaneEnd
    | OpenFilter
    | CloseFilter
    | ShowKeys
    | Copy
    | TakeScreenshot
    | RunEditor
    | Quit
)
