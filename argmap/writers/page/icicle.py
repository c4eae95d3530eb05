"""The overview of a debate: a cell for each node, beside that of its parent, as long as all cells below it.

It has the rows of the lists in their order, so it is a small map of them. A cell too small to be seen is not drawn. The
script marks what is found, chosen or in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.writers.page.html_text import anchor

MAX_LEVELS = 12
"""The maximum number of drawn levels: deeper ones would make all of them too narrow."""
MAX_CELLS = 500
"""The maximum number of equal cells in a level: shorter cells are not drawn."""


class Row(NamedTuple):
    """A node in the lists: its depth, and the classes of its kind and stance."""

    node: str
    level: int
    looks: str


def icicle(rows: Sequence[Row]) -> str:
    """The overview as SVG, one unit high for each node. Screen readers skip it, because the lists say the same."""
    if not rows:
        return ""
    depth = min(MAX_LEVELS, 1 + max(row.level for row in rows))
    cells = "".join(_cells(rows))
    return (
        f'<div class="overview" aria-hidden="true"><svg viewBox="0 0 {depth} {len(rows)}" preserveAspectRatio="none">'
        f'{cells}<path class="hits"/><path class="here"/><rect class="seen" width="{depth}"/></svg></div>'
    )


def _cells(rows: Sequence[Row]) -> Iterator[str]:
    for number, (row, size) in enumerate(zip(rows, _sizes(rows), strict=True)):
        if row.level < MAX_LEVELS and size * MAX_CELLS >= len(rows):
            shape = f'<rect x="{row.level}" y="{number}" width="1" height="{size}"/>'
            yield f'<a class="{row.looks}" href="#{anchor(row.node)}" tabindex="-1">{shape}</a>'


def _sizes(rows: Sequence[Row]) -> list[int]:
    """For each row, the number of rows that it and all below it take."""
    sizes = [1] * len(rows)
    open_rows: list[int] = []
    for number, row in enumerate(rows):
        while open_rows and rows[open_rows[-1]].level >= row.level:
            ended = open_rows.pop()
            sizes[ended] = number - ended
        open_rows.append(number)
    for ended in open_rows:
        sizes[ended] = len(rows) - ended
    return sizes
