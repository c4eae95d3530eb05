"""The commands, in the order of ``argmap --help``.

The module of a command is imported when that command is called, and only then are its options made.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from argmap.cli.examples import CommandWithExamples

COMMANDS = (
    "tree",
    "show",
    "find",
    "path",
    "compare",
    "stats",
    "check",
    "rule",
    "coverage",
    "source",
    "export",
    "explore",
    "set",
    "move",
    "rename",
    "remove",
    "quote",
    "fmt",
    "draft",
    "new",
    "schema",
)
"""Each is the function ``command`` of the module of its name in this folder."""
_RESERVE = 4 * 1024 * 1024
"""Bytes that are freed first: a few of the blocks in which Python takes memory. Unused, they cost nothing."""
_SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class _Commands(Mapping[str, TyperCommand]):
    """The commands by name; each is made when it is first asked for."""

    def __init__(self) -> None:
        self.made: dict[str, TyperCommand] = {}

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self.made:
            self.made[name] = _made(name)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast(Any, _Commands())


app = typer.Typer(
    name="argmap", help="Explore, check and draw argument maps that are kept as plain text.", cls=_Group, **_SETTINGS
)


def _made(name: str) -> TyperCommand:
    module = importlib.import_module(f"argmap.cli.{name}")
    single = typer.Typer(add_completion=False, **_SETTINGS)
    command = ignore_broken_pipe(release_memory(module.command))
    single.command(name, cls=getattr(module, "COMMAND_CLASS", CommandWithExamples))(command)
    return cast(TyperCommand, typer.main.get_command(single))


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


def _print_version(wanted: bool) -> None:
    from argmap.version import __version__

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
