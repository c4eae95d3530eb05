"""The table of keys that is in sight while a map is made. Its keys can be clicked."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from argmap.explorer.keys import COMMANDS, Command, shown_key
from argmap.explorer.line_fitting import columns, fitted, rich_segments
from argmap.explorer.making.targets import MADE, fits
from argmap.explorer.session import Session
from argmap.styled import Line, Segment

_MIN_FOR_ALL = 110
"""Columns, from which the keys that are rarely needed are in the table too."""
_MIN_FOR_GROUPS = 20
"""Rows, below which the table has some groups only."""
_FOREMOST = ("make", "map")
_GAP = 2
_APART = 3
"""Columns between two keys, and between two groups in one row."""
_TITLE = 6
"""Columns of the name of a row."""


class Place(NamedTuple):
    """A key in the table: its row and columns."""

    row: int
    start: int
    end: int
    key: str


def key_rows(session: Session, width: int, height: int = _MIN_FOR_GROUPS) -> tuple[list[Line], list[Place]]:
    """The rows of the table in so many columns, and where each key is; what does nothing here is dim.

    ``height`` is that of the screen: a low one shows the keys that one needs most, and ? all others.
    """
    lines: list[Line] = []
    places: list[Place] = []
    for group in dict.fromkeys(one.group for one in COMMANDS if one.group):
        if height < _MIN_FOR_GROUPS and group not in _FOREMOST:
            continue
        shown = [one for one in COMMANDS if one.group == group and (one.always or width >= _MIN_FOR_ALL)]
        entries = [(_entry(session, command), command.keys[0]) for command in shown]
        title = [Segment(f"{group:<{_TITLE}}", "title")]
        whole = columns(title) + sum(columns(entry) + _GAP for entry, _ in entries)
        if lines and columns(lines[-1]) + _APART + whole - _GAP <= width:
            lines[-1] += [Segment(" " * _APART), *title]
        else:
            lines.append(title)
        for entry, key in entries:
            used = (
                columns(lines[-1]) + _GAP
                if len(lines[-1]) > 1 and lines[-1][-1] is not title[0]
                else columns(lines[-1])
            )
            if used + columns(entry) > width and used > _TITLE:
                lines.append([Segment(" " * _TITLE)])
                used = _TITLE
            lines[-1] += [Segment(" " * (used - columns(lines[-1]))), *entry]
            places.append(Place(len(lines) - 1, used, used + columns(entry), key))
    return lines, places


def _entry(session: Session, command: Command) -> Line:
    key = command.keys[0]
    works = fits(session.navigator, MADE[key][0], key.isupper()) if key in MADE else True
    name = Segment(shown_key(key, session.appearance.is_ascii), "key" if works else "dim")
    return [name, Segment(f" {command.short}", "" if works else "dim")]


class KeyTable(Widget, can_focus=False):
    """The rows of keys."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, session: Session) -> None:
        super().__init__(id="table")
        self.session = session
        self._lines: list[Line] = []
        self._places: list[Place] = []

    def sync(self, width: int, height: int) -> None:
        """Show the keys that do something now, on a screen of so many columns and rows."""
        lines, self._places = key_rows(self.session, max(1, width - 2), height)
        if len(lines) != len(self._lines):
            self.styles.height = len(lines)
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        room = self.size.width
        if y >= len(self._lines) or room <= 0:
            return Strip.blank(room, self.rich_style)
        line = fitted(self._lines[y], room, self.session.appearance.more)
        return Strip(rich_segments(line, self.session.appearance.styles), room).apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        column = event.x - self.gutter.left
        for place in self._places:
            if place.row == event.y and place.start <= column < place.end:
                self.post_message(self.Pressed(place.key))
