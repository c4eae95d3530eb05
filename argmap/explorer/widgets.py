"""Small widgets: a one-line bar, and a field to type in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from argmap.explorer.appearance import Appearance
from argmap.explorer.line_fitting import fitted, rich_segments, wrapped
from argmap.styled import Line, Segment

MAX_ROWS = 5
"""Rows of a message; one that is longer still is cut."""


class Bar(Widget, can_focus=False):
    """One line."""

    ALLOW_SELECT = False

    def __init__(self, appearance: Appearance, id: str) -> None:
        super().__init__(id=id)
        self.appearance = appearance
        self.line: Line = []

    def show(self, line: Line) -> None:
        if line != self.line:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.drawn(self.line) if y == 0 else Strip.blank(self.size.width, self.rich_style)

    def drawn(self, line: Line) -> Strip:
        """A row of the bar: cut, or filled."""
        room = self.size.width
        if room <= 0:
            return Strip.blank(room, self.rich_style)
        made = fitted(line, room, self.appearance.more)
        return Strip(rich_segments(made, self.appearance.styles), room).apply_style(self.rich_style)


class Message(Bar):
    """A line that takes several rows where one is too short for it."""

    def __init__(self, appearance: Appearance, id: str) -> None:
        super().__init__(appearance, id)
        self._rows: list[Line] = []

    def fit(self, line: Line, room: int, most: int = MAX_ROWS) -> None:
        """Show a line in so many columns, in ``most`` rows or fewer."""
        self.show(line)
        self._rows = wrapped(line, max(1, room))
        if len(self._rows) > most:
            self._rows[most - 1 :] = [[*self._rows[most - 1], Segment(" "), Segment(self.appearance.more)]]
        if self.size.height != max(1, len(self._rows)):
            self.styles.height = max(1, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.drawn(self._rows[y]) if y < len(self._rows) else Strip.blank(self.size.width, self.rich_style)


class Field(Input, inherit_bindings=False):
    """A field to type in. The application passes it each key at once, so that it does not lag behind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, priority=True)
        for binding in Input.BINDINGS
        if isinstance(binding, Binding) and binding.key != "enter"  # the screen handles it
    ]

    def insert_typed(self, words: str) -> None:
        """Replace the selection with typed or pasted text, without characters that cannot be shown."""
        self.replace("".join(filter(str.isprintable, words)), *self.selection)
