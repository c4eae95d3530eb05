"""What draws on the screen, line by line: the tree, panes of lines, and bars of one line. No node has a widget."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as RichSegment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from argmap.explorer.fitting import PaneLine, fitted, rich_segments, wrapped
from argmap.explorer.rowline import row_line
from argmap.styled import Line, Segment

if TYPE_CHECKING:
    from argmap.explorer.look import Look
    from argmap.explorer.tour import Tour


class TreePane(ScrollView, can_focus=False):
    """The visible rows of the outline."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A row was clicked; ``folds`` where its fold sign was, or the row twice."""

        def __init__(self, row: int, folds: bool) -> None:
            super().__init__()
            self.row = row
            self.folds = folds

    def __init__(self, tour: Tour, look: Look) -> None:
        super().__init__(id="tree")
        self.tour = tour
        self.look = look
        self.is_active = True
        self._drawn: object = None
        self._row = 0

    def sync(self) -> None:
        """Show the tour as it is now, with the cursor in view; draw only what has changed."""
        tour, outline = self.tour, self.tour.outline
        room = self.scrollable_content_region.width
        extend(self, Size(room, len(outline.rows)))
        keep_in_view(self, tour.row)
        drawn = (outline, outline.changes, room, id(self.look.styles), self.is_active, frozenset(tour.marked))
        if drawn != self._drawn:
            self.refresh()
        elif tour.row != self._row:
            self.refresh_line(self._row)
            self.refresh_line(tour.row)
        self._drawn, self._row = drawn, tour.row

    def on_resize(self) -> None:
        self.sync()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        rows = self.tour.outline.rows
        room = self.scrollable_content_region.width
        if row >= len(rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        line = [*row_line(self.tour, rows[row], room - 1), Segment(" ")]
        strip = Strip(rich_segments(line, self.look.styles), room)
        if row == self.tour.row:
            strip = strip.apply_style(self.look.styles["cursor" if self.is_active else "cursor idle"])
        return strip.apply_style(self.rich_style)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row < len(self.tour.outline.rows):
            fold = 2 * self.tour.outline.rows[row].level
            self.post_message(self.Chosen(row, event.chain == 2 or fold <= event.x <= fold + 1))


class LinesPane(ScrollView, can_focus=False):
    """Lines that are wrapped to the width there is; those that lead somewhere can be chosen."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A line that leads somewhere was clicked."""

        def __init__(self, pane: LinesPane, target: str) -> None:
            super().__init__()
            self.pane = pane
            self.target = target

    def __init__(self, look: Look, id: str, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.look = look
        self.lines: list[PaneLine] = []
        self.chosen: int | None = None
        self.is_active = False
        self._rows: list[tuple[int, Line]] = []
        self._starts: list[int] = []
        self._top: int | None = None

    @property
    def target(self) -> str | None:
        """Where the chosen line leads to."""
        return self.lines[self.chosen].target if self.chosen is not None else None

    def activate(self, is_active: bool) -> None:
        """Whether keys go to this pane, and the chosen line is shown as such."""
        if is_active != self.is_active:
            self.is_active = is_active
            self.set_class(is_active, "-active")
            self.refresh()

    def show(self, lines: list[PaneLine], chosen: int | None = None, top: int | None = None) -> None:
        """Show other lines, from the first on, or so that the line ``top`` is in view."""
        self.lines = lines
        self.chosen = chosen
        self._top = top
        self._wrap()
        self._begin()

    def move(self, steps: int) -> None:
        """Choose the next line that leads somewhere, or scroll where none is near."""
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
        """Whether the pane has its place on the screen by now."""
        return len(self._starts) == len(self.lines) and self.scrollable_content_region.height > 0

    def _is_near(self, line: int) -> bool:
        """Whether nothing that is yet to be read stands between the chosen line, or what is in view, and another."""
        if not self._is_laid_out or (self.chosen is not None and abs(line - self.chosen) == 1):
            return True
        return -1 <= self._starts[line] - self.scroll_offset.y <= self.scrollable_content_region.height

    def page(self, pages: float) -> None:
        """Scroll by so many pages."""
        height = self.scrollable_content_region.height
        self.scroll_to(0, self.scroll_offset.y + round(pages * height), animate=False)

    def to_end(self, last: bool) -> None:
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
        """Show the beginning, or what is to be seen first, once it is known how high the pane is."""
        height = self.scrollable_content_region.height
        if len(self._starts) != len(self.lines) or height <= 0:
            return
        wanted = 0
        if self.chosen is not None:
            wanted = max(0, self._starts[self.chosen] - height + 1)
        elif self._top is not None:
            wanted = max(0, self._starts[self._top] - height // 3)
        self.scroll_to(0, wanted, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        room = self.scrollable_content_region.width
        if row >= len(self._rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        number, line = self._rows[row]
        strip = Strip(rich_segments(fitted(line, room, self.look.more), self.look.styles), room)
        if number == self.chosen and self.is_active:
            strip = strip.apply_style(self.look.styles["cursor"])
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
        made = [self._wrapped(line, max(1, room - 1)) for line in self.lines]  # a blank before the scroll bar
        self._rows = [(number, row) for number, rows in enumerate(made) for row in rows]
        self._starts = [0, *accumulate(len(rows) for rows in made)][: len(made)]
        extend(self, Size(room, len(self._rows)))
        self.refresh()

    def _wrapped(self, line: PaneLine, room: int) -> list[Line]:
        if not line.rail:
            return wrapped(line.line, room, line.indent)
        rail = Segment("| " if self.look.is_ascii else "▌ ", line.rail)
        return [[rail, *row] for row in wrapped(line.line, room - 2, line.indent)]


class Bar(Widget, can_focus=False):
    """One line."""

    ALLOW_SELECT = False

    def __init__(self, look: Look, id: str) -> None:
        super().__init__(id=id)
        self.look = look
        self.line: Line = []

    def show(self, line: Line) -> None:
        if line != self.line:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        room = self.size.width
        if y or room <= 0:
            return Strip.blank(room, self.rich_style)
        segments: list[RichSegment] = rich_segments(fitted(self.line, room, self.look.more), self.look.styles)
        return Strip(segments, room).apply_style(self.rich_style)


class Field(Input, inherit_bindings=False):
    """A line to type in. The application hands it each key at once, so that it never lags behind the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, priority=True)
        for binding in Input.BINDINGS
        if isinstance(binding, Binding) and binding.key != "enter"  # the screen answers it
    ]

    def typed(self, words: str) -> None:
        """Insert what was typed or pasted, but for what cannot be shown, in place of what is selected."""
        self.replace("".join(filter(str.isprintable, words)), *self.selection)


def extend(pane: ScrollView, size: Size) -> None:
    """Say how large what is scrolled is, and show the scroll bar that it takes, at once."""
    if pane.virtual_size != size:
        pane.virtual_size = size
        pane._scroll_update(size)


def keep_in_view(pane: ScrollView, row: int) -> None:
    """Scroll as little as it takes for a row to be seen, at once."""
    height = pane.scrollable_content_region.height
    top = pane.scroll_offset.y
    if height <= 0:
        return
    wanted = min(max(top, row - height + 1), row)
    if wanted != top:
        pane.scroll_to(0, wanted, animate=False, force=True)


class PlainScrollBar(ScrollBarRender):
    """A bar without parts of blocks at its ends, which not every font has."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


ScrollBar.renderer = PlainScrollBar
