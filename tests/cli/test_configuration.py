"""Which configuration holds for a call, which one is named because it does not, and files that would be ignored."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.app import COMMANDS

MAP = "argmap: 1\ntitle: T\nquestions:\n- {id: ID, text: Who pays?}\n"
MILD = "[tool.argmap]\n"
STRICT = "[tool.argmap.check]\nfail-on = 'warning'\n"
PROJECT = {
    "top/one/.argmap.toml": STRICT + "[tool.argmap]\nmaps = ['maps']\nexclude = ['maps/drafts/']\n",
    "top/one/maps/plan.yaml": MAP,
    "top/one/maps/drafts/rough.yaml": MAP.replace("text", "txt"),
    "top/one/two/.argmap.toml": MILD,
    "top/one/two/deep/mild.yaml": MAP,
    "top/three/pyproject.toml": "[project]\nname = 'three'\n",
    "top/three/free.yaml": MAP,
    "loose.toml": STRICT,
}
TOP = "argmap: 1\nquestions: {text: Is it?, undeveloped: true}\n"
ONE = "not used: {0} (the configuration is {1}; use --config FILE to choose another)\n"
PAIR = "top/one/.argmap.toml, top/one/two/.argmap.toml"
NONE = "not used: {0} (this run has no configuration; use --config FILE to choose another)\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number, (name, content) in enumerate(PROJECT.items()):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace("ID", f"q{number}"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "arguments", "status", "err"),
    [
        # The verdict is the same in the folder and at the top, with whatever paths.
        ("top/one", "", 1, ""),
        ("top/one", "maps", 1, ""),
        (".", "top/one/maps", 1, ""),
        (".", "top/one/maps/plan.yaml", 1, ""),
        ("top/one/two", "../maps/plan.yaml", 1, ""),
        (".", "top/one/two/deep", 0, ""),
        ("top/one", "two/deep/mild.yaml", 0, ""),
        # A folder of packages ends the search, though it configures nothing.
        (".", "top/three", 0, ""),
        # Of several paths it is the one above all; nearer ones are named.
        (".", "top/one/maps top/one/two", 1, ONE.format("top/one/two/.argmap.toml", "top/one/.argmap.toml")),
        (".", "top/one/maps/plan.yaml top/three", 0, NONE.format("top/one/.argmap.toml")),
        (".", "top/one/two top/one/maps/plan.yaml top/three", 0, NONE.format(PAIR)),
        # A file that is named holds, whatever is nearer.
        (".", "top/one/two --config loose.toml", 1, ONE.format("top/one/two/.argmap.toml", "loose.toml")),
        (".", "top/one/two --config top/../loose.toml", 1, ONE.format("top/one/two/.argmap.toml", "loose.toml")),
        (".", "top/one/maps/plan.yaml --config top/one/two/.argmap.toml", 0, ""),
        (".", "--config top/one/.argmap.toml", 1, ""),
        (".", f"top/three --config {os.devnull}", 0, ""),
        (".", "top/one/two --config loose.toml --quiet", 1, ""),
    ],
)  # fmt: skip
def test_the_configuration_of_a_call(
    run: Callable, monkeypatch: pytest.MonkeyPatch, folder: str, arguments: str, status: int, err: str
) -> None:
    monkeypatch.chdir(folder)
    ran = run("check", *arguments.split(), "--format", "concise")
    assert (ran.status, ran.err) == (status, err)
    assert "rough.yaml" not in ran.out


def test_a_folder_of_maps_may_have_a_configuration_that_is_not_used(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/m.yaml").write_text(TOP)
    (tmp_path / "maps/.argmap.toml").write_text("[tool.argmap")
    assert run("check") == (0, "1 map checked: no problems found\n", NONE.format("maps/.argmap.toml"))
    assert run("tree").err == NONE.format("maps/.argmap.toml")


def test_many_that_are_not_used_are_counted(run: Callable, tmp_path: Path) -> None:
    for name in "abcde":
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.yaml").write_text(TOP)
        (tmp_path / name / ".argmap.toml").write_text(MILD)
    names = "a/.argmap.toml, b/.argmap.toml, c/.argmap.toml and 2 more"
    assert run("stats", *"abcde").err == NONE.format(names)


def test_standard_input_is_where_its_file_would_be(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*arguments: str) -> int:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MAP.encode())))
        return run("check", "-", *arguments).status

    assert check() == 0
    assert check("--stdin-filename", "top/one/maps/new.yaml") == 1
    assert check("--stdin-filename", "top/one/two/new.yaml") == 0
    assert check("--config", "loose.toml") == 1
    monkeypatch.chdir("top/one")
    assert check() == 1


def test_a_query_of_the_configuration_above_the_paths(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "top/one/two/.argmap.toml").write_text("[tool.argmap.queries]\nopen = 'is:unanswered'\n")
    assert run("find", "@open", "top/one/two", "--as", "ids").out == "mild/q4\n"
    assert run("find", "@open", "top/one/maps").status == 2
    assert (
        run("find", "@open", "top/one/maps/plan.yaml", "--config", "top/one/two/.argmap.toml", "--as", "ids").out
        == "plan/q1\n"
    )
    assert run("find", "--queries", "--config", "top/one/two/.argmap.toml").out == "@open  is:unanswered\n"


ARGUMENTS = {"path": ["q1", "q1"], "find": ["*"], "set": ["q1", "note", "Ask."], "rename": ["q1", "who"]}
ARGUMENTS |= {name: ["q1"] for name in ("show", "compare", "move", "remove", "quote")}
WITH_PATHS = {name: ARGUMENTS.get(name, []) for name in COMMANDS if name not in ("rule", "draft", "new", "schema")}


@pytest.mark.parametrize("name", WITH_PATHS)
def test_every_command_that_reads_maps_takes_one(run: Callable, name: str) -> None:
    more = {"export": ["--format", "json"], "explore": ["--screenshot", "-"], "move": ["--under", "q1"]}.get(name, [])
    call = [name, *WITH_PATHS[name], "top/one/maps/plan.yaml", *more]
    assert run(*call, "--config", "loose.toml").err.startswith(ONE.format("top/one/.argmap.toml", "loose.toml"))
    Path("loose.toml").write_text("[tool.argmap]\nmap = 'x'\n")
    wrong = run(*call, "--config", "loose.toml")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err == "error: loose.toml: [tool.argmap] has no key map; did you mean maps?\n"


OUTSIDE = "every key belongs in [tool.argmap], or in a table of it such as [tool.argmap.check]"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("maps = ['maps']\n[check]\nfail-on = 'warning'\n", "has no table [tool.argmap]; its keys are maps, check"),
        ("[tool.argmpa]\nmaps = ['maps']\n", "has no table [tool.argmap]; its keys are argmpa"),
        ("[tool]\n", "has no table [tool.argmap]; its keys are none"),
        ("tool = 3\n", "has no table [tool.argmap]; its keys are tool"),
        (STRICT + "[check]\nselect = 'S'\n", "has keys outside [tool.argmap]: check"),
        (STRICT + "[tool.ruff]\n[x]\n", "has keys outside [tool.argmap]: x, tool.ruff"),
        ("'a\\nb' = 1\n", r"has no table [tool.argmap]; its keys are a\nb"),
    ],
)
def test_a_file_of_argmap_alone_has_nothing_that_is_ignored(
    run: Callable, tmp_path: Path, content: str, problem: str
) -> None:
    (tmp_path / "top/three/pyproject.toml").unlink()
    for name, arguments in {"top/three/.argmap.toml": [], "any.toml": ["--config", "any.toml"]}.items():
        (tmp_path / name).write_text(content)
        ran = run("check", "top/three", *arguments)
        assert (ran.status, ran.out, ran.err) == (2, "", f"error: {name} {problem}\n  {OUTSIDE}\n")
        (tmp_path / name).unlink()


def test_an_empty_file_marks_a_folder_and_no_more(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "top/three/.argmap.toml").write_text("# nothing yet\n")
    assert run("check", "top/three").status == 0
    (tmp_path / "top/three/pyproject.toml").write_text(STRICT)
    assert run("check", "top/three").status == 1


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("none.toml", "none.toml: no such file or directory"),
        ("top", "top: is a directory"),
        ("top/three/pyproject.toml", "top/three/pyproject.toml has no table [tool.argmap]"),
        ("a\0b", r"a\x00b: embedded null byte"),
    ],
)
def test_a_configuration_that_cannot_be_had(run: Callable, file: str, problem: str) -> None:
    ran = run("check", "top/three", "--config", file)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {problem}\n")
