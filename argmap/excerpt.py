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
    line = span.text.line(span.line)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    last = min(len(line), first + _WIDEST)
    shown_end = max(min(end, last), start)
    before, marked, after = (escaped(part) for part in (line[first:start], line[start:shown_end], line[shown_end:last]))
    head = "…" if first else ""
    tail = "…" if last < len(line) else ""
    more = " …" if span.end_line > span.line else ""
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
