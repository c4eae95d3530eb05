"""What holds for every renderer: how sharp pictures are, how long one may take, and what to do where it is too much."""

from __future__ import annotations

from argmap.errors import ArgmapError

DPI = 144  # twice the size of a common screen's points
SECONDS = 300
LESS = "draw less of it, with --root, --depth or --fold, or one picture for each map, with -o DIR/"


def shrunk(format: str, scale: float) -> str:
    """The message about a picture that is smaller than requested."""
    return f"the {format} is shrunk to {scale:.0%} of its size, the maximum that can be drawn: use svg, or {LESS}"


class TooLongError(ArgmapError):
    """A renderer did not finish in time, and another one will not either."""

    def __init__(self, format: str, seconds: float) -> None:
        super().__init__(f"Graphviz did not finish the {format} in {seconds:g} seconds", LESS)
