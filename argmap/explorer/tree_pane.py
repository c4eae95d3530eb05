"""The widget that draws the tree, row by row: a node has no widget of its own."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.explorer.line_fitting import rich_segments
from argmap.explorer.scrolling import keep_in_view, set_rows
from argmap.explorer.session import Session
from argmap.explorer.tree_row import row_line
from argmap.styled import Segment


class TreePane(ScrollView, can_focus=False):
    """The visible rows of the outline."""

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

    def sync(self) -> None:
        """Show the session as it is now, with the cursor in view; draw only what has changed."""
        nav, outline = self.session.navigator, self.session.navigator.outline
        room = self.scrollable_content_region.width
        set_rows(self, len(outline.rows))
        keep_in_view(self, nav.row)
        drawn = (
            outline,
            outline.changes,
            room,
            id(self.session.appearance.styles),
            self.is_active,
            frozenset(nav.marked),
        )
        if drawn != self._drawn:
            self.refresh()
        elif nav.row != self._row:
            self.refresh_line(self._row)
            self.refresh_line(nav.row)
        self._drawn, self._row = drawn, nav.row

    def on_resize(self) -> None:
        self.sync()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        nav, styles = self.session.navigator, self.session.appearance.styles
        rows = nav.outline.rows
        room = self.scrollable_content_region.width
        if row >= len(rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        line = [*row_line(nav, rows[row], room - 1), Segment(" ")]
        strip = Strip(rich_segments(line, styles), room)
        if row == nav.row:
            strip = strip.apply_style(styles["cursor" if self.is_active else "cursor idle"])
        return strip.apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        rows = self.session.navigator.outline.rows
        if row < len(rows):
            fold = 2 * rows[row].level
            self.post_message(self.Chosen(row, event.chain == 2 or fold <= event.x <= fold + 1))
