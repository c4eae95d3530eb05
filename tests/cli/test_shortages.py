"""No mistake of argmap, nor of a map: names, folders, processes and memory at the limits of the system."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.checking import inspection, workers
from argmap.checking.workers import side_by_side
from argmap.errors import ArgmapError

MAP = "argmap: 1\nquestions: {id: q, text: Is it?, undeveloped: true}\n"
LONG = "x" * 300
FAR = "d/" * 2_500
NO_MEMORY = "error: not enough memory\n  name fewer maps, or give argmap more memory\n"
forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are started where that costs nothing")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(MAP)


@pytest.mark.parametrize("name", [LONG, f"{LONG}.dot", f"{LONG}/", f"{LONG}/x.dot", FAR, f"{FAR}x.dot"])
@pytest.mark.parametrize(
    "call",
    [
        "export m.yaml --format dot -o",
        "export m.yaml --format csv -o",
        "export m.yaml -o",
        "schema -o",
        "new",
        "explore m.yaml --screenshot",
        "check m.yaml --baseline",
        "check m.yaml --write-baseline --baseline",
        "check m.yaml --config",
        "tree",
    ],
)
def test_a_name_that_is_too_long(run: Callable, call: str, name: str) -> None:
    ran = run(*call.split(), name)
    assert (ran.status, ran.out) == (2, "")
    assert "error: " in ran.err
    assert "mistake in argmap" not in ran.err


def test_a_map_whose_name_is_too_long_for_a_file(run: Callable) -> None:
    Path("m.yaml").write_text(f"{MAP}name: {'語' * 150}\n")
    ran = run("export", "m.yaml", "--format", "json", "-o", "out/")
    assert ran.status == 2
    assert ran.err == f"error: cannot write out/{'語' * 150}.json: file name too long\n"


@pytest.mark.parametrize(
    "call",
    ["tree", "check m.yaml", "find q", "find --queries", "new n.yaml", "schema -o s", "stats -", "check . --fix"],
)
def test_a_working_directory_that_was_deleted(run: Callable, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    Path("../gone").rmdir()
    message = "error: the working directory no longer exists\n  change to another folder\n"
    assert run(*call.split()) == (2, "", message)
    assert run("--version").status == run("rule").status == run("schema").status == 0


@pytest.fixture
def deep() -> Iterator[str]:
    """A folder in a folder, and so on, as many as Python's stack has not; the name of the first."""
    top, depth = Path.cwd(), 1_100
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("deepest.yaml").write_text(MAP)
    os.chdir(top)
    yield "d"
    os.chdir("/".join(["d"] * depth))
    Path("deepest.yaml").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path("d").rmdir()


def test_folders_that_are_very_deep(run: Callable, deep: str) -> None:
    assert run("find", "*", deep, "--as", "ids") == (0, "deepest/q\n", "")


def test_a_walk_goes_through_folders_in_order_and_follows_no_link(run: Callable, tmp_path: Path) -> None:
    for name in ("b", "a", "a/sub", "a/.hidden", "a/node_modules"):
        Path(name).mkdir()
    for name in ("b/1", "a/2", "a/sub/3", "a/4", ".5", "a/.hidden/6", "a/node_modules/7"):
        Path(f"{name}.yaml").write_text(MAP)
    Path("a/link").symlink_to(tmp_path / "b")
    Path("a/itself").symlink_to("itself")
    Path("a/file.yaml").symlink_to("2.yaml")
    assert run("find", "*", ".", "--as", "ids").out.split() == ["m/q", "2/q", "4/q", "3/q", "1/q"]


# Processes


@forks
def test_the_results_of_processes_are_in_order() -> None:
    assert side_by_side(lambda number: (number, os.getpid() != parent), [3, 1, 2]) == [(3, True), (1, True), (2, True)]


parent = os.getpid()


def end(number: int) -> str:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return "x" * 10_000_000


def lack(_number: int) -> None:
    raise MemoryError


def refuse(number: int) -> None:
    raise ArgmapError(f"not {number}", "why")


def fail(_number: int) -> None:
    raise LookupError("lost")


def processes() -> set[str]:
    """The processes that this one has begun, also those of other tests, where the system tells."""
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        return set()
    return {one for task in tasks.iterdir() for one in (task / "children").read_text().split()}


@forks
@pytest.mark.parametrize(
    ("work", "kind", "words"),
    [
        (end, ArgmapError, "ended early"),
        (lack, MemoryError, None),
        (refuse, ArgmapError, "not 1"),
        (fail, LookupError, "lost"),
    ],
)
def test_a_process_that_does_not_end_well(work: Callable, kind: type, words: str | None) -> None:
    before = processes()
    with pytest.raises(kind, match=words) as raised:
        side_by_side(work, [1, 2, 3])
    if kind is LookupError:
        assert "in fail" in raised.value.__notes__[0], "where it was raised"
    assert processes() == before


@forks
def test_without_processes_all_is_done_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    pids = iter([None])
    real = os.fork

    def fork() -> int:
        if next(pids, True):
            raise OSError(errno.EAGAIN, "no more")
        return real()

    monkeypatch.setattr(workers.os, "fork", fork)
    before = processes()
    assert side_by_side(str, [1, 2]) is None
    assert processes() == before


@forks
def test_a_check_whose_process_was_killed(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("n.yaml").write_text(MAP.replace("q,", "p,"))
    monkeypatch.setattr(inspection, "_MIN_BYTES", 10)
    monkeypatch.setattr(inspection, "_part", lambda _part: os.kill(os.getpid(), signal.SIGKILL))
    ran = run("check", "m.yaml", "n.yaml", "--jobs", "2")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("\n  --jobs 1 checks everything in one process\n")
    assert run("check", "m.yaml", "n.yaml", "--jobs", "1").status == 0


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), NO_MEMORY),
        (OSError(errno.ENOMEM, "none"), NO_MEMORY),
        (OSError(errno.EMFILE, "many", "m.yaml"), "error: too many open files\n"),
        (OSError(errno.ENAMETOOLONG, "long", "x"), "error: x: file name too long\n"),
    ],
)
def test_what_the_system_does_not_give(
    run: Callable, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def load(*_arguments: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr("argmap.cli.maps.load", load)
    ran = run("tree", "m.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(message)


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.ENOMEM])
def test_a_file_is_not_said_to_be_wrong_where_the_system_is(
    run: Callable, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    Path("s.txt").write_text("So it is.")
    Path("m.yaml").write_text(f"{MAP}sources: {{s: {{file: s.txt}}}}\n")
    real = os.open

    def refused(name: object, *arguments: object) -> int:
        if str(name).endswith("s.txt"):
            raise OSError(number, os.strerror(number), str(name))
        return real(name, *arguments)

    monkeypatch.setattr(os, "open", refused)
    ran = run("source", "m.yaml")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such limit")
@pytest.mark.parametrize("call", ["check . --jobs 2 --quiet", "stats ."])
def test_memory_at_its_limit(call: str) -> None:
    """Whatever the limit: it is enough, or argmap says that it is not; it never hangs, nor takes maps for wrong."""
    import resource

    entries = (
        f"- {{id: q{number}, text: Is it {number}?, positions: [{{text: Yes., pro: [{{text: So.}}]}}, No.]}}\n"
        for number in range(3_500)
    )
    text = "argmap: 1\nquestions:\n" + "".join(entries)
    for name in ("m", "n"):
        Path(f"{name}.yaml").write_text(text)
    statuses = []
    for limit in (50, 64, 74, 84):  # MiB; to import takes some 60, and to work 20 to 40 more
        ran = subprocess.run(
            [sys.executable, "-m", "argmap", *call.split()],
            preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, (limit << 20, limit << 20)),
            capture_output=True,
            text=True,
            timeout=60,
        )
        statuses.append(ran.returncode)
        assert ran.returncode in (0, 2), ran.stderr
        assert ran.stderr == ("" if ran.returncode == 0 else NO_MEMORY) or "--jobs 1" in ran.stderr
    assert 2 in statuses
