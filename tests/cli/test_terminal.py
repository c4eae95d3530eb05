"""Output in a real pseudo-terminal: colours, wrapping, and what switches them off."""

from __future__ import annotations

import contextlib
import json
import os
import re
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ..hostile.process import shared

fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
pty = pytest.importorskip("pty")

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")
MAPS = str(ROOT / "maps")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def in_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """What a command writes to a terminal: a child of the server runs it, or, with variables of Python, a new one."""
    environment = {"TERM": "xterm-256color", "COLUMNS": str(columns), "PAGER": "cat", **environment}
    terminal, inner = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with ThreadPoolExecutor() as reader:
        output = reader.submit(read, terminal)
        try:
            if any(name.startswith("PYTHON") for name in environment):
                call = [sys.executable, "-m", "argmap", *arguments]
                subprocess.run(
                    call, env={**os.environ, **environment}, stdin=inner, stdout=inner, stderr=inner, timeout=30
                )
            else:
                folder, name = os.getcwd(), os.ttyname(inner)
                shared().ask(folder=folder, commands=[arguments], environment=environment, terminal=name)
                shared().answer()
        finally:
            os.close(inner)
        return output.result().decode("utf-8").replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """All that is written to a terminal, until nobody has it open any more."""
    output = b""
    with contextlib.suppress(OSError):  # which is how it ends
        while data := os.read(terminal, 65536):
            output += data
    os.close(terminal)
    return output


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder as the working directory."""
    monkeypatch.chdir(tmp_path)


def test_a_tree_is_coloured_and_wrapped_beside_its_guides() -> None:
    screen = in_terminal("tree", EXAMPLE, columns=60)
    assert "\x1b[" in screen
    lines = ESCAPES.sub("", screen).splitlines()
    assert max(len(line) for line in lines) <= 60
    assert "└── ? Should the centre be closed to cars? [close]" in lines
    assert any(line.startswith("    │   │   └── × The figures come from") for line in lines)


@pytest.mark.parametrize("command", [["tree"], ["find", "*", "--as", "tree"]])
@pytest.mark.parametrize("environment", [{}, {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}])
def test_an_ascii_tree_is_wrapped_beside_its_guides(command: list[str], environment: dict[str, str]) -> None:
    asked = [] if environment else ["--ascii"]
    lines = ESCAPES.sub("", in_terminal(*command, EXAMPLE, *asked, columns=60, **environment)).splitlines()
    assert max(map(len, lines)) <= 60
    beside = [line for line in lines if line.startswith("    |   |   `-- x The figures come from")]
    assert len(beside) == 1
    assert lines[lines.index(beside[0]) + 1].startswith("    |   |         ")
    if "find" in command:
        assert re.fullmatch(r"(\d+) of \1 nodes", lines.pop())
    assert all(re.match(r"([|`] {3}| {4})*[|`]-- | +\S|([|] {3}| {4})+ {2}\S", line) for line in lines[2:])


@pytest.mark.usefixtures("inside")
def test_guides_leave_room_for_a_text_however_deep_it_is() -> None:
    chain = "".join(f"  - {{id: n{i}, text: Some words of N{i}., con: [{{ref: n{i + 1}}}]}}\n" for i in range(40))
    Path("m.yaml").write_text(f"argmap: 1\nquestions:\n- text: Q\n  positions:\n{chain}  - {{id: n40, text: End.}}\n")
    lines = ESCAPES.sub("", in_terminal("tree", "m.yaml", columns=60)).splitlines()
    assert max(map(len, lines)) == 60
    assert "…" + " " * 31 + "└── − Some words of N30." in lines


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("command", ["tree", "source", "show not-effective", "coverage"])
def test_without_colours_the_layout_stays(command: str, columns: int) -> None:
    words = [*command.split(), MAPS]
    with_colours = in_terminal(*words, columns=columns)
    plain = in_terminal(*words, columns=columns, NO_COLOR="1")
    if columns == 60:
        assert plain == in_terminal(*words, "--color", "never", columns=columns)
    assert "\x1b" not in plain
    assert "\x1b[" in with_colours
    assert plain == ESCAPES.sub("", with_colours)
    assert max(map(len, plain.splitlines())) <= columns


def test_a_dumb_terminal_is_none() -> None:
    longest = max(in_terminal("tree", MAPS, TERM="dumb").splitlines(), key=len)
    assert len(longest) > 200
    assert longest in ESCAPES.sub("", in_terminal("tree", MAPS, "--color", "always", TERM="dumb"))


@pytest.mark.parametrize("command", ["tree", "source", "coverage"])
def test_in_a_pipe_nothing_is_wrapped(command: str) -> None:
    def piped(*options: str) -> str:
        environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "40", "NO_COLOR": "1", "TERM": "xterm-256color"}
        call = [sys.executable, "-m", "argmap", command, MAPS, *options]
        return subprocess.run(call, env=environment, capture_output=True, text=True, encoding="utf-8").stdout

    colored = piped("--color", "always")
    assert "\x1b[" in colored
    assert ESCAPES.sub("", colored) == piped()


def test_what_is_wrapped_hangs_below_its_beginning() -> None:
    lines = ESCAPES.sub("", in_terminal("show", "not-effective", MAPS, columns=60)).splitlines()
    at = lines.index("  + Both Russia and Ukraine have been unable to achieve")
    assert lines[at + 1] == "    their stated objectives through diplomacy alone."
    assert lines[1] == "  the conflict between Russia and Ukraine."


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (60, "  (before the first heading)                   █████ 100.0 %"),
        (80, "  (before the first headi…  ██████████ 100.0 %  270 of 270 words, 7 skipped"),
        (140, "  (before the first heading)" + " " * 41 + "████████████████████ 100.0 %  270 of 270 words, 7 skipped"),
    ],
)
def test_coverage_fits(columns: int, row: str) -> None:
    screen = ESCAPES.sub("", in_terminal("coverage", MAPS, columns=columns))
    assert row in screen.splitlines()


@pytest.mark.parametrize("command", ["stats --format json", "coverage --format json --missing", "check --format json"])
@pytest.mark.usefixtures("inside")
def test_json_is_json_also_in_a_terminal(command: str) -> None:
    words = "words that are far too many for a row " * 5
    Path("s.txt").write_text(f"# {words}\n\n{words}\n")
    Path("m.yaml").write_text(f"argmap: 1\nsources: {{s: {{file: s.txt}}}}\nquestions: {{text: Q, quote: {words}}}\n")
    screen = in_terminal(*command.split(), "m.yaml", columns=40)
    assert "\x1b" not in screen
    assert max(map(len, screen.splitlines())) > 40
    assert json.loads(screen)["version"] == 1


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_are_switched_off(environment: dict[str, str]) -> None:
    assert "\x1b" not in in_terminal("tree", EXAMPLE, **environment)


def test_the_option_wins() -> None:
    assert "\x1b" not in in_terminal("tree", EXAMPLE, "--color", "never")
    assert "\x1b[" in in_terminal("tree", EXAMPLE, "--color", "always", NO_COLOR="1")
    assert "38;5;166" in in_terminal("tree", EXAMPLE, "--color", "always", NO_COLOR="1")


def test_ascii_is_ascii() -> None:
    assert in_terminal("tree", EXAMPLE, "--ascii").isascii()


def test_findings_are_coloured() -> None:
    screen = in_terminal("check", str(ROOT / "tests" / "unfaithful.yaml"))
    assert "\x1b[" in screen
    assert "P401" in ESCAPES.sub("", screen)


def test_no_excerpt_is_wider_than_the_terminal() -> None:
    screen = ESCAPES.sub("", in_terminal("check", str(ROOT / "tests" / "unfaithful.yaml"), columns=60))
    assert max(map(len, screen.splitlines())) <= 60
    assert "^^^^" in screen


def test_ids_are_not_wrapped_or_cut_for_they_are_copied(inside: None) -> None:
    name = "who-pays-for-the-tram-" * 8 + "end"
    Path("m.yaml").write_text(f"argmap: 1\nquestions:\n- {{id: {name}, text: Who?}}\n")
    assert in_terminal("find", "*", "m.yaml", "--as", "ids", columns=40) == f"m/{name}\n"


def test_a_terminal_sees_which_maps_were_written(tmp_path: Path) -> None:
    target = tmp_path / "x.dot"
    assert f"wrote {target}: example" in ESCAPES.sub("", in_terminal("export", EXAMPLE, "-o", str(target), columns=300))
