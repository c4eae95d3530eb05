"""Shows on stderr what takes long: a bar if the number of steps is known, else a spinner. Only in a terminal.

rich draws it, in a thread. Both start only after a moment, which most commands never reach.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from argmap.styled import width
from argmap.text import shown

if TYPE_CHECKING:
    from rich.live import Live

_DELAY = 1.0
"""Seconds before anything is shown."""
_PER_SECOND = 5
"""Frames a second."""
_BAR = 20
"""Columns of the bar."""
_MAX_CHARACTERS = 500
"""The longest words that are kept, in characters."""


class _Signs(NamedTuple):
    spinner: str
    done: str
    ahead: str


_UNICODE = _Signs("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "█", "░")
_ASCII = _Signs("|/-\\", "#", ".")


class Stage(NamedTuple):
    """What is going on, and the number of the step and of all steps; 0 if unknown."""

    words: str = ""
    number: int = 0
    total: int = 0


class Progress:
    """Called with what is going on; shows it after a moment, if ``is_shown``."""

    def __init__(self, is_shown: bool = False) -> None:
        self._is_shown = is_shown
        self._due = time.monotonic() + _DELAY
        self._step = Stage()
        self._line = _Line()
        self._timer: Timer | None = None
        self._live: Live | None = None

    def __call__(self, words: str, number: int = 0, total: int = 0) -> None:
        """Report what is going on now."""
        self._step = Stage(words[-_MAX_CHARACTERS:], number, total)
        self._line.heard(self._step)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Hide the line while something else is written to stderr."""
        self.pause()
        yield
        sys.stderr.flush()
        self.resume()

    def pause(self) -> None:
        """Erase the line and stop the threads."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
        if self._live is not None:
            self._live.stop()
            self._live = None

    def resume(self) -> None:
        """Show the line again, when it is time."""
        if self._is_shown and self._timer is None:
            self._timer = Timer(max(0.0, self._due - time.monotonic()), self._show)
            self._timer.daemon = True
            try:
                self._timer.start()
            except RuntimeError:  # the system has no threads left; the work matters more
                self._timer = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        class QuietLive(Live):
            def refresh(self) -> None:
                with contextlib.suppress(OSError, ValueError, MemoryError):  # the work continues without a terminal
                    super().refresh()

        def line() -> Text:
            return Text(self._line.of(self._step, _columns()) if self._step.words else "", no_wrap=True)

        console = Console(stderr=True, force_terminal=True, color_system=None)
        self._live = QuietLive(
            get_renderable=line,
            console=console,
            refresh_per_second=_PER_SECOND,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._live.start(refresh=True)
        console.show_cursor(True)  # in case this process is killed


_running: list[Progress] = []


def _before_fork() -> None:
    """A process must be forked without other threads, because their locks would stay locked in the child."""
    for one in _running:
        one.pause()


def _after_fork() -> None:
    for one in _running:
        one.resume()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_running.clear)


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """A reporter for the progress of a command. A terminal shows it until the end, even if that is an error."""
    made = Progress(sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    _running.append(made)
    made.resume()
    try:
        yield made
    finally:
        _running.remove(made)
        made.pause()


class _Line:
    """The line that is drawn. The spinner moves each time."""

    def __init__(self) -> None:
        self._signs = _signs()
        self._spinner = cycle(self._signs.spinner)
        self._since = time.monotonic()

    def heard(self, step: Stage) -> None:
        """Restart the seconds, unless the step is one of several; their seconds count together."""
        if step.words and not step.total:
            self._since = time.monotonic()

    def of(self, step: Stage, columns: int) -> str:
        """A line that fits into ``columns`` columns."""
        begun = next(self._spinner)
        if step.total:
            filled = _BAR * (step.number - 1) // step.total
            begun += f" {self._signs.done * filled}{self._signs.ahead * (_BAR - filled)} {step.number} of {step.total}"
        seconds = f"{time.monotonic() - self._since:.0f} s"
        room = columns - len(begun) - len(seconds) - 5
        if room < 2:
            return f"{begun} {seconds}"[: columns - 1]
        return f"{begun}  {_cut(shown(step.words), room)}  {seconds}"


def _signs() -> _Signs:
    """The signs that stderr can encode."""
    try:
        "".join(_UNICODE).encode(sys.stderr.encoding or "ascii")
    except (UnicodeError, LookupError):
        return _ASCII
    return _UNICODE


def _cut(words: str, columns: int) -> str:
    """The end of words that are too long, because the end has the file name."""
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
