"""Footnotes: smaller lines at the foot of a column, of which the first begins with a mark.

They interrupt a sentence that continues in the next column or on the next page, so they go after its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

from argmap.sources.extraction.readers.pdf.line import Line

_SMALLER = 0.95
"""The maximum size of a footnote's letters, as a share of the text's size."""
_MARK = re.compile(
    r"(?:[⁰¹²³⁴-⁹]{1,3}|[⁽₍][⁰¹²³⁴-⁹]{1,3}⁾|\[\d{1,3}\]|[*†‡§¶‖]{1,3}|\^\(\w{1,3}\))(?=\s*[^\W\d_]|\s*[\"“‘«(\[])"
)
_ENDS = (".", "!", "?", ")", "]", "”", '"', "。")
_MAX_COLUMNS = 8


def footnotes(pages: list[list[Line]], heads: Container[int]) -> dict[int, Line]:
    """The footnote lines, by their identity, in their form for the text."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.words)
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    found: dict[int, Line] = {}
    is_open = False
    for lines in pages:
        those = [line for line in lines if id(line) not in heads]
        notes = list(_at_foot(those, _SMALLER * usual, is_open))
        is_open = bool(notes) and not notes[-1].words.endswith(_ENDS)
        found.update((id(line), _with_blank(line)) for line in notes)
    return found


def _at_foot(lines: list[Line], most: float, is_open: bool) -> Iterator[Line]:
    """The footnotes of a page, in order. The first has no mark if it continues the last one of the page before."""
    if len({line.size > most for line in lines}) < 2:  # no letters of the text's size, or none that are smaller
        return
    small = _below_all_text(lines, most)
    is_note = False
    for line in lines:
        if id(line) not in small:
            is_note = False
        elif is_note or is_open or begins_note(line):
            is_note, is_open = True, False
            yield line


def _below_all_text(lines: list[Line], most: float) -> set[int]:
    """The small lines with no line of the text's size below them in their column, and one above."""
    small: dict[int, Line] = {}
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        over = [column for column in columns if line.left < column[1] and column[0] < line.right]
        if line.size <= most:
            if not over:
                small[id(line)] = line
        elif len(columns) < _MAX_COLUMNS or over:
            columns = [column for column in columns if column not in over]
            columns.append((min([line.left, *(a for a, _ in over)]), max([line.right, *(b for _, b in over)])))
        else:
            return set()
    return {at for at, line in small.items() if any(line.left < right and left < line.right for left, right in columns)}


def begins_note(line: Line) -> bool:
    """Whether a line begins with the mark of a note."""
    return _MARK.match(line.words) is not None


def _with_blank(line: Line) -> Line:
    """A footnote with a space after its mark, so that its first word is separate."""
    mark = _MARK.match(line.words)
    if mark is None or line.words[mark.end()].isspace():
        return line
    return line._replace(words=f"{mark[0]} {line.words[mark.end() :]}")
