"""Small widgets: a one-line bar, and a field to type in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from argmap.explorer.appearance import Appearance
from argmap.explorer.line_fitting import fitted, rich_segments
from argmap.styled import Line


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
        room = self.size.width
        if y or room <= 0:
            return Strip.blank(room, self.rich_style)
        line = fitted(self.line, room, self.appearance.more)
        return Strip(rich_segments(line, self.appearance.styles), room).apply_style(self.rich_style)


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
