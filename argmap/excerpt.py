"""The line that a span stands on, with carets below it."""

from __future__ import annotations

from argmap.styled import Line, Segment, width
from argmap.text import Span, escaped

_WIDEST = 160
_BEFORE = 60


def excerpt(span: Span, style: str, gutter: int = 0) -> list[Line]:
    """The first line of a span, its number before it, and the carets under the span.

    Of a very long line the part around the span is shown. ``gutter`` is the width of the line numbers.
    """
    number = str(span.line)
    gutter = max(gutter, len(number))
    first, last, stop = _window(span)
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


def _window(span: Span) -> tuple[int, int, int]:
    """The offsets between which the line is shown, and where it ends, if it is not too long to tell."""
    line = span.start - span.column + 1
    stop = span.text.line_end(span.start, span.start + _WIDEST + 1)
    first = max(line, span.start - _BEFORE) if stop - line > _WIDEST else line
    return first, min(stop, first + _WIDEST), stop
