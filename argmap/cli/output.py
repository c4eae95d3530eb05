"""Prints lines: laid out in a terminal, plain in a pipe, atomically to files."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import saving
from argmap.cli.options import Color
from argmap.errors import ArgmapError, ChangedFileError
from argmap.files import display
from argmap.styled import STYLES, Line, plain
from argmap.view.node_line import ASCII, UNICODE, Signs

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def in_terminal() -> bool:
    """True if stdout is a terminal that can show a layout, with or without colours."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int | None:
    """The width of the terminal in columns. None if there is none; nothing is then cut or wrapped."""
    return shutil.get_terminal_size().columns if in_terminal() else None


def colored(color: Color) -> bool:
    """Whether stdout gets colours: as the option says, else by ``NO_COLOR``, else if it is a terminal."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    return in_terminal() and not os.environ.get("NO_COLOR")


def signs(ascii_only: bool) -> Signs:
    """The Unicode signs, or the ASCII ones if they are requested or stdout cannot encode the others."""
    try:
        "├│└►−↑↺…“”←".encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return ASCII
    return ASCII if ascii_only else UNICODE


def print_lines(lines: Iterable[Line], color: Color) -> None:
    """Print lines on stdout; only a terminal wraps long ones."""
    if not in_terminal() and not colored(color):
        print_plain(lines)
        return
    print_on(make_console(color), lines)


def print_plain(lines: Iterable[Line]) -> None:
    """Print lines on stdout as they are. Not even a terminal may wrap JSON and the like."""
    sys.stdout.writelines(plain(line) + "\n" for line in lines)


def page_lines(lines: Iterable[Line], color: Color) -> None:
    """Print lines on stdout. In a terminal, lines that do not fit on the screen go through the pager."""
    with paging(color) as console:
        if console is None:
            print_lines(lines, color)
        else:
            print_on(console, lines)


@contextmanager
def paging(color: Color) -> Iterator[Console | None]:
    """A console whose lines go through the pager if they do not fit on the screen; None if stdout is not a terminal."""
    if not (sys.stdin.isatty() and in_terminal()):
        yield None
        return
    os.environ.setdefault("LESS", "-FRX")  # show colours, and do not page what fits on one screen
    console = make_console(color)
    with console.pager(styles=True):
        yield console


def print_on(console: Console, lines: Iterable[Line]) -> None:
    for line in lines:
        text = rich_text(line)
        for row in wrapped(text, console, console.width) if in_terminal() else [text]:
            console.print(row, soft_wrap=True)


def wrapped(text: Text, console: Console, columns: int) -> Iterator[Text]:
    """A line as rows of at most ``columns`` columns; the second and later rows are indented."""
    if text.cell_len <= columns:
        yield text
        return
    spaces = len(text.plain) - len(text.plain.lstrip(" "))
    indent = spaces + 2 if spaces + 2 <= columns // 2 else 0
    for number, row in enumerate(text[min(spaces, indent) :].wrap(console, columns - indent)):
        row.rstrip()
        row.pad_left(indent if number else min(spaces, indent))
        yield row


def make_console(color: Color) -> Console:
    """A console for stdout. A closed pipe raises BrokenPipeError; rich's own console would end the process."""
    from rich.console import Console

    class OnStdout(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    asked = colored(color)
    dumb = os.environ.get("TERM") == "dumb"  # rich would not use colours there, even if they are requested
    return OnStdout(
        force_terminal=True,
        color_system=("standard" if dumb else "auto") if asked else None,
        no_color=not asked,  # otherwise rich would read NO_COLOR, which --color always overrides
        width=columns(),
        highlight=False,
        markup=False,
        emoji=False,
    )


def rich_text(line: Line) -> Text:
    """A line for rich. The words have no control characters any more."""
    from rich.text import Text

    return Text.assemble(*((segment.words, STYLES.get(segment.style, "")) for segment in line))


def require_folder(path: Path) -> None:
    """Raise ArgmapError unless the folder of a file exists.

    It is not made here, because that would hide a typing mistake.
    """
    folder = Path(os.path.realpath(path)).parent
    try:
        there = folder.is_dir()
    except OSError:
        return  # writing into it reports what is wrong
    if not there:
        message = f"cannot write {display(path)}: there is no folder {display(folder)}"
        raise ArgmapError(message, "make the folder first")


def write_file(
    path: Path, content: bytes, *, replace: bool = True, expected: bytes | None = None, sync: bool = True
) -> None:
    """Replace a file as ``saving`` does. A pipe, a device or stdout is written to.

    ``expected`` is the content of the file when it was read. ``sync`` is false for files that can easily be made
    again. Raises ArgmapError if the file cannot be written, and ChangedFileError if it has changed since.
    """
    require_folder(path)
    try:
        if (stream := _stream(path)) is not None:
            with open(stream, "wb", closefd=not isinstance(stream, int)) as file:
                file.write(content)
        else:
            saving.write(path, content, replace=replace, expected=expected, sync=sync)
    except BrokenPipeError:
        raise  # the reader has gone, which is not an error
    except saving.ChangedError:
        message = f"{display(path)} has changed since it was read, so it was not overwritten"
        raise ChangedFileError(message, "run the command again") from None
    except OSError as error:
        raise ArgmapError(f"cannot write {display(path)}: {(error.strerror or '').lower()}") from None


def make_folder(folder: Path) -> None:
    """Make a folder unless it exists. Raises ArgmapError, also if its parent folder does not exist."""
    require_folder(folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ArgmapError(f"cannot write into {display(folder)}: {(error.strerror or '').lower()}") from None


def _stream(path: Path) -> Path | int | None:
    """The stream to write to instead of replacing a file: a pipe, a device, stdout or stderr; else None."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return None
    for descriptor, stream in ((1, sys.stdout), (2, sys.stderr)):
        if os.path.samestat(there, os.fstat(descriptor)):
            stream.flush()
            return descriptor
    return None if path.is_file() else path
