"""The widget that shows the source while a map is made: what is selected, what is accounted for, and what is not."""

from __future__ import annotations

import bisect

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from argmap.explorer.line_fitting import fitted, rich_segments
from argmap.explorer.making.maker import Maker
from argmap.explorer.making.selection import Selection
from argmap.explorer.scrolling import set_rows
from argmap.explorer.session import Session
from argmap.explorer.source_layout import GUTTER, Cell, Layout, Row
from argmap.sources.marking import Marked
from argmap.styled import Line, Segment

_WINDOW = 100_000
"""Characters of the source that are laid out before, around and after what is selected."""


class SourcePane(ScrollView, can_focus=False):
    """The words of the source in rows."""

    ALLOW_SELECT = False

    class Selected(Message):
        """Words were chosen with the mouse, by the places of the first and the last; ``dragged`` over them, or one."""

        def __init__(self, start: int, end: int, dragged: bool) -> None:
            super().__init__()
            self.start = start
            self.end = end
            self.dragged = dragged

    def __init__(self, session: Session) -> None:
        super().__init__(id="words")
        self.session = session
        self._layout: Layout | None = None
        self._laid_out: object = None
        self._cuts: list[int] = []
        self._styles: list[str] = []
        self._painted: object = None
        self._drawn: tuple[object, Selection] | None = None
        self._pressed: int | None = None

    def sync(self) -> None:
        """Show the state of making as it is now, with what is selected in view."""
        maker = self.session.maker
        if maker is None or maker.marked is None or maker.words is None or maker.selection is None:
            self._layout = None
            self.refresh()
            return
        self._paint(maker, maker.marked)
        first, last = maker.words.words[maker.selection.first], maker.words.words[maker.selection.last]
        self._lay_out(maker.marked, first.start)
        was, self._drawn = self._drawn, (self._laid_out, maker.selection)
        self._show(first.start, last.end - 1, was is not None and _is_new_end(was[1], maker.selection))
        self.refresh()

    def _lay_out(self, marked: Marked, at: int) -> None:
        text, room = marked.source.folded.text, self.scrollable_content_region.width - 1
        window = at // _WINDOW
        laid_out = (text.content, room, window)
        if room > 0 and laid_out != self._laid_out:
            start, end = max(0, window - 1) * _WINDOW, min(len(text.content), (window + 2) * _WINDOW)
            self._layout = Layout(text, start, end, room)
            self._laid_out = laid_out
            set_rows(self, len(self._layout.rows))

    def _paint(self, maker: Maker, marked: Marked) -> None:
        """The style of each stretch of the source: what is accounted for steps back."""
        painted = (id(marked), maker.number)
        if painted == self._painted:
            return
        self._painted = painted
        self._cuts, self._styles = [], []
        drafts = _Stretches(maker.drafted)
        for _, pieces in self.session.navigator.sources.lines(marked):
            for piece in pieces:
                self._cuts.append(piece.start)
                if drafts.hold(piece.start):
                    style = "mark"
                elif piece.marks:
                    style = piece.marks[-1].style
                    style = style if style in ("pro", "con") else "dim"
                else:
                    style = "dim" if piece.skipped else ""
                self._styles.append(style)

    def _show(self, start: int, end: int, is_new_end: bool) -> None:
        """Scroll so that what is selected is in view, with some of what follows; its new end, if not all fits."""
        height = self.scrollable_content_region.height
        if self._layout is None or height <= 0:
            return
        first, last = self._layout.row_of(start), self._layout.row_of(end)
        top, lowest = self.scroll_offset.y, max(0, len(self._layout.rows) - height)
        after = min(2, height // 4)
        if last - first >= height:
            top = last - height + 1 if is_new_end else first
        elif first < top or last > top + height - 1 - after:
            top = max(last - height + 1, first - height // 4)
        self.scroll_to(0, max(0, min(top, lowest)), animate=False, force=True)

    def on_resize(self) -> None:
        self._drawn = None
        self.sync()

    def render_line(self, y: int) -> Strip:
        styles, more = self.session.appearance.styles, self.session.appearance.more
        room = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        rows = self._layout.rows if self._layout is not None else []
        if at >= len(rows) or room <= 0:
            return Strip.blank(self.size.width, self.rich_style)
        line = fitted(self._line(rows[at]), room, more)
        return Strip(rich_segments(line, styles), room).apply_style(self.rich_style)

    def _line(self, row: Row) -> Line:
        """A row: the number of its line, a mark where something is not accounted for, and its words."""
        maker = self.session.maker
        selected = (0, 0)
        if maker is not None and maker.words is not None and maker.selection is not None:
            words = maker.words.words
            selected = words[maker.selection.first].start, words[maker.selection.last].end
        is_ascii = self.session.appearance.is_ascii
        missing = maker is not None and self._has_missing(maker, row)
        line: Line = [
            Segment(f"{row.line or '':>4}", "dim"),
            Segment(("|" if is_ascii else "▌") if missing else " ", "key"),
            Segment(" "),
        ]
        for number, cell in enumerate(row.cells):
            if number:
                is_within = selected[0] < cell.start < selected[1]
                line.append(Segment(" ", "passage" if is_within else ""))
            line += self._cell(cell, selected)
        return line

    def _has_missing(self, maker: Maker, row: Row) -> bool:
        if not row.cells or maker.words is None:
            return False
        first = maker.words.word_at(row.cells[0].start)
        last = maker.words.word_at(row.cells[-1].start)
        return any(maker.is_missing[first : last + 1])

    def _cell(self, cell: Cell, selected: tuple[int, int]) -> Line:
        """A word, in pieces where its style changes."""
        if len(cell.words) != cell.end - cell.start:
            return [Segment(cell.words, self._style(cell.start, selected))]
        low = bisect.bisect_right(self._cuts, cell.start)
        high = bisect.bisect_left(self._cuts, cell.end)
        within = [at for at in selected if cell.start < at < cell.end]
        cuts = sorted({cell.start, *self._cuts[low:high], *within})
        ends = [*cuts[1:], cell.end]
        return [
            Segment(cell.words[at - cell.start : end - cell.start], self._style(at, selected))
            for at, end in zip(cuts, ends, strict=True)
        ]

    def _style(self, at: int, selected: tuple[int, int]) -> str:
        if selected[0] <= at < selected[1]:
            return "passage"
        number = bisect.bisect_right(self._cuts, at) - 1
        return self._styles[number] if number >= 0 else ""

    def _offset(self, event: events.MouseEvent) -> int | None:
        if self._layout is None or event.x >= self.scrollable_content_region.width:
            return None
        return self._layout.offset_at(event.y + self.scroll_offset.y, max(GUTTER, event.x - self.gutter.left))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = self._offset(event)
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        here = self._offset(event) if self._pressed is not None else None
        if here is not None and self._pressed is not None and here != self._pressed:
            self.post_message(self.Selected(min(self._pressed, here), max(self._pressed, here), True))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        here, pressed = self._offset(event), self._pressed
        if pressed is not None:
            self._pressed = None
            self.release_mouse()
            if here == pressed:
                self.post_message(self.Selected(pressed, pressed, False))


def _is_new_end(was: Selection, now: Selection) -> bool:
    """Whether only the end of what is selected was moved."""
    return was.first == now.first and was.last != now.last


class _Stretches:
    """Whether an offset is in one of some stretches, which are in order."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches = stretches
        self._starts = [start for start, _ in stretches]

    def hold(self, at: int) -> bool:
        number = bisect.bisect_right(self._starts, at) - 1
        return number >= 0 and at < self._stretches[number][1]
