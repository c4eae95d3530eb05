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

        print(f"argmap {__version__}")
        return 0
    from argmap.cli.run import run

    return run(arguments)


def entry() -> NoReturn:
    """Run a command and end the process at once: to take a large graph apart, value by value, serves nobody."""
    gc.disable()  # a command builds its values once and ends; a collection would only walk through all of them
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # the reader has gone, which run has answered for
    os._exit(status)


if __name__ == "__main__":
    entry()
