"""What ``check --fix`` does to files: each is written whole or left alone, and a message names those left alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.checking import fixing

BAD = "argmap: 1\nquestions:\n- {text: Q?, undeveloped: yes}\n"
GOOD = BAD.replace("yes", "true")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        Path(f"{name}.yaml").write_text(BAD)


def contents() -> list[str]:
    return [Path(f"{name}.yaml").read_text() for name in ("a", "b", "c")]


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Let something happen between the reading of the files and the writing."""
    monkeypatch.setattr("argmap.cli.changes.apply_fixes", lambda *given: [fixing.apply_fixes(*given), what()][0])


def test_what_was_saved_meanwhile_is_not_overwritten(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = BAD.replace("Q?", "What was asked meanwhile?")
    meanwhile(monkeypatch, lambda: Path("b.yaml").write_text(saved))
    ran = run("check", ".", "--fix", "--format", "concise")
    assert contents() == [GOOD, saved, GOOD]
    assert ran.status == 1
    assert ran.err.splitlines() == ["error: b.yaml has changed since it was read, so it was not overwritten", "2 fixed"]
    assert ran.out.startswith("b.yaml:3:50: S211"), "the report is of the files as they are now"
    monkeypatch.undo()


def test_what_was_removed_meanwhile_is_not_made_again(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, Path("b.yaml").unlink)
    ran = run("check", ".", "--fix")
    assert ran.status == 1
    assert sorted(os.listdir()) == ["a.yaml", "c.yaml"]
    assert "b.yaml has changed" in ran.err


def test_a_sound_file_that_changed_meanwhile_still_answers_1(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is now nothing is wrong with it; but what was asked for was not done."""
    meanwhile(monkeypatch, lambda: Path("a.yaml").write_text(GOOD + "- {text: R?, undeveloped: true}\n"))
    assert run("check", "a.yaml", "--fix").status == 1


@pytest.mark.parametrize("how", ["read-only", "hard link"])
def test_a_file_that_cannot_be_replaced_is_reported_and_stops_no_other(run: Callable, how: str) -> None:
    if how == "read-only":
        Path("a.yaml").chmod(0o444)
    else:
        os.link("a.yaml", "other")
    ran = run("check", ".", "--fix", "--format", "concise")
    assert contents() == [BAD, GOOD, GOOD]
    assert ran.status == 2
    assert ran.err.startswith("error: cannot write a.yaml: the file ")
    assert ran.err.endswith("\n2 fixed\n")
    assert ran.out.startswith("a.yaml:3:27: S211")


def test_the_gravest_status_counts(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.yaml").chmod(0o444)
    meanwhile(monkeypatch, lambda: Path("b.yaml").write_text(GOOD))
    ran = run("check", ".", "--fix")
    assert (ran.status, ran.err.count("error: "), ran.err.splitlines()[-1]) == (2, 2, "1 fixed")


def test_a_diff_writes_nothing_and_asks_for_nothing(run: Callable) -> None:
    Path("a.yaml").chmod(0o444)
    assert run("check", "a.yaml", "--fix", "--diff").status == 1
    assert contents() == [BAD] * 3


def test_a_baseline_that_another_run_has_written_meanwhile_is_kept(
    run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = ["--baseline", "known.json", "--write-baseline"]
    assert run("check", "a.yaml", *known).status == 0
    before = Path("known.json").read_text()
    meanwhile(monkeypatch, lambda: Path("known.json").write_text(before + "\n"))
    ran = run("check", "a.yaml", *known, "--fix")
    assert ran.status == 1
    assert "known.json has changed" in ran.err
    assert Path("known.json").read_text() == before + "\n"
