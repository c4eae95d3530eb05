"""The widget that shows the tree. It draws the lines that are in view: a debate may have 100,000 rows."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.explorer.line_fitting import rich_segments
from argmap.explorer.scrolling import keep_in_view, set_rows
from argmap.explorer.session import Session
from argmap.explorer.tree_row import row_line, row_lines
from argmap.styled import Line, Segment

_MIN_LINES = 2
"""Lines that the row of the cursor may take in the lowest pane; in others it may take half of the pane."""


class TreePane(ScrollView, can_focus=False):
    """The visible rows of the outline, each in a line. The row of the cursor is wrapped; so are all if they fit."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A row was clicked; ``folds`` if its fold mark was, or the row was clicked twice."""

        def __init__(self, row: int, folds: bool) -> None:
            super().__init__()
            self.row = row
            self.folds = folds

    def __init__(self, session: Session) -> None:
        super().__init__(id="tree")
        self.session = session
        self.is_active = True
        self._drawn: object = None
        self._wrapped: dict[int, list[Line]] = {}
        self._row = 0

    def sync(self) -> None:
        """Show the session as it is now, with the cursor in view; draw only what has changed."""
        nav, outline = self.session.navigator, self.session.navigator.outline
        region = self.scrollable_content_region
        drawn = (
            outline,
            outline.changes,
            region.size,
            id(self.session.appearance.styles),
            self.is_active,
            frozenset(nav.marked),
            nav.filter,
        )
        was_higher = any(len(lines) > 1 for lines in self._wrapped.values())
        if drawn != self._drawn or nav.row != self._row:
            self._wrap(drawn != self._drawn)
        set_rows(self, len(outline.rows) + self._more_lines(len(outline.rows)))
        top = self._top(nav.row)
        keep_in_view(self, top + len(self._wrapped.get(nav.row, ())) - 1)
        keep_in_view(self, top)
        is_higher = any(len(lines) > 1 for lines in self._wrapped.values())
        if drawn != self._drawn or ((was_higher or is_higher) and nav.row != self._row):
            self.refresh()
        elif nav.row != self._row:
            self.refresh_line(self._row)
            self.refresh_line(nav.row)
        self._drawn, self._row = drawn, nav.row

    def _wrap(self, is_new: bool) -> None:
        """Wrap all rows if they fit into the pane, else that of the cursor."""
        nav, rows = self.session.navigator, self.session.navigator.outline.rows
        room, height = self.scrollable_content_region.size
        if not is_new and len(self._wrapped) == len(rows):
            return
        self._wrapped = {}
        if room <= 1 or height <= 0:
            return
        most = max(_MIN_LINES, height // 2)
        if is_new and len(rows) <= height:
            wrapped = [row_lines(nav, item, room - 1, most) for item in rows]
            if sum(map(len, wrapped)) <= height:
                self._wrapped = dict(enumerate(wrapped))
                return
        if nav.item is not None:
            self._wrapped[nav.row] = row_lines(nav, nav.item, room - 1, most)

    def _more_lines(self, row: int) -> int:
        """How many lines the wrapped rows above ``row`` take beyond one for each."""
        return sum(len(lines) - 1 for at, lines in self._wrapped.items() if at < row)

    def _top(self, row: int) -> int:
        """The first line of a row."""
        return row + self._more_lines(row)

    def _at(self, line: int) -> tuple[int, int]:
        """The row that a line belongs to, and its number in that row."""
        for row, lines in sorted(self._wrapped.items()):
            if line < row:
                return line, 0
            if line < row + len(lines):
                return row, line - row
            line -= len(lines) - 1
        return line, 0

    def on_resize(self) -> None:
        self.sync()

    def render_line(self, y: int) -> Strip:
        row, part = self._at(y + self.scroll_offset.y)
        nav, styles = self.session.navigator, self.session.appearance.styles
        rows = nav.outline.rows
        room = self.scrollable_content_region.width
        if row >= len(rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        wrapped = self._wrapped.get(row)
        line = wrapped[part] if wrapped else row_line(nav, rows[row], room - 1)
        strip = Strip(rich_segments([*line, Segment(" ")], styles), room)
        if row == nav.row:
            strip = strip.apply_style(styles["cursor" if self.is_active else "cursor idle"])
        return strip.apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        row, part = self._at(event.y + self.scroll_offset.y)
        rows = self.session.navigator.outline.rows
        if row < len(rows):
            fold = 2 * rows[row].level
            is_fold_mark = part == 0 and fold <= event.x <= fold + 1
            self.post_message(self.Chosen(row, event.chain == 2 or is_fold_mark))
