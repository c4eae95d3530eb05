"""T505 trailing-space: blanks at the end of a line.

Nobody sees them, and they make a difference to every tool that compares files. Within a block (behind ``|`` or ``>``)
they belong to the text, and nothing is said.

``argmap check --fix`` takes them away.
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

_ENDS = tuple(blank + end for blank in " \t" for end in "\n\r")

_MAX_LINES = 100_000
"""Lines in one file: who mends these finds what is left."""


def check(context: Context) -> None:
    """One finding a line."""
    for document in context.debate.maps:
        text = document.text
        ends = [end for end in _ENDS if end[0] in text.content and end[1] in text.content and end in text.content]
        if document.unread.stretches or not (ends or text.content.endswith((" ", "\t"))):
            continue
        kept = blocks(text)
        for span in islice(_blanks(text), _MAX_LINES):
            if not _in_block(span, kept):
                fix = Fix("take them away", (deleted(span, Says.SAME),))
                context.findings.add("T505", span, "blanks at the end of the line", fix=fix)


def _blanks(text: Text) -> Iterator[Span]:
    """The blanks at the ends of lines, but for what a backslash makes a character of the text."""
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
    """Whether blanks stand in a block, or in empty lines at its end."""
    last = bisect_left(blocks, (span.start, 0)) - 1
    if last < 0:
        return False
    end = blocks[last][1]
    return span.start <= end or span.text.content[end : span.start].isspace()
