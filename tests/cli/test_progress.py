"""Progress on stderr: drawn by a clock, only in a terminal, and gone when it is done."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from argmap.cli.progress import Stage, _Line
from argmap.styled import width
from argmap.text import escaped

ROOT = Path(__file__).parents[2]
CODE = """
import os, sys, threading, time, warnings
from argmap.cli import progress
warnings.simplefilter("ignore", DeprecationWarning)  # from 3.12 on, of threads that have just ended
progress._DELAY = 0.05
progress._PER_SECOND = 50
with progress.progress() as tell:
    tell("loading")
    time.sleep(0.4)
    with tell.aside():
        print("a message", file=sys.stderr)
    tell("writing b.svg", 2, 4)
    for _ in range(3_000_000):
        pass
    if sys.argv[1] == "fork":
        child = os.fork()
        if not child:
            os.write(2, b"in the child %d\\n" % threading.active_count())  # at once: the line is drawn meanwhile
            os._exit(0)
        os.waitpid(child, 0)
        tell("after the fork", 3, 4)
        time.sleep(0.3)
    if sys.argv[1] == "fail":
        raise ValueError
    if sys.argv[1] == "wait":
        time.sleep(30)
"""


def _heeding_interrupts() -> None:
    """A shell lets what it starts in the background ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ran(end: str = "", **environment: str) -> str:
    """What is written to a terminal that is stderr."""
    pty = pytest.importorskip("pty")
    mine, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, end],
        stderr=terminal,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", **environment},
        preexec_fn=_heeding_interrupts,
    )
    os.close(terminal)
    written, is_waited_for = b"", end == "wait"
    for data in _read(mine):
        written += data
        if is_waited_for and b"writing b.svg" in written:
            is_waited_for = False
            threading.Timer(0.3, process.send_signal, [signal.SIGINT]).start()
    process.wait(30)
    os.close(mine)
    return written.decode()


def _read(terminal: int) -> Iterator[bytes]:
    while select.select([terminal], [], [], 30)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return
        if not data:
            return
        yield data


def screen_of(written: str) -> list[str]:
    """What a terminal shows in the end."""
    screen = pyte.Screen(80, 10)
    pyte.Stream(screen).feed(written)
    assert not screen.cursor.hidden
    return [line.rstrip() for line in screen.display if line.strip()]


def frames_of(written: str) -> list[str]:
    return re.split(r"\r\x1b\[2K|\x1b\[\?25[lh]", written)


def test_a_sign_moves_and_a_bar_grows() -> None:
    written = ran()
    frames = frames_of(written)
    assert len({frame[0] for frame in frames if "loading" in frame}) > 1
    assert len({frame[0] for frame in frames if "writing" in frame}) > 1
    assert any("█████░░░░░░░░░░░░░░░ 2 of 4  writing b.svg" in frame for frame in frames)
    assert screen_of(written) == ["a message"]


def test_it_is_gone_where_it_fails() -> None:
    written = ran("fail")
    assert "writing b.svg" in written
    assert screen_of(written)[:2] == ["a message", "Traceback (most recent call last):"]


def test_it_is_gone_after_an_interrupt() -> None:
    written = ran("wait")
    assert "writing b.svg" in written
    assert screen_of(written)[-1] == "KeyboardInterrupt"
    assert "writing" not in "".join(screen_of(written))


def test_a_process_is_forked_without_a_thread_and_the_line_comes_back() -> None:
    written = ran("fork")
    assert re.search(r"in the child\S* 1\r\n", written)
    assert "3 of 4  after the fork" in written
    first, *_, last = screen_of(written)
    assert (first, last.endswith("in the child 1")) == ("a message", True)


def test_nothing_where_nobody_watches() -> None:
    assert ran(TERM="dumb") == "a message\r\n"
    done = subprocess.run([sys.executable, "-c", CODE, ""], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "a message\n"


@pytest.mark.parametrize("columns", [1, 5, 20, 40, 80, 200])
@pytest.mark.parametrize("total", [0, 7, 1000])
def test_it_fits_on_a_line_and_does_no_harm(columns: int, total: int) -> None:
    line = _Line().of(Stage("writing \x1b[31m\n" + "long 名前 " * 40, total, total), columns)
    assert width(line) < max(columns, 2)
    assert line == escaped(line)


def test_without_unicode_it_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain:
        encoding = "ascii"

    monkeypatch.setattr(sys, "stderr", Plain())
    assert "#####" in _Line().of(Stage("writing", 3, 4), 80)
    assert _Line().of(Stage("writing", 3, 4), 80).isascii()
