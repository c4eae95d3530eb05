"""What is going on, on stderr: a bar where the steps are known, else a sign that moves; only where somebody watches."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import NamedTuple

from argmap.styled import width
from argmap.text import shown

_PATIENCE = 1.0
_PERIOD = 0.2
_BAR = 20
"""Columns."""
_CLEAR = "\r\x1b[K"


class _Signs(NamedTuple):
    moving: str
    done: str
    ahead: str


_UNICODE = _Signs("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "█", "░")
_ASCII = _Signs("|/-\\", "#", ".")


class Progress:
    """Takes what is going on now. It is drawn by a clock, from outside."""

    def __init__(self) -> None:
        self._now = ("", 0, 0)
        self._since = time.monotonic()
        self._shown = False
        self._lock = threading.RLock()  # the clock may be a signal, which comes within this very thread
        signs = _signs()
        self._done, self._ahead, self._moving = signs.done, signs.ahead, cycle(signs.moving)

    def __call__(self, words: str, number: int = 0, total: int = 0) -> None:
        """Say what is going on; the how many-th step it is of how many, where that is known."""
        with self._lock:
            if not total:
                self._since = time.monotonic()
            self._now = words, number, total

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """While something else is written on stderr: the line makes room for it, and comes back below."""
        with self._lock:
            self.clear()
            yield
            sys.stderr.flush()

    def draw(self, *_signal: object) -> None:
        with self._lock:
            words, number, total = self._now
            if words:
                self._shown = True
                _write(f"{_CLEAR}{self.line(words, number, total, _columns())}")

    def clear(self) -> None:
        if self._shown:
            self._shown = False
            _write(_CLEAR)

    def line(self, words: str, number: int, total: int, columns: int) -> str:
        """A line that is narrower than a terminal of so many columns."""
        begun = next(self._moving)
        if total:
            filled = _BAR * (number - 1) // total
            begun += f" {self._done * filled}{self._ahead * (_BAR - filled)} {number} of {total}"
        seconds = f"{time.monotonic() - self._since:.0f} s"
        room = columns - len(begun) - len(seconds) - 5
        return f"{begun}  {_cut(shown(words), room)}  {seconds}" if room > 1 else f"{begun} {seconds}"[: columns - 1]


@contextlib.contextmanager
def progress(threaded: bool = False) -> Iterator[Progress]:
    """What takes the progress; after a second it is shown, until the end, on a terminal.

    The clock is a timer of the system, which forking processes goes together with, or a thread, which goes on while
    the main one waits for something that is not Python.
    """
    made = Progress()
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield made
        return
    try:
        with _by_thread(made.draw) if threaded else _by_timer(made.draw):
            yield made
    finally:
        made.clear()


@contextlib.contextmanager
def _by_thread(draw: Callable[[], None]) -> Iterator[None]:
    ended = threading.Event()

    def beat() -> None:
        pause = _PATIENCE
        while not ended.wait(pause):
            draw()
            pause = _PERIOD

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextlib.contextmanager
def _by_timer(draw: Callable[..., None]) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, draw)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PERIOD)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _signs() -> _Signs:
    """Those that stderr can take."""
    try:
        "".join(_UNICODE).encode(sys.stderr.encoding or "ascii")
    except (UnicodeError, LookupError):
        return _ASCII
    return _UNICODE


def _cut(words: str, columns: int) -> str:
    """The end of words that are too long: there the name of a file stands."""
    if width(words) <= columns:
        return words
    while width(words) >= columns:
        words = words[1:]
    return f"…{words}"


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _write(words: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.write(sys.stderr.fileno(), words.encode(errors="replace"))
