"""The entry point of the command line: ``argmap`` and ``python -m argmap``."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # like typing's, without the time to import it
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn


_VERSION = ["--version"]


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    ``--version`` is answered before any slow import.
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
    """Run a command and end the process at once, because freeing a large graph value by value takes time.

    An interrupt ends it quietly from here on, even during imports.
    """
    try:
        status = _ended()
    except KeyboardInterrupt:
        status = 130  # as in shells
    except MemoryError:  # in the code that reports errors
        os.write(2, b"error: there is not enough memory\n")
        status = 2
    os._exit(status)


def _ended() -> int:
    _reopen_closed_streams()
    if sys.argv[1:] != _VERSION:
        _end_on_interrupt()
    gc.disable()  # a command builds its values once and ends, so a collection would find nothing
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # write errors have been reported
    return status


def _end_on_interrupt() -> None:
    """End the process on an interrupt during an import. Python might only print the interrupt and go on."""
    import signal

    def interrupt(_signal: int, frame: FrameType | None) -> NoReturn:
        while frame is not None:
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                os._exit(130)
            frame = frame.f_back
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # in the background it is ignored
        signal.signal(signal.SIGINT, interrupt)


def _reopen_closed_streams() -> None:
    """Open closed standard streams (``>&-``) on the null device, so that no other file takes their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    entry()
