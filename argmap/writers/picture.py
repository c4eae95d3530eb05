"""Pictures of a diagram: what Graphviz's program ``dot`` makes of DOT text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.text import shown
from argmap.writers.dot_looks import BOLD, ITALIC, REGULAR

_ARGUMENTS = {
    "svg": ("-Tsvg",),
    "png": ("-Tpng", "-Gdpi=144"),  # twice the size of a common screen's points
    "pdf": ("-Tpdf",),
}
_SECONDS = 300
_INSTALL = (
    "install Graphviz: apt install graphviz (Debian, Ubuntu), dnf install graphviz (Fedora), brew install graphviz "
    "(macOS), winget install graphviz (Windows); or export as dot and draw it elsewhere"
)
_LESS = "draw less of it, with --root or --depth, or one picture a map, with -o DIR/"
# In SVG the family is all there is to a font's name, so its style has to be an attribute of its own.
_STYLES = {
    f'font-family="{BOLD}"': f'font-family="{REGULAR}" font-weight="bold"',
    f'font-family="{ITALIC}"': f'font-family="{REGULAR}" font-style="italic"',
}


def render(dot_text: str, format: str) -> bytes:
    """The picture that DOT text describes, as ``svg``, ``png`` or ``pdf``.

    Raises ArgmapError where Graphviz is missing, fails, or takes too long.
    """
    arguments = _ARGUMENTS[format]
    try:
        done = subprocess.run(
            [_program(), *arguments], input=dot_text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ArgmapError(f"Graphviz was not done with the {format} after {_SECONDS} seconds", _LESS) from None
    except OSError as error:
        raise ArgmapError(f"Graphviz's program dot does not run: {error.strerror}", _INSTALL) from None
    if done.returncode or not done.stdout:
        raise ArgmapError(f"Graphviz failed to draw the {format}{_reason(done)}", _LESS)
    return _styled(done.stdout) if format == "svg" else done.stdout


def _program() -> str:
    found = shutil.which("dot")
    # A relative hit is a file in the working directory, which is not to be trusted.
    if found is None or not Path(found).is_absolute():
        raise ArgmapError("pictures need Graphviz: its program dot is not on the PATH", _INSTALL)
    return found


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the program said last, or how it ended."""
    said = done.stderr.decode("utf-8", "replace").splitlines()
    errors = [line for line in said if "rror" in line] or said
    if errors:
        return f": {shown(errors[0])}"
    return f": it was ended by signal {-done.returncode}" if done.returncode < 0 else ""


def _styled(svg: bytes) -> bytes:
    for name, style in _STYLES.items():
        svg = svg.replace(name.encode(), style.encode())
    return svg
