"""T505 trailing-space: white space at the end of a line.

It is invisible, but every tool that compares files sees it. In a block (after ``|`` or ``>``) it belongs to the text
and is not reported.

``argmap check --fix`` removes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from argmap.context import Context
from argmap.edits.splices import deleted
from argmap.findings import Fix, Says
from argmap.reading.blocks import blocks
from argmap.text import Span, Text

_ENDS = tuple(space + end for space in " \t" for end in "\n\r")

_MAX_LINES = 100_000
"""Lines in one file: after these are fixed, the next run reports the rest."""


def check(context: Context) -> None:
    """Report each such line."""
    for document in context.debate.maps:
        text = document.text
        ends = [end for end in _ENDS if end[0] in text.content and end[1] in text.content and end in text.content]
        if document.unread.stretches or not (ends or text.content.endswith((" ", "\t"))):
            continue
        kept = blocks(text)
        for span in islice(_trailing(text), _MAX_LINES):
            if not _in_block(span, kept):
                fix = Fix("remove it", (deleted(span, Says.SAME),))
                context.findings.add("T505", span, "white space at the end of the line", fix=fix)


def _trailing(text: Text) -> Iterator[Span]:
    """White space at the ends of lines, unless a backslash before it makes it part of the text."""
    content = text.content
    start = 0
    while start <= len(content):
        end = text.line_end(start, len(content))
        line = content[start:end]
        kept = line.rstrip(" \t")
        if len(kept) < len(line) and not kept.endswith("\\"):
            yield Span(text, start + len(kept), end)
        start = end + (2 if content.startswith("\r\n", end) else 1)


def _in_block(span: Span, blocks: list[tuple[int, int]]) -> bool:
    """Whether the white space is in a block, or in empty lines at its end."""
    last = bisect_left(blocks, (span.start, 0)) - 1
    if last < 0:
        return False
    end = blocks[last][1]
    return span.start <= end or span.text.content[end : span.start].isspace()
