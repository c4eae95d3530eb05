"""Where output goes: files, links and devices, pipes that are closed, disks that are full; and completion."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import networkx as nx
import pytest

from argmap.checking.outcome import Outcome
from argmap.cli.options import complete_id, complete_rule, complete_source
from argmap.cli.output import write_file
from argmap.errors import ArgmapError
from argmap.excerpt import excerpt
from argmap.report import full
from argmap.styled import plain, width
from argmap.text import Text

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")

with_a_full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command.replace("argmap", f"{sys.executable} -m argmap", 1)],
        capture_output=True,
        text=True,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    )


def test_a_link_is_written_through() -> None:
    Path("there").mkdir()
    Path("there/real").write_bytes(b"before")
    Path("link").symlink_to("there/real")
    Path("dangling").symlink_to("there/new")
    for name in ("link", "dangling"):
        write_file(Path(name), b"after")
        assert Path(name).is_symlink()
        assert Path(name).read_bytes() == b"after"
    assert sorted(path.name for path in Path("there").iterdir()) == ["new", "real"]


def test_a_link_to_itself_cannot_be_written() -> None:
    Path("loop").symlink_to("loop")
    with pytest.raises(ArgmapError, match="cannot write loop"):
        write_file(Path("loop"), b"after")
    assert Path("loop").is_symlink()


def test_a_named_pipe_is_written_into() -> None:
    os.mkfifo("fifo")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(Path("fifo").read_bytes()))
    reader.start()
    write_file(Path("fifo"), b"content")
    reader.join(10)
    assert read == [b"content"]
    assert Path("fifo").is_fifo()


def test_a_device_is_written_into() -> None:
    Path("null").symlink_to(os.devnull)
    write_file(Path("null"), b"content")
    assert Path("null").is_symlink()
    assert Path("null").is_char_device()


@pytest.mark.parametrize("target", ["| cat", "> out; cat out", ">> out; cat out"])
def test_stdout_by_its_name_in_dev_is_stdout(target: str) -> None:
    """Also where it is a file: to replace that would part it from what the shell writes there before and after."""
    first, *rest = target.partition(";")
    ran = shell(f"(argmap schema -o /dev/stdout; echo end) {first}{''.join(rest)}")
    assert ran.stdout.startswith("{")
    assert ran.stdout.endswith("}\nend\n")


def test_a_failed_write_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.saving.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(Path("file"), b"content")
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("command", ["tree", "source", "tree --color always", "source --color always", "--help"])
def test_a_closed_pipe_is_no_error_with_colours_neither(command: str) -> None:
    paths = "" if command == "--help" else str(ROOT / "maps")
    ran = shell(f"(sleep 0.2; argmap {command} {paths}; echo $? >&2) | true")
    assert ran.stderr == "0\n"


@with_a_full_device
@pytest.mark.parametrize("command", [f"tree {EXAMPLE}", f"tree --color always {EXAMPLE}", "--version", "--help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_reported_and_no_bug(command: str, unbuffered: str) -> None:
    ran = shell(f"argmap {command} > /dev/full", PYTHONUNBUFFERED=unbuffered)
    assert ran.stderr == "error: cannot write: no space left on device\n"
    assert ran.returncode == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "status"),
    [(f"tree {EXAMPLE}", 0), ("--version", 0), ("--help", 0), ("tree none.yaml", 2), ("tree - <&-", 1)],
)
def test_closed_streams_are_no_traceback(command: str, status: int) -> None:
    ran = shell(f"argmap {command} >&-")
    assert "Traceback" not in ran.stderr
    assert ran.returncode == status
    ran = shell(f"argmap {command} 2>&-")
    assert "error" not in ran.stdout
    assert ran.returncode == status


def test_the_version_among_other_words(run: Callable) -> None:
    version = run("--version").out
    assert run("--version", "tree").out == run("--debug", "--version").out == version
    assert run("--version", "--debug").out == version


def test_after_two_dashes_there_are_only_paths(run: Callable) -> None:
    ran = run("tree", "--", "--debug")
    assert ran.status == 2
    assert ran.err == "error: no such file or folder: --debug\n"


class Context:
    """The words before the cursor, as completion receives them."""

    def __init__(self, *paths: str) -> None:
        self.params = {"paths": list(paths)}


def test_completion_of_rules() -> None:
    assert complete_rule("S20") == [f"S20{n}" for n in range(1, 10)]
    assert complete_rule("unknown-k") == ["unknown-key"]
    assert complete_rule("S202,unknown-k") == ["S202,unknown-key"]


def test_completion_of_sources() -> None:
    maps = Context(str(ROOT / "maps"))
    assert complete_source(maps, "art") == ["article"]
    assert complete_source(maps, "x") == []
    assert complete_source(Context("none.yaml"), "") == []


@pytest.mark.long
def test_completion_among_very_many_nodes_is_no_matter_of_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_nodes_from((f"large/p{number}" for number in range(100_000)), derived=False)
    graph.add_nodes_from(["other/p7", "other/p9.premise.1"], derived=False)
    graph.nodes["other/p9.premise.1"]["derived"] = True
    monkeypatch.setattr("argmap.cli.maps.load_quietly", lambda _: SimpleNamespace(graph=graph))
    start = time.process_time()
    assert complete_id(Context(), "p9999") == ["p9999", *(f"p9999{digit}" for digit in range(10))]
    assert time.process_time() - start < 5
    assert complete_id(Context(), "other/p") == complete_id(Context(), "other") == ["other/p7"]


LONG = "word " * 60 + "名前 MARKED\x07 名前 " + "word " * 60
"""Some characters take two columns, and one is written as four."""


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("words", ["MARKED", "名前 MARKED", "word"])
def test_an_excerpt_is_as_wide_as_the_terminal(columns: int, words: str) -> None:
    start = LONG.index(words)
    shown, carets = map(plain, excerpt(Text("f", LONG).span(start, start + len(words)), "error", widest=columns))
    assert columns - 12 <= width(shown) <= columns
    assert width(carets) <= columns
    before = width(shown[: shown.index(words)])
    assert carets[before:] == "^" * width(words)


def test_an_excerpt_of_several_lines_has_room_for_its_dots() -> None:
    text = Text("f", LONG + "\n" + LONG)
    for line in excerpt(text.span(len(LONG) // 2, len(LONG) + 9), "error", widest=60):
        assert width(plain(line)) <= 60


def test_findings_know_the_terminal(load_text: Callable) -> None:
    import argmap

    load_text("argmap: 1\nquestions: {id: a, text: Q?, positons: [" + ", ".join(["P"] * 100) + "]}\n")
    outcome = Outcome(argmap.check(argmap.load(["m.yaml"])), ("m.yaml",))
    excerpts = [plain(line) for line in full.lines(outcome, 50) if " | " in plain(line)]
    assert excerpts
    assert max(map(width, excerpts)) <= 50
    assert max(width(plain(line)) for line in full.lines(outcome)) > 100
