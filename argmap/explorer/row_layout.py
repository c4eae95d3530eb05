"""Computes which rows are in view if rows can take several lines.

It measures only the rows that are in view or near it, because there may be 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class RowLayout(NamedTuple):
    """The rows in a view of ``height`` lines; ``lines`` returns how many lines a row takes, at least one."""

    rows: int
    height: int
    lines: Callable[[int], int]

    def last_first(self) -> int:
        """The first row in view if the last one is at the bottom."""
        return self._first_above(self.rows - 1) if self.rows else 0

    def first_showing(self, row: int, first: int) -> int:
        """The first row in view after the least scrolling, from ``first``, that shows a complete row."""
        return min(max(first, self._first_above(row)), row)

    def row_at(self, first: int, line: int) -> tuple[int, int] | None:
        """The row at a line of the view, and which of the row's lines it is, from 0. None below the last row."""
        for row in range(first, self.rows):
            number = self.lines(row)
            if line < number:
                return row, line
            line -= number
        return None

    def _first_above(self, row: int) -> int:
        """The first row in view if the given row is at the bottom."""
        left = self.height - self.lines(row)
        while row > 0 and left >= self.lines(row - 1):
            row -= 1
            left -= self.lines(row)
        return row
