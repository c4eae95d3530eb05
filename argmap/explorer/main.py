"""The screen that is always there, with all its keys; dialogs lie over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from argmap.explorer.keys import COMMANDS
from argmap.explorer.widgets import Bar, Field, LinesPane, TreePane

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer

KEYS = tuple(dict.fromkeys([key for command in COMMANDS for key in command.keys] + list("123456789")))


class Main(Screen[None]):
    """The one screen; dialogs lie over it."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 # Textual reads it from the class
        # With priority a key is answered before the next is looked at, however fast one types.
        Binding(key, f"app.press({number})", show=False, priority=True)
        for number, key in enumerate(KEYS)
    ]

    def compose(self) -> ComposeResult:
        app = _explorer(self)
        yield Bar(app.look, "crumbs")
        with Horizontal(id="body"):
            yield TreePane(app.tour, app.look)
            for name in ("node", "source", "findings"):
                yield LinesPane(app.look, name, "aside")
        with Vertical(id="columns"):
            yield LinesPane(app.look, "claim")
            with Horizontal(id="sides"):
                yield LinesPane(app.look, "for", "side")
                yield LinesPane(app.look, "against", "side")
        yield LinesPane(app.look, "debate")
        yield Field(id="query", placeholder="words, or a query: kind:position is:unanswered", select_on_focus=False)
        yield Bar(app.look, "status")
        yield Bar(app.look, "keys")

    def on_mount(self) -> None:
        self.query_one(Field).cursor_blink = not _explorer(self).still
        _explorer(self).begin()

    def typed(self, words: str) -> bool:
        """Take what is typed or pasted into a filter; whether it was taken."""
        if _explorer(self).typing:
            self.query_one(Field).typed(words)
        return _explorer(self).typing

    def on_resize(self) -> None:
        self.call_after_refresh(_explorer(self).sync)


def _explorer(screen: Screen[None]) -> Explorer:
    return cast("Explorer", screen.app)
