"""A line of a page."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """The words of a line, and their box, in points from the left and the top of the page as displayed.

    ``size`` is the height of the box, from the lowest part of a letter to the highest. ``ends_in_blank`` is true if a
    space follows in the file.
    """

    words: str
    left: float
    top: float
    right: float
    bottom: float
    ends_in_blank: bool = False

    @property
    def size(self) -> float:
        return self.bottom - self.top
