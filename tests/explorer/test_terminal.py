"""The explorer in a real pseudo-terminal, read from a terminal's screen as a person would read it."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
pyte = pytest.importorskip("pyte")

import termios  # noqa: E402 # where there is no pty there is no termios either

from .driving import DEBATE, debate_in  # noqa: E402

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


def _heeding_hangups() -> None:
    """Where the tests run without a terminal, under nohup, processes inherit that they ignore it."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """A process in a terminal of so many columns and rows. What it writes stays in ``folder``."""

    def __init__(self, command: list[str], columns: int, rows: int, environment: dict[str, str], folder: Path) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.controller, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**environment, "PYTHONPATH": str(ROOT)},
            cwd=folder,
            start_new_session=True,
            preexec_fn=_heeding_hangups,
        )
        os.close(inside)

    def type(self, keys: str) -> None:
        os.write(self.controller, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.controller, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def read(self, seconds: float) -> bool:
        """Take what there is; whether the process is still there."""
        if not select.select([self.controller], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.controller, 65536)
        except OSError:
            return False
        self.written += data
        self.stream.feed(data)
        return bool(data)

    def until(self, holds: Callable[[list[str]], bool]) -> list[str]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = list(self.screen.display)
            if holds(shown):
                return shown
            if not self.read(0.05):
                break
        raise AssertionError("\n".join(self.screen.display))

    def ended(self) -> int:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            self.read(0.05)
        return self.process.wait(1)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.controller)


@pytest.fixture
def in_terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*options: str, columns: int = 100, rows: int = 30, **environment: str) -> Terminal:
        path = debate_in(tmp_path)
        command = [sys.executable, "-m", "argmap", "explore", str(path), *options]
        state = {"XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
        opened.append(Terminal(command, columns, rows, {**kept, **state, **environment}, tmp_path))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def has(words: str) -> Callable[[list[str]], bool]:
    return lambda shown: any(words in line for line in shown)


def test_start_move_filter_resize_and_quit(in_terminal: Callable[..., Terminal]) -> None:
    terminal = in_terminal()
    shown = terminal.until(has("q quit"))
    assert "? Should the centre be closed to cars?" in shown[0]
    terminal.type("jj")
    terminal.until(lambda shown: "The air would be cleaner." in shown[0])
    terminal.type("/ring road")
    shown = terminal.until(has("1 of 9 match"))
    assert has("− Traffic would only")(shown)
    assert not has("Shops lose customers")(shown)
    terminal.type("\r")
    terminal.until(has("? keys"))
    terminal.resize(60, 24)
    shown = terminal.until(lambda shown: "q quit" in shown[-1])
    assert max(len(line.rstrip()) for line in shown) <= 60
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.written.rstrip().endswith(b"\x1b[?1004l") or b"\x1b[?1049l" in terminal.written


@pytest.mark.long
def test_keys_that_arrive_in_one_read_are_answered_in_turn(in_terminal: Callable[..., Terminal]) -> None:
    terminal = in_terminal()
    terminal.until(has("q quit"))
    for keys, words in [
        ("ytt", "Should the centre"),  # copies the text, then changes the colours
        ("x11", "write to which file?"),  # the second digit goes into the name of the file
        ("\x1b", ""),
        (":larger\rH", "The air would be cleaner."),
        ("/ring\rj", "filter: ring"),
        ("\x1b:\r\r", "go there"),
    ]:
        terminal.type(keys)
        terminal.until(has(words) if words else lambda shown: not has("write to which file?")(shown))
        time.sleep(0.15)  # an escape alone, not the beginning of what the next keys would make of it
    terminal.type("yqq")
    assert terminal.ended() == 0
    assert b"error" not in terminal.written


def test_control_c_quits_and_the_terminal_is_left_as_it_was(in_terminal: Callable[..., Terminal]) -> None:
    terminal = in_terminal("--at", "ring")
    terminal.until(lambda shown: "Traffic would only" in shown[0])
    terminal.type("\x03")
    assert terminal.ended() == 0
    assert b"\x1b[?1049l" in terminal.written
    assert b"\x1b[?25h" in terminal.written


@pytest.mark.long
def test_without_colours_there_are_none(in_terminal: Callable[..., Terminal]) -> None:
    terminal = in_terminal("--ascii", NO_COLOR="1")
    shown = terminal.until(has("q quit"))
    assert "".join(shown).isascii()
    terminal.type("j")
    terminal.until(lambda shown: "Close it." in shown[0])
    terminal.type("q")
    assert terminal.ended() == 0
    assert b"38;2;" not in terminal.written
    assert b"48;2;" not in terminal.written
    assert b"38;5;" not in terminal.written


@pytest.mark.long
def test_a_saved_map_is_read_again_with_the_cursor_kept(in_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    terminal = in_terminal("--at", "ring")
    terminal.until(lambda shown: "Traffic would only" in shown[0])
    path = tmp_path / "cars.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to the ring road.", "elsewhere."), encoding="utf-8")
    terminal.until(lambda shown: "Traffic would only move elsewhere." in shown[0])


@pytest.mark.long
def test_the_editor_is_opened_at_the_line_without_a_shell(in_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "%s|" "$@" > "$(dirname "$0")/called"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = in_terminal("--at", "shops", VISUAL=f"'{editor}' --flag '$(touch hacked)'")
    terminal.until(lambda shown: "Shops lose" in shown[0])
    terminal.type("o")
    terminal.until(has("read again"))
    called = (tmp_path / "called").read_text(encoding="utf-8")
    line = DEBATE[: DEBATE.index("id: shops")].count("\n") + 1
    assert called == f"--flag|$(touch hacked)|+{line}|{tmp_path / 'cars.yaml'}|"
    terminal.type("q")
    assert terminal.ended() == 0


@pytest.mark.long
def test_an_editor_that_is_not_there_is_reported(in_terminal: Callable[..., Terminal]) -> None:
    terminal = in_terminal(VISUAL="./no-such-editor")
    terminal.until(has("q quit"))
    terminal.type("o")
    terminal.until(has("cannot start ./no-such-editor"))
    terminal.type("jq")
    assert terminal.ended() == 0


@pytest.mark.parametrize("options", [[], ["--at", "ring"]])
def test_not_in_a_terminal(tmp_path: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "argmap", "explore", str(debate_in(tmp_path)), *options]
    ran = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("error: argmap explore needs a terminal\n")
