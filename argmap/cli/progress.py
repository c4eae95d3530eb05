"""A word on stderr about what is going on, where it takes long and somebody is watching."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator

from argmap.text import brief

_PATIENCE = 1.0
_PERIOD = 0.2
_LONGEST = 60
_CLEAR = "\r\x1b[K"


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that takes what is going on now; after a second it is shown, until the end, on a terminal.

    By a timer of the system, and not by a thread, which does not go together with starting processes.
    """
    now = shown = ""

    def tell(words: str) -> None:
        nonlocal now
        now = words

    def show(*_signal: object) -> None:
        nonlocal shown
        if now != shown:
            shown = now
            with contextlib.suppress(OSError):
                os.write(sys.stderr.fileno(), f"{_CLEAR}{brief(now, _LONGEST)}".encode(errors="replace"))

    if not hasattr(signal, "setitimer") or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield tell
        return
    before = signal.signal(signal.SIGALRM, show)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PERIOD)
    try:
        yield tell
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if shown:
            now = ""
            show()
