"""Pictures by Graphviz's program ``dot``."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.text import shown
from argmap.writers.picture.limits import DPI, LESS, SECONDS, TooLongError, shrunk

FORMATS = ("svg", "png", "pdf")
_ARGUMENTS = {
    "svg": ("-Tsvg",),
    "png": ("-Tpng", f"-Gdpi={DPI}"),
    "pdf": ("-Tpdf",),
}
_SCALED = re.compile(r"Scaling by ([0-9.]+)")


def available() -> bool:
    """Whether the program is on the PATH."""
    return _program() is not None


def render(dot_text: str, format: str, tell: Callable[[str], object], seconds: float | None = None) -> bytes:
    """The picture that DOT text describes; raises ArgmapError where the program fails or takes too long.

    ``tell`` is told where the program has drawn it smaller than it is asked for, which it does with large ones.
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
            f"Graphviz's program dot does not run: {error.strerror}", f"install Graphviz anew; it is {program}"
        ) from None
    if done.returncode or not done.stdout:
        raise ArgmapError(f"Graphviz failed to draw the {format}{_reason(done)}", LESS)
    if scaled := _SCALED.search(done.stderr.decode("utf-8", "replace")):
        tell(shrunk(format, float(scaled[1])))
    return done.stdout


def _program() -> str | None:
    found = shutil.which("dot")
    # A relative hit is a file in the working directory, which is not to be trusted.
    return found if found is not None and Path(found).is_absolute() else None


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the program said last, or how it ended."""
    said = done.stderr.decode("utf-8", "replace").splitlines()
    errors = [line for line in said if "rror" in line] or said
    if errors:
        return f": {shown(errors[0])}"
    return f": it was ended by signal {-done.returncode}" if done.returncode < 0 else ""
