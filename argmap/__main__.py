"""The way into the command line: ``argmap`` and ``python -m argmap``."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as typing has it, without the time of its import
if TYPE_CHECKING:
    from typing import NoReturn


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    The version is answered before anything is imported that takes time.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"]:
        from argmap import __version__

        try:
            print(f"argmap {__version__}", flush=True)
        except OSError as error:
            from argmap.cli.run import failed

            return failed(error)
        return 0
    from argmap.cli.run import run

    return run(arguments)


def entry() -> NoReturn:
    """Run a command and end the process at once: to take a large graph apart, value by value, serves nobody."""
    _reopen_what_is_closed()
    gc.disable()  # a command builds its values once and ends; a collection would only walk through all of them
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # what could not be written has been answered for
    os._exit(status)


def _reopen_what_is_closed() -> None:
    """Let nothing be said into a closed stream (``>&-``), and no file that is opened come to stand for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    entry()
