"""Pictures by Graphviz's program ``dot``."""

from __future__ import annotations

import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.text import shown
from argmap.writers.picture.limits import DPI, LESS, SECONDS, TooLongError, shrunk

FORMATS = ("svg", "png", "pdf")
_ARGUMENTS = {
    "svg": ("-Tsvg",),
    "png": ("-Tpng", f"-Gdpi={DPI}", "-Tplain"),
    "pdf": ("-Tpdf",),
}
_PNG_SIZE = slice(16, 24)
_END_OF_PNG = b"IEND\xaeB`\x82"
_ROUNDED = 0.98
"""A PNG whose scale is below this was shrunk; a smaller difference comes from rounding."""


def available() -> bool:
    """Whether the program is on the PATH."""
    return _program() is not None


def render(dot_text: str, format: str, tell: Callable[[str], object], seconds: float | None = None) -> bytes:
    """The picture of a DOT text. Raises ArgmapError if the program fails or takes too long.

    ``tell`` gets a message if the program made a PNG smaller than requested, as it does for large ones.
    """
    program = _program()
    assert program is not None
    seconds = SECONDS if seconds is None else seconds
    try:
        done = subprocess.run(
            [program, *_ARGUMENTS[format]], input=dot_text.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooLongError(format, seconds) from None
    except OSError as error:
        raise ArgmapError(
            f"cannot run Graphviz's program dot: {error.strerror}", f"reinstall Graphviz; its program is {program}"
        ) from None
    if done.returncode or not done.stdout:
        raise ArgmapError(f"Graphviz failed to draw the {format}{_reason(done)}", LESS)
    if format != "png":
        return done.stdout
    head, end, plain = done.stdout.partition(_END_OF_PNG)
    scale = _scale(head, plain)
    if scale < _ROUNDED:
        tell(shrunk(format, scale))
    return head + end


def _program() -> str | None:
    found = shutil.which("dot")
    # A relative path is a file in the working directory, which must not be trusted.
    return found if found is not None and Path(found).is_absolute() else None


def _scale(png: bytes, plain: bytes) -> float:
    """The scale of a PNG: its size, divided by the size in inches that Graphviz's plain format gives.

    See https://graphviz.org/docs/outputs/plain/ and the PNG specification, 11.2.2. Returns 1 if a size is missing.
    """
    try:
        _, _, *inches = plain.split(maxsplit=4)[:4]
        pixels: tuple[int, int] = struct.unpack(">II", png[_PNG_SIZE])
        return min(drawn / (DPI * float(inch)) for drawn, inch in zip(pixels, inches, strict=True))
    except (ValueError, struct.error, ZeroDivisionError):
        return 1.0


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last line that the program wrote to stderr, or the signal that killed it."""
    said = done.stderr.decode("utf-8", "replace").split("\n")
    last = next((line for line in reversed(said) if line.strip()), None)
    if last is not None:
        return f": {shown(last.strip())}"
    return f": it was killed by signal {-done.returncode}" if done.returncode < 0 else ""
