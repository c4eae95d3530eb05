"""A line of a page."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """Some words in a line, and their box: points from the left and from the top of the page, as it is looked at.

    ``size`` is the height of its letters, from the lowest to the highest that the font has; ``ends_in_blank`` says that
    the file has a blank behind it.
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
