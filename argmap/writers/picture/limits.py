"""What holds for every renderer: how sharp pictures are, how long one may take, and what to do where it is too much."""

from __future__ import annotations

from argmap.errors import ArgmapError

DPI = 144  # twice the size of a common screen's points
SECONDS = 300
LESS = "draw less of it, with --root, --depth or --fold, or one picture a map, with -o DIR/"


def shrunk(format: str, scale: float) -> str:
    """What is said of a picture that is smaller than it was asked for."""
    return f"the {format} is shrunk to {scale:.0%} of its size, the most that can be drawn: take svg, or {LESS}"


class TooLongError(ArgmapError):
    """A renderer was not done in time; another one will not be either."""

    def __init__(self, format: str, seconds: float) -> None:
        super().__init__(f"Graphviz was not done with the {format} after {seconds:g} seconds", LESS)
