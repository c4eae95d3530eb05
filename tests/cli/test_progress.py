"""Progress on stderr: drawn by a clock, only in a terminal, and gone when it is done."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli.progress import Step, _Line
from argmap.styled import width
from argmap.text import escaped

ROOT = Path(__file__).parents[2]
CODE = """
import sys, time
from argmap.cli import progress
progress._PATIENCE = 0.05
progress._PERIOD = 0.02
with progress.progress() as tell:
    tell("loading")
    time.sleep(0.4)
    with tell.aside():
        print("a message", file=sys.stderr)
    tell("writing b.svg", 2, 4)
    sum(range(10_000_000))  # no turn for anything else in this process
    if sys.argv[1] == "fail":
        raise ValueError
"""


def ran(end: str = "", **environment: str) -> str:
    """What is written to a terminal that is stderr."""
    pty = pytest.importorskip("pty")
    mine, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", CODE, end],
        stderr=terminal,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", **environment},
    )
    os.close(terminal)
    written = b"".join(_read(mine))
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


def test_a_sign_moves_and_a_bar_grows() -> None:
    frames = ran().split("\r\x1b[K")
    assert len({frame[0] for frame in frames if "loading" in frame}) > 1
    assert len({frame[0] for frame in frames if "writing" in frame}) > 1
    assert "█████░░░░░░░░░░░░░░░ 2 of 4  writing b.svg" in frames[-2]
    assert frames[-1] == ""
    assert "a message\r\n" in frames


def test_it_is_gone_where_it_fails() -> None:
    assert re.search(r"writing b\.svg  \d+ s\r\x1b\[KTraceback", ran("fail"))


def test_nothing_where_nobody_watches() -> None:
    assert ran(TERM="dumb") == "a message\r\n"
    done = subprocess.run([sys.executable, "-c", CODE, ""], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "a message\n"


@pytest.mark.parametrize("columns", [1, 5, 20, 40, 80, 200])
@pytest.mark.parametrize("total", [0, 7, 1000])
def test_it_fits_on_a_line_and_does_no_harm(columns: int, total: int) -> None:
    line = _Line().of(Step("writing \x1b[31m\n" + "long 名前 " * 40, total, total), columns)
    assert width(line) < max(columns, 2)
    assert line == escaped(line)


def test_without_unicode_it_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain:
        encoding = "ascii"

    monkeypatch.setattr(sys, "stderr", Plain())
    assert "#####" in _Line().of(Step("writing", 3, 4), 80)
    assert _Line().of(Step("writing", 3, 4), 80).isascii()
