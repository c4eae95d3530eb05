"""The commands, in the order in which ``argmap --help`` lists them."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import Annotated

import typer

from argmap.cli import (
    check,
    compare,
    coverage,
    explore,
    export,
    find,
    new,
    path,
    rule,
    schema,
    show,
    source,
    stats,
    tree,
)

app = typer.Typer(
    name="argmap",
    help="Explore, check and draw argument maps that are kept as plain text.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def ignore_broken_pipe(command: Callable[..., int]) -> Callable[..., int]:
    """The command, for which a closed pipe is an end and no error (typer would make it exit status 1)."""

    @functools.wraps(command)
    def quiet(*arguments: object, **options: object) -> int:
        try:
            status = command(*arguments, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            with contextlib.suppress(OSError, ValueError):  # what is still buffered must not be tried again at exit
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return status

    return quiet


def release_memory(command: Callable[..., int]) -> Callable[..., int]:
    """The command, which frees its memory as soon as there is not enough.

    The frames of a traceback keep all values alive, so that not even the message could be printed. CPython 3.11 may
    hang, too: in a long function, such as typer has, unwinding the stack needs memory for a number.
    """
    reserve: list[bytearray] = []

    @functools.wraps(command)
    def frugal(*arguments: object, **options: object) -> int:
        reserve.append(bytearray(_RESERVE))
        try:
            return command(*arguments, **options)
        except MemoryError as error:
            reserve.clear()
            earlier: BaseException | None = error
            while earlier is not None:
                traceback.clear_frames(earlier.__traceback__)
                earlier = earlier.__context__
            raise
        finally:
            reserve.clear()

    return frugal


_RESERVE = 4 * 1024 * 1024
"""Bytes that are freed first: a few of the blocks in which Python takes memory. Unused, they cost nothing."""
COMMANDS: dict[str, Callable[..., int]] = {
    "tree": tree.command,
    "show": show.command,
    "find": find.command,
    "path": path.command,
    "compare": compare.command,
    "stats": stats.command,
    "check": check.command,
    "rule": rule.command,
    "coverage": coverage.command,
    "source": source.command,
    "export": export.command,
    "explore": explore.command,
    "new": new.command,
    "schema": schema.command,
}
for _name, _command in COMMANDS.items():
    app.command(_name, cls=find.QueryFirst if _command is find.command else None)(
        ignore_broken_pipe(release_memory(_command))
    )


def _print_version(wanted: bool) -> None:
    from argmap import __version__

    if wanted:
        typer.echo(f"argmap {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print a traceback if argmap itself fails.")] = False,
) -> None:
    """Explore, check and draw argument maps that are kept as plain text."""
