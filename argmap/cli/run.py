"""Runs a command and answers for what goes wrong: the call (2), or argmap itself (3)."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Collection
from typing import Any

from argmap.errors import ArgmapError
from argmap.text import shown

BAD_CALL = 2
BUG = 3
_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
_TOO_MANY = (errno.EMFILE, errno.ENFILE, errno.EAGAIN)
_LITTLE = 32 * 1024 * 1024
"""Bytes that any machine has, if it has memory."""
_NO_MEMORY = ("there is not enough memory", "name fewer maps, or give argmap more memory")
_REPORT = "this is a mistake in argmap: please report it with what --debug prints"


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status."""
    debug, arguments = _without_debug(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a test has put its own
            stream.reconfigure(errors="backslashreplace")
    try:
        return _invoke(arguments)
    except ArgmapError as error:
        _complain(str(error.args[0]), error.hint, error.excerpt)
        return error.status
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return failed(error, debug)


def failed(error: Exception, debug: bool = False) -> int:
    """Tell an error that nobody has foreseen; the exit status. A full disk and the like are no mistakes of argmap."""
    if isinstance(error, BrokenPipeError):
        return 0  # the reader has gone
    if debug:
        traceback.print_exception(error)
    if lack := _lack(error):
        _complain(*lack)
        return BAD_CALL
    _complain(f"{error!r}: {_REPORT}")
    return BUG


def _lack(error: Exception) -> tuple[str, str | None] | None:
    """What the system lacks, and what to do about it; None if that is not the reason for the error."""
    if _is_of_memory(error):
        return _NO_MEMORY
    if isinstance(error, FileNotFoundError) and not _in_folder():
        return "the working directory does not exist any more", "change to a folder that does"
    if isinstance(error, OSError) and error.errno in _UNWRITTEN and error.filename is None:
        return f"cannot write: {os.strerror(error.errno).lower()}", None
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return f"{error.filename or 'a path'}: {os.strerror(error.errno).lower()}", None
    if isinstance(error, OSError) and error.errno in _TOO_MANY:
        return os.strerror(error.errno).lower(), "this is a limit of the system: try again when less is going on"
    return None


def _is_of_memory(error: Exception) -> bool:
    """True if there was not enough memory, which Python reports by several kinds of errors."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    if isinstance(error, (SystemError, ImportError)):
        try:
            bytearray(_LITTLE)
        except MemoryError:
            return True
    return False


def _in_folder() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True


def _without_debug(arguments: list[str]) -> tuple[bool, list[str]]:
    """Whether ``--debug`` is given, wherever an option may stand, and the other arguments."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    others = [argument for argument in arguments[:end] if argument != "--debug"]
    return len(others) < end, others + arguments[end:]


def _invoke(arguments: list[str]) -> int:
    import typer

    from argmap.cli.app import app

    command: Any = typer.main.get_command(app)
    try:
        result = command.main(args=arguments or ["--help"], prog_name="argmap", standalone_mode=False)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        hint = f"{context.command_path} --help tells more" if context else None
        meant = _meant(getattr(error, "param", None), arguments)
        message = error.format_message()
        _complain(f"{message.removesuffix('.')}; did you mean {meant}?" if meant else message, hint)
        return BAD_CALL
    except typer.Abort:
        return BAD_CALL
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # of which typer makes status 1, where it prints the help
            return 0
        raise
    return result if isinstance(result, int) else 0


def _meant(option: Any, arguments: list[str]) -> str | None:
    """The choice that was probably meant where an option is given a word that is none; suffixes stand for formats."""
    choices = [
        str(getattr(choice, "value", choice)) for choice in getattr(getattr(option, "type", None), "choices", ())
    ]
    word = _wrong_choice(option.opts, arguments, choices) if choices else None
    if word is None:
        return None
    from argmap.cli.export_formats import KNOWN
    from argmap.near import near

    suffix = KNOWN.get(word.lower().removeprefix("."))
    return suffix if suffix in choices else near(word, choices)


def _wrong_choice(names: Collection[str], arguments: list[str], choices: Collection[str]) -> str | None:
    """The last value that an option is given, if it is none of the choices."""
    word = None
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, sign, value = argument.partition("=")
        if name in names:
            word = value if sign else following
    return None if word in choices else word


def _complain(message: str, hint: str | None = None, excerpt: tuple[str, ...] = ()) -> None:
    """Say on stderr what is wrong; the words may be a user's, and are made safe for a terminal."""
    with contextlib.suppress(OSError):  # where stderr takes nothing, the exit status must do
        if message:
            print(f"error: {shown(message)}", *excerpt, sep="\n  ", file=sys.stderr)
            if hint:
                print(f"  {shown(hint)}", file=sys.stderr)
