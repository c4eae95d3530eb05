"""How a plan is written: each file entirely or not at all, several together or none, and none that has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import argmap
from argmap import saving
from argmap.errors import ArgmapError, ChangedFileError
from argmap.operations import plan as planning
from argmap.operations.plan import Plan, commit
from argmap.operations.renaming import rename

M = "argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n  - {id: a, text: A}\n"
OTHER = "argmap: 1\nuses: m.yaml\nquestions:\n- text: R?\n  positions:\n  - {text: B, pro: {ref: m/a}}\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".argmap.toml").touch()
    Path("m.yaml").write_text(M)
    Path("o.yaml").write_text(OTHER)


def planned() -> Plan:
    return rename(argmap.load("m.yaml"), "m/a", "b")


def contents() -> tuple[str, str]:
    return Path("m.yaml").read_text(), Path("o.yaml").read_text()


NEW = M.replace("id: a", "id: b"), OTHER.replace("m/a", "m/b")


def test_it_is_written_and_taken_back() -> None:
    plan = planned()
    assert contents() == (M, OTHER)
    assert [change.path.name for change in plan.changes] == ["m.yaml", "o.yaml"]
    assert plan.node == "m/b"
    commit(plan)
    assert contents() == NEW
    with pytest.raises(ChangedFileError):
        commit(plan)
    commit(plan.undone())
    assert contents() == (M, OTHER)
    commit(plan.undone().undone())
    assert contents() == NEW


@pytest.mark.parametrize("file", ["m.yaml", "o.yaml"])
def test_what_has_changed_meanwhile_is_not_overwritten(file: str) -> None:
    plan = planned()
    Path(file).write_text("argmap: 1\n")
    before = contents()
    with pytest.raises(ChangedFileError, match=f"{file} has changed since it was read.*nothing was changed"):
        commit(plan)
    assert contents() == before


def test_what_is_read_only_stops_all() -> None:
    plan = planned()
    Path("o.yaml").chmod(0o444)
    with pytest.raises(ArgmapError, match=r"cannot write o.yaml: .*read-only.*nothing was changed"):
        commit(plan)
    assert contents() == (M, OTHER)


def test_mode_and_links_are_kept() -> None:
    Path("real").mkdir()
    Path("m.yaml").rename("real/m.yaml")
    Path("real/m.yaml").chmod(0o640)
    Path("m.yaml").symlink_to("real/m.yaml")
    commit(planned())
    assert Path("m.yaml").is_symlink()
    assert Path("real/m.yaml").read_text() == NEW[0]
    assert Path("real/m.yaml").stat().st_mode & 0o777 == 0o640


def failing(monkeypatch: pytest.MonkeyPatch, when: Callable[[int], BaseException | None]) -> None:
    """Let writes fail, by their number."""
    write, number = saving.write, iter(range(99))

    def writing(*given: Any, **options: Any) -> None:
        if (error := when(next(number))) is not None:
            raise error
        write(*given, **options)

    monkeypatch.setattr(planning.saving, "write", writing)


def full(number: int) -> OSError | None:
    return OSError(28, "No space left on device") if number == 1 else None


def test_where_the_second_cannot_be_written_the_first_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned()
    failing(monkeypatch, full)
    with pytest.raises(ArgmapError, match=r"cannot write o.yaml: no space left.*; the files before it were restored"):
        commit(plan)
    assert contents() == (M, OTHER)


def test_it_is_said_where_that_is_not_possible_either(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned()
    failing(monkeypatch, lambda number: OSError(28, "No space left on device") if number else None)
    with pytest.raises(ArgmapError, match=r"cannot write o.yaml.*; already changed, and not restored: m.yaml"):
        commit(plan)
    assert contents() == (NEW[0], OTHER)


def test_an_interrupt_between_two_files_puts_the_first_back(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned()
    failing(monkeypatch, lambda number: KeyboardInterrupt() if number == 1 else None)
    with pytest.raises(KeyboardInterrupt):
        commit(plan)
    assert contents() == (M, OTHER)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_each_file_is_the_old_one_or_the_new_one() -> None:
    """A child is killed before each line that it runs of the modules that write."""
    plan = planned()
    seen = set()
    for moment in range(10_000):
        child = os.fork()
        if child == 0:
            _killed_at(moment, plan)
        status = os.waitpid(child, 0)[1]
        one, other = contents()
        seen.add((one, other))
        assert one in (M, NEW[0])
        assert other in (OTHER, NEW[1])
        for name, content in (("m.yaml", M), ("o.yaml", OTHER)):
            Path(name).write_text(content)
        if status == 0:
            break
    assert {(M, OTHER), (NEW[0], OTHER), NEW} == seen
    assert moment > 50


def _killed_at(moment: int, plan: Plan) -> None:
    left = moment
    written = {saving.__file__, planning.__file__}

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in written:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os._exit(9)
        return trace

    try:
        sys.settrace(trace)
        commit(plan)
    finally:
        sys.settrace(None)
        os._exit(0)
