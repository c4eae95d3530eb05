"""The widget that shows the tree. It draws only the lines in view, because a debate may have 100,000 rows."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.explorer.line_fitting import rich_segments
from argmap.explorer.row_layout import RowLayout
from argmap.explorer.scrolling import set_rows
from argmap.explorer.session import Session
from argmap.explorer.tree_row import row_lines
from argmap.styled import Line, Segment

_MIN_TO_WRAP = 100
"""The fewest columns of the screen for wrapping rows other than the cursor's."""
_MAX_LINES = 2
"""The most lines of each of these. The cursor's row, and all rows if they fit, may take half of the pane."""


class TreePane(ScrollView, can_focus=False):
    """The visible rows of the outline. The scroll offset counts rows: it is the first row in view."""

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
        self._row = 0
        self._lines: dict[int, list[Line]] = {}
        self._most = 1

    def sync(self) -> None:
        """Show the current session, with the cursor in view. Draw only what has changed."""
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
        if drawn != self._drawn:
            self._lines.clear()
            self._most = self._most_lines(len(outline.rows))
        if drawn == self._drawn and nav.row == self._row:
            return
        for row in (self._row, nav.row):
            self._lines.pop(row, None)
        self._drawn, self._row = drawn, nav.row
        layout = self._layout
        if outline.rows and layout.height > 0:
            last = layout.last_first()
            set_rows(self, last + layout.height)
            first = layout.first_showing(nav.row, min(self.scroll_offset.y, last))
            if first != self.scroll_offset.y:
                self.scroll_to(0, first, animate=False, force=True)
        self.refresh()

    @property
    def _layout(self) -> RowLayout:
        rows = self.session.navigator.outline.rows
        return RowLayout(len(rows), self.scrollable_content_region.height, lambda row: len(self._lines_of(row)))

    def _lines_of(self, row: int) -> list[Line]:
        """The lines of a row, made once for each state."""
        lines = self._lines.get(row)
        if lines is None:
            nav = self.session.navigator
            most = self._most_of_cursor if row == nav.row else self._most
            room = max(1, self.scrollable_content_region.width - 1)
            lines = self._lines[row] = row_lines(nav, nav.outline.rows[row], room, most)
        return lines

    @property
    def _most_of_cursor(self) -> int:
        """How many lines the chosen row may take."""
        return max(_MAX_LINES, self.scrollable_content_region.height * 2 // 3)

    def _most_lines(self, rows: int) -> int:
        """How many lines a row may take: all that it needs, if all rows then fit."""
        height = self.scrollable_content_region.height
        if rows <= height:
            self._most = self._most_of_cursor
            if sum(len(self._lines_of(row)) for row in range(rows)) <= height:
                return self._most_of_cursor
            self._lines.clear()
        return _MAX_LINES if self.screen.size.width >= _MIN_TO_WRAP else 1

    def on_resize(self) -> None:
        self.sync()

    def render_line(self, y: int) -> Strip:
        nav, styles = self.session.navigator, self.session.appearance.styles
        room = self.scrollable_content_region.width
        at = self._layout.row_at(self.scroll_offset.y, y) if room > 0 else None
        if at is None:
            return Strip.blank(self.size.width, self.rich_style)
        row, part = at
        strip = Strip(rich_segments([*self._lines_of(row)[part], Segment(" ")], styles), room)
        if row == nav.row:
            strip = strip.apply_style(styles["cursor" if self.is_active else "cursor idle"])
        return strip.apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        at = self._layout.row_at(self.scroll_offset.y, event.y)
        if at is not None:
            row, part = at
            fold = 2 * self.session.navigator.outline.rows[row].level
            is_fold_mark = part == 0 and fold <= event.x <= fold + 1
            self.post_message(self.Chosen(row, event.chain == 2 or is_fold_mark))
