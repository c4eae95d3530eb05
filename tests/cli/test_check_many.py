"""Many files: side by side or one after the other, the outcome is the same; standard input stands for a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from argmap.checking import inspection
from argmap.checking.choice import Choice
from argmap.checking.inspection import Inspection
from argmap.checking.settings import Settings

GOOD = "argmap: 1\nquestions:\n- {text: Q?, undeveloped: true}\n"
QUOTING = "argmap: 1\nsources: {s: {file: s.txt}}\nquestions:\n- {text: Q, undeveloped: true, quote: the words}\n"
FILES = {
    "a": "argmap: 1\nquestions:\n- {text: Why?, txt: R}\n- Who?\n",
    "b": "argmap: 1\nquestions: [\n",
    "c": GOOD,
    "d": "argmap: 1\nquestions:\n- {text: Q?, undeveloped: yes}\n",
    "e": "",
}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(inspection, "_MIN_BYTES", 10)
    Path("maps").mkdir()
    Path("maps/s.txt").write_text("These are the words.")
    for name, content in FILES.items():
        Path(f"maps/{name}.yaml").write_text(content)


def said(jobs: int) -> tuple[list, list]:
    found = Inspection(("maps",), {}, None, Settings()).run(jobs)
    findings = [(one.code, one.message, repr(one.span), one.related and repr(one.related)) for one in found.findings]
    return findings, [(found.files, {one.code: way for one, way in found.paths.items()})]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are started where that costs nothing")
@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"f": GOOD + "name: c\n"},
        {"f": "argmap: 1\nuses: a.yaml\nquestions:\n- {text: Q?, undeveloped: true}\n"},
        {"f": "argmap: 1\nquestions: {text: Q, positions: {ref: a/x}}\n"},
        {"f": "argmap: 1\nsources: {s: {file: s.txt}}\n" + GOOD[10:], "g": QUOTING},
    ],
    ids=[
        "that know nothing of each other",
        "of one name",
        "that use each other",
        "that should use each other",
        "of one source",
    ],
)
def test_the_outcome_does_not_depend_on_the_processes(extra: dict[str, str]) -> None:
    for name, content in extra.items():
        Path(f"maps/{name}.yaml").write_text(content)
    alone = said(1)
    assert {code for code, *_ in alone[0]} >= {"S202", "L301", "S211"}
    assert said(2) == said(3) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="processes are started where that costs nothing")
def test_processes_are_started_where_that_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = Inspection(("maps",), {}, None, Settings(Choice()))._parts(2)
    assert [name for part in parts for name in part] == [str(Path(f"maps/{name}.yaml").absolute()) for name in FILES]
    assert len(parts) == 2
    monkeypatch.setattr(inspection, "_MIN_BYTES", 200_000)
    assert Inspection(("maps",), {}, None, Settings(Choice()))._parts(2) == []


def through_stdin(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))


def test_standard_input_stands_for_a_file(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text('[tool.argmap.check.per-file-ignores]\n"maps/new.yaml" = ["L"]\n')
    through_stdin(monkeypatch, "argmap: 1\nuses: c.yaml\nquestions:\n- {text: Q?, txt: R, positions: {ref: c/x}}\n")
    ran = run("check", "-", "--stdin-filename", "maps/new.yaml", "--format", "concise")
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == ["maps/new.yaml:4:14", "maps/new.yaml:4:39"]
    assert ran.status == 1


def test_a_name_for_standard_input_needs_standard_input(run: Callable) -> None:
    ran = run("check", "maps", "--stdin-filename", "maps/new.yaml")
    assert ran.status == 2
    assert "add - to the paths" in ran.err


def test_unsafe_fixes_are_asked_for(run: Callable) -> None:
    ran = run("check", "maps/c.yaml", "--unsafe-fixes")
    assert ran.status == 2
    assert "--fix or --diff" in ran.err
