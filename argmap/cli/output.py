"""Printing lines: with colours in a terminal, plain in a pipe, atomically into files."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.options import Color
from argmap.errors import ArgmapError
from argmap.files import display
from argmap.styled import STYLES, Line, plain
from argmap.view.words import ASCII, UNICODE, Signs

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def colored(color: Color) -> bool:
    """Whether to use colours on stdout: the option, else ``NO_COLOR``, else whether it is a terminal."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def signs(ascii_only: bool) -> Signs:
    """The signs that were asked for and that stdout can take."""
    try:
        "├│└►∧−↑↺…“”".encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return ASCII
    return ASCII if ascii_only else UNICODE


def print_lines(lines: Iterable[Line], color: Color) -> None:
    """Print lines on stdout; long ones are wrapped only in a coloured terminal."""
    if not colored(color):
        sys.stdout.writelines(plain(line) + "\n" for line in lines)
        return
    console = make_console()
    for line in lines:
        console.print(rich_text(line), soft_wrap=not sys.stdout.isatty())


def make_console() -> Console:
    from rich.console import Console

    return Console(force_terminal=True, highlight=False, markup=False, emoji=False)


def rich_text(line: Line) -> Text:
    """A line as rich has it. The words are already free of control characters."""
    from rich.text import Text

    return Text.assemble(*((segment.words, STYLES.get(segment.style, "")) for segment in line))


def write_file(path: Path, content: bytes) -> None:
    """Replace a file as a whole or not at all.

    Raises ArgmapError where it cannot be written.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise ArgmapError(f"cannot write {display(path)}: {(error.strerror or '').lower()}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
