"""Output in a real pseudo-terminal: colours, wrapping, and what switches them off."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def in_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    import fcntl
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"TERM": "xterm-256color", "PYTHONUTF8": "1", "COLUMNS": str(columns), **environment})
        os.execv(sys.executable, [sys.executable, "-m", "argmap", *arguments])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    output, end = b"", time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        try:
            data = os.read(terminal, 65536) if ready else b""
        except OSError:
            break
        if ready and not data:
            break
        output += data
    os.waitpid(child, 0)
    os.close(terminal)
    return output.decode("utf-8").replace("\r\n", "\n")


def test_a_tree_is_coloured_and_wrapped_beside_its_guides() -> None:
    screen = in_terminal("tree", EXAMPLE, columns=60)
    assert "\x1b[" in screen
    lines = ESCAPES.sub("", screen).splitlines()
    assert max(len(line) for line in lines) <= 60
    assert "└── ? Should the centre be closed to cars? [close]" in lines
    assert any(line.startswith("    │   │   └── × The figures come from") for line in lines)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_are_switched_off(environment: dict[str, str]) -> None:
    assert "\x1b" not in in_terminal("tree", EXAMPLE, **environment)


def test_the_option_wins() -> None:
    assert "\x1b" not in in_terminal("tree", EXAMPLE, "--color", "never")
    assert "\x1b[" in in_terminal("tree", EXAMPLE, "--color", "always", NO_COLOR="1")


def test_ascii_is_ascii() -> None:
    assert in_terminal("tree", EXAMPLE, "--ascii").isascii()


def test_findings_are_coloured() -> None:
    screen = in_terminal("check", str(ROOT / "tests" / "unfaithful.yaml"))
    assert "\x1b[" in screen
    assert "P401" in ESCAPES.sub("", screen)
