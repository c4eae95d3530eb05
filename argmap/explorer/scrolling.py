"""Scrolls at once, without animation, and draws the scroll bars."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender


def set_rows(pane: ScrollView, rows: int) -> None:
    """Set the number of rows of a pane, and show or hide its scroll bar at once.

    Textual would wait for the next layout.
    """
    size = Size(pane.scrollable_content_region.width, rows)
    if pane.virtual_size == size:
        return
    pane.virtual_size = size
    height = pane.container_size.height
    pane.show_vertical_scrollbar = rows > height > 0
    if pane.show_vertical_scrollbar:
        bar = pane.vertical_scrollbar
        bar.display, bar.window_virtual_size, bar.window_size = True, rows, height


def keep_in_view(pane: ScrollView, row: int) -> None:
    """Scroll at once, as little as needed to show a row."""
    height = pane.scrollable_content_region.height
    top = min(pane.scroll_offset.y, max(0, pane.virtual_size.height - height))  # fewer rows than before
    if height <= 0:
        return
    wanted = min(max(top, row - height + 1), row)
    if wanted != pane.scroll_offset.y:
        pane.scroll_to(0, wanted, animate=False, force=True)


class PlainScrollBar(ScrollBarRender):
    """A scroll bar without partial blocks at its ends, because some fonts lack them."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


ScrollBar.renderer = PlainScrollBar
