"""The line that contains a span, with carets below it."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.styled import Line, Segment, width
from argmap.text import Span, escaped

_MAX_COLUMNS = 160
_MIN_COLUMNS = 20


def excerpt(span: Span, style: str, gutter: int = 0, widest: int | None = None) -> list[Line]:
    """The first line of a span, its number before it, and carets under the span.

    Of a very long line only the part around the span is shown. ``gutter`` is the width of the line numbers,
    ``widest`` the number of columns for everything: if the line were wrapped, the carets would be under the wrong
    words.
    """
    number = str(span.line)
    gutter = max(gutter, len(number))
    room = _MAX_COLUMNS if widest is None else max(_MIN_COLUMNS, widest - gutter - len(" | … …"))
    first, last, stop = _window(span, room)
    content = span.text.content
    more = " …" if span.end_line > span.line else ""
    end = min(span.end, last) if not more else first + len(content[first:last].rstrip())
    end = max(end, span.start)
    parts = content[first : span.start], content[span.start : end], content[end:last]
    before, marked, after = (escaped(part) for part in parts)
    head = "…" if span.column > span.start - first + 1 else ""
    tail = "…" if last < stop else ""
    carets = " " * width(head + before) + "^" * max(1, width(marked)) + more
    return [
        [
            Segment(f"{number:>{gutter}} | ", "dim"),
            Segment(head + before),
            Segment(marked, style),
            Segment(after + tail),
        ],
        [Segment(" " * gutter + " | ", "dim"), Segment(carets, style)],
    ]


def _window(span: Span, room: int) -> tuple[int, int, int]:
    """The offsets of the part of the line to show, and the end of the line, unless it is too far away."""
    content = span.text.content
    line = span.start - span.column + 1
    stop = span.text.line_end(span.start, span.start + room + 1)
    if stop - line <= room and width(escaped(content[line:stop])) <= room:
        return line, stop, stop
    nearest = content[max(line, span.start - room) : span.start]
    first = span.start - _fitting(reversed(nearest), room * 3 // 8)
    room -= width(escaped(content[first : span.start]))
    return first, span.start + _fitting(content[span.start : stop], room), stop


def _fitting(characters: Iterable[str], room: int) -> int:
    """How many of the characters, as they are shown, fit into the columns."""
    count = 0
    for character in characters:
        room -= width(escaped(character))
        if room < 0:
            break
        count += 1
    return count
