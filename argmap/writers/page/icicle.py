"""The overview of a debate: a cell a node, beside the cell of what it bears on, as long as all that is below it.

It has the rows of the lists in their order, so it is a small map of them. A cell too small to be seen is not drawn. The
script marks what is found, chosen or in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.writers.page.html_text import anchor

MAX_LEVELS = 12
"""Levels that are drawn: deeper ones would make all of them too narrow."""
MAX_CELLS = 500
"""Cells of one level, where all are equal: what is shorter than such a cell is not drawn."""


class Row(NamedTuple):
    """A node in the lists: how deep it is, and the classes that say its kind and its stance."""

    node: str
    level: int
    looks: str


def icicle(rows: Sequence[Row]) -> str:
    """The overview as SVG, whose height is a unit a node. It says nothing that the lists do not, so none hear it."""
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
    """Of each row how many it takes with all that is below it."""
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
