"""Runs a command and answers for what goes wrong: the call (2), or argmap itself (3)."""

from __future__ import annotations

import sys
import traceback
from typing import Any

from argmap.errors import ArgmapError
from argmap.text import shown

BAD_CALL = 2
BUG = 3
_REPORT = "this is a mistake in argmap: please report it with what --debug prints"


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a test has put its own
            stream.reconfigure(errors="backslashreplace")
    try:
        return _invoke(arguments)
    except ArgmapError as error:
        _complain(str(error), error.hint)
        return BAD_CALL
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if debug:
            traceback.print_exc()
        print(f"error: {shown(repr(error))}: {_REPORT}", file=sys.stderr)
        return BUG


def _invoke(arguments: list[str]) -> int:
    import typer

    from argmap.cli.app import app

    command: Any = typer.main.get_command(app)
    try:
        result = command.main(args=arguments or ["--help"], prog_name="argmap", standalone_mode=False)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        _complain(error.format_message(), f"{context.command_path} --help tells more" if context else None)
        return BAD_CALL
    except typer.Abort:
        return BAD_CALL
    return result if isinstance(result, int) else 0


def _complain(message: str, hint: str | None) -> None:
    """Say on stderr what is wrong; the words may be a user's, and are made safe for a terminal."""
    if message:
        print(f"error: {shown(message)}", file=sys.stderr)
        if hint:
            print(f"  {shown(hint)}", file=sys.stderr)
