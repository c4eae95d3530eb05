"""The widget that shows lines, wrapped to its width."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.explorer.appearance import Appearance
from argmap.explorer.line_fitting import PaneLine, fitted, rich_segments, wrapped
from argmap.explorer.scrolling import keep_in_view, set_rows
from argmap.styled import Line, Segment


class LinesPane(ScrollView, can_focus=False):
    """Lines wrapped to the width of the pane. Lines that lead somewhere can be chosen."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A line that leads somewhere was clicked."""

        def __init__(self, pane: LinesPane, target: str) -> None:
            super().__init__()
            self.pane = pane
            self.target = target

    def __init__(self, appearance: Appearance, id: str, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.appearance = appearance
        self.lines: list[PaneLine] = []
        self.chosen: int | None = None
        self.is_active = False
        self._rows: list[tuple[int, Line]] = []
        self._starts: list[int] = []
        self._top: int | None = None

    @property
    def target(self) -> str | None:
        """Where the chosen line leads; None if no line is chosen."""
        return self.lines[self.chosen].target if self.chosen is not None else None

    def activate(self, is_active: bool) -> None:
        """Set whether keys go to this pane; only then the chosen line is highlighted."""
        if is_active != self.is_active:
            self.is_active = is_active
            self.set_class(is_active, "-active")
            self.refresh()

    def show(self, lines: list[PaneLine], chosen: int | None = None, top: int | None = None) -> None:
        """Show other lines, scrolled to the beginning, or to the ``chosen`` line (an index).

        Otherwise scroll to the line ``top``, and in it to the marked passage.
        """
        self.lines = lines
        self.chosen = chosen
        self._top = top
        self._wrap()
        self._begin()

    def move(self, steps: int) -> None:
        """Choose the next line that leads somewhere, ``steps`` times (back if negative); scroll if none is near."""
        forward = steps > 0
        for _ in range(min(abs(steps), len(self.lines) + len(self._rows))):
            found = self._next(forward)
            if found is not None and self._is_near(found):
                self.chosen = found
                if self._is_laid_out:
                    keep_in_view(self, self._starts[found])
            else:
                self.scroll_to(0, self.scroll_offset.y + (1 if forward else -1), animate=False)
        self.refresh()

    @property
    def _is_laid_out(self) -> bool:
        """Whether the pane has its size on the screen."""
        return len(self._starts) == len(self.lines) and self.scrollable_content_region.height > 0

    def _is_near(self, line: int) -> bool:
        """Whether choosing a line skips nothing unread between it and the chosen line or the visible part."""
        if not self._is_laid_out or (self.chosen is not None and abs(line - self.chosen) == 1):
            return True
        return -1 <= self._starts[line] - self.scroll_offset.y <= self.scrollable_content_region.height

    def page(self, pages: float) -> None:
        """Scroll by a number of pages, up if negative."""
        height = self.scrollable_content_region.height
        self.scroll_to(0, self.scroll_offset.y + round(pages * height), animate=False)

    def to_end(self, last: bool) -> None:
        """Go to the last line, or to the first."""
        targets = [at for at, line in enumerate(self.lines) if line.target is not None]
        self.chosen = targets[-1 if last else 0] if targets else None
        self.scroll_to(0, len(self._rows) if last else 0, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        top = self._rows[self.scroll_offset.y][0] if self.scroll_offset.y < len(self._rows) else None
        self._wrap()
        if top is None or self.chosen is not None:
            self._begin()
        elif self._starts:
            self.scroll_to(0, self._starts[top], animate=False, force=True)

    def _begin(self) -> None:
        """Scroll to the beginning, or to the chosen or top line, once the height of the pane is known."""
        height = self.scrollable_content_region.height
        if len(self._starts) != len(self.lines) or height <= 0:
            return
        wanted = 0
        if self.chosen is not None:
            wanted = max(0, self._starts[self.chosen] - height + 1)
        elif self._top is not None:
            first, last = self._passage(self._top)
            wanted = max(0, min(max(first - height // 3, last - height + 1), first))
        self.scroll_to(0, wanted, animate=False, force=True)

    def _passage(self, top: int) -> tuple[int, int]:
        """The first and the last row of the passage that is marked in or below a line; without one, where it begins."""
        begins = self._starts[top]
        is_marked = [any(one.style == "passage" for one in row) for _, row in self._rows[begins:]]
        if True not in is_marked:
            return begins, begins
        first = is_marked.index(True)
        after = is_marked.index(False, first) if False in is_marked[first:] else len(is_marked)
        return begins + first, begins + after - 1

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        room = self.scrollable_content_region.width
        if row >= len(self._rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        number, line = self._rows[row]
        strip = Strip(rich_segments(fitted(line, room, self.appearance.more), self.appearance.styles), room)
        if number == self.chosen and self.is_active:
            strip = strip.apply_style(self.appearance.styles["cursor"])
        return strip.apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row < len(self._rows):
            target = self.lines[self._rows[row][0]].target
            if target is not None:
                self.post_message(self.Chosen(self, target))

    def _next(self, forward: bool) -> int | None:
        start = self.chosen
        if start is None:
            start = bisect_left(self._starts, self.scroll_offset.y) - 1 if forward else len(self.lines)
        order = range(start + 1, len(self.lines)) if forward else range(start - 1, -1, -1)
        return next((at for at in order if self.lines[at].target is not None), None)

    def _wrap(self) -> None:
        room = self.scrollable_content_region.width
        if room <= 0:
            self._rows, self._starts = [], []
            return
        made = [self._wrapped(line, max(1, room - 1)) for line in self.lines]  # a space before the scroll bar
        self._rows = [(number, row) for number, rows in enumerate(made) for row in rows]
        self._starts = [0, *accumulate(len(rows) for rows in made)][: len(made)]
        set_rows(self, len(self._rows))
        self.refresh()

    def _wrapped(self, line: PaneLine, room: int) -> list[Line]:
        if not line.rail:
            return wrapped(line.line, room, line.indent)
        rail = Segment("| " if self.appearance.is_ascii else "▌ ", line.rail)
        return [[rail, *row] for row in wrapped(line.line, room - 2, line.indent)]
