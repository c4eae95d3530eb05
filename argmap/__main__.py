"""The way into the command line: ``argmap`` and ``python -m argmap``."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as typing has it, without the time of its import
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn


_VERSION = ["--version"]


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    The version is answered before anything is imported that takes time.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == _VERSION:
        from argmap.version import __version__

        try:
            print(f"argmap {__version__}", flush=True)
        except OSError as error:
            from argmap.cli.run import failed

            return failed(error)
        return 0
    from argmap.cli.run import run

    return run(arguments)


def entry() -> NoReturn:
    """Run a command and end the process at once: to take a large graph apart, value by value, serves nobody.

    An interrupt ends it quietly from here on, while modules are being imported too.
    """
    try:
        status = _ended()
    except KeyboardInterrupt:
        status = 130  # as shells have it
    except MemoryError:  # in the code that reports errors
        os.write(2, b"error: there is not enough memory\n")
        status = 2
    os._exit(status)


def _ended() -> int:
    _reopen_what_is_closed()
    if sys.argv[1:] != _VERSION:
        _hear_interrupts()
    gc.disable()  # a command builds its values once and ends; a collection would only walk through all of them
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # what could not be written has been answered for
    return status


def _hear_interrupts() -> None:
    """End the process at an interrupt during an import, where Python may just print the interrupt and go on."""
    import signal

    def interrupt(_signal: int, frame: FrameType | None) -> NoReturn:
        while frame is not None:
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                os._exit(130)
            frame = frame.f_back
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # it is ignored in the background
        signal.signal(signal.SIGINT, interrupt)


def _reopen_what_is_closed() -> None:
    """Let nothing be said into a closed stream (``>&-``), and no file that is opened come to stand for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    entry()
