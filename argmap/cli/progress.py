"""What is going on, on stderr: a bar where the steps are known, else a sign that moves; only where somebody watches.

It is drawn by a process of its own, forked at the beginning: neither a timer nor a thread of this one would come to
its turn while WebAssembly draws a large diagram, and threads do not go together with the forking that a check does.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple, NoReturn

from argmap.styled import width
from argmap.text import shown

_PATIENCE = 1.0
_PERIOD = 0.2
_BAR = 20
"""Columns."""
_LONGEST = 500
"""Characters of words that are handed on."""
_CLEAR = "\r\x1b[K"


class _Signs(NamedTuple):
    moving: str
    done: str
    ahead: str


_UNICODE = _Signs("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "█", "░")
_ASCII = _Signs("|/-\\", "#", ".")


class Step(NamedTuple):
    """What is going on, and the how many-th step it is of how many; 0 where that is not known."""

    words: str = ""
    number: int = 0
    total: int = 0


class Progress:
    """Takes what is going on now, and hands it on to what draws it by the pipes to it and from it, if anything does."""

    def __init__(self, pipes: tuple[int, int] | None = None) -> None:
        self._pipes = pipes
        self._now = Step()

    def __call__(self, words: str, number: int = 0, total: int = 0) -> None:
        self._now = Step(words[-_LONGEST:], number, total)
        self._hand_on(self._now)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """While something else is written on stderr: the line makes room for it, and comes back below."""
        self._hand_on(Step())
        yield
        sys.stderr.flush()
        self._hand_on(self._now)

    def _hand_on(self, step: Step) -> None:
        """Returns when it has been heard, so that a line is gone then that is to go."""
        if self._pipes is not None:
            there, back = self._pipes
            with contextlib.suppress(OSError):  # whoever draws may be gone, without whom the work goes on
                os.write(there, json.dumps(step).encode() + b"\n")
                os.read(back, 1)


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """What takes the progress; after a second it is shown, until the end, on a terminal."""
    if not hasattr(os, "fork") or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Progress()
        return
    (heard, there), (back, answer) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.close(there)
        os.close(back)
        _drawing(heard, answer)
    os.close(heard)
    os.close(answer)
    try:
        yield Progress((there, back))
    finally:
        os.close(there)
        os.close(back)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)


def _drawing(heard: int, answer: int) -> NoReturn:
    """The life of the process that draws: until there is nobody left to hear from, whatever happens."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # is for the one who works, after whom this one ends
        _draw(heard, answer)
    finally:
        os._exit(0)


def _draw(heard: int, answer: int) -> None:
    line, step, visible = _Line(), Step(), False
    first = time.monotonic() + _PATIENCE
    while True:
        pause = max(_PERIOD, first - time.monotonic())
        if select.select([heard], [], [], pause)[0]:
            message = os.read(heard, 65536)
            while message and not message.endswith(b"\n"):
                message += os.read(heard, 65536)
            step = Step(*json.loads(message)) if message else Step()
            if visible and not step.words:
                _write(_CLEAR)
                visible = False
            if not message:
                return
            line.heard(step)
            os.write(answer, b".")
        if step.words and time.monotonic() >= first:
            _write(f"{_CLEAR}{line.of(step, _columns())}")
            visible = True


class _Line:
    """The line that is drawn, which moves each time."""

    def __init__(self) -> None:
        self._signs = _signs()
        self._moving = cycle(self._signs.moving)
        self._since = time.monotonic()

    def heard(self, step: Step) -> None:
        """A step by itself has its own time; of several it is the time of all."""
        if step.words and not step.total:
            self._since = time.monotonic()

    def of(self, step: Step, columns: int) -> str:
        """A line that is narrower than a terminal of so many columns."""
        begun = next(self._moving)
        if step.total:
            filled = _BAR * (step.number - 1) // step.total
            begun += f" {self._signs.done * filled}{self._signs.ahead * (_BAR - filled)} {step.number} of {step.total}"
        seconds = f"{time.monotonic() - self._since:.0f} s"
        room = columns - len(begun) - len(seconds) - 5
        if room < 2:
            return f"{begun} {seconds}"[: columns - 1]
        return f"{begun}  {_cut(shown(step.words), room)}  {seconds}"


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
