"""Where people use the check: the hooks of pre-commit, and the action for GitHub."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github/actions/check"
ARGMAP = str(Path(sys.executable).with_name("argmap"))
BROKEN = "argmap: 1\nquestions:\n- {text: 'Q::error::%0A', txt: R}\n"


def passes(*arguments: str) -> None:
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_hooks_are_hooks() -> None:
    passes("pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["argmap-check", "argmap-fix"]
    for hook in hooks:
        program, *call = hook["entry"].split()
        assert program == "argmap"
        passes("argmap", *call)


def test_the_action_is_an_action() -> None:
    passes("check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION / "action.yml"))
    action = yaml.safe_load((ACTION / "action.yml").read_text())
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), "an input is no part of a command"


def act(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "ARGMAP": ARGMAP, **environment}
    return subprocess.run([ACTION / "check.sh"], cwd=folder, env=variables, capture_output=True, text=True)


def test_the_action_annotates_and_fails(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/a.yaml").write_text(BROKEN)
    ran = act(tmp_path, ARGMAP_SARIF="found.sarif")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("::error file=maps/a.yaml,line=3,")
    results = json.loads((tmp_path / "found.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["S202"]
    assert act(tmp_path, ARGMAP_OPTIONS="--ignore=S202\n--fail-on=error").returncode == 0


SUB = "docs/debate"
NAMED = {
    "github": re.compile(r"file=([^,]*),.*::([^:]*):3:"),
    "gitlab": re.compile(r'"path": "([^"]*)"'),
    "sarif": re.compile(r'"uri": "([^"]*m.yaml)"'),
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A debate in a folder of a repository, with a configuration of its own."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "re po"
    (root / SUB / "maps/drafts").mkdir(parents=True)
    (root / SUB / "maps/m.yaml").write_text(BROKEN)
    (root / SUB / "maps/drafts/d.yaml").write_text("rough")
    (root / SUB / ".argmap.toml").write_text("[tool.argmap]\nmaps = ['maps']\nexclude = ['maps/drafts/']\n")
    (root / ".git").mkdir()
    return root


def files(run: Callable, form: str, *arguments: str) -> set[str]:
    """The names that a report has of its files, as they stand in it."""
    found = NAMED[form].findall(run("check", *arguments, "--format", form, "--select", "S").out)
    return {name for names in found for name in ([names] if isinstance(names, str) else names)}


@pytest.mark.parametrize("form", NAMED)
def test_files_are_named_from_the_root_of_the_repository(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path, form: str
) -> None:
    here = f"{SUB}/maps/m.yaml"
    monkeypatch.chdir(repository / SUB)
    assert files(run, form) == {here}
    monkeypatch.chdir(repository)
    assert files(run, form, f"{SUB}/maps") == {here}
    monkeypatch.chdir("/")
    assert files(run, form, str(repository / SUB / "maps")) == {here}
    (repository / "link").symlink_to(repository / SUB)
    assert files(run, form, str(repository / "link/maps")) == {here}
    quoted = "re%20po" if form == "sarif" else "re po"
    for variable in ("CI_PROJECT_DIR", "GITHUB_WORKSPACE"):
        monkeypatch.setenv(variable, f"{repository}/{SUB}/../..")
        assert files(run, form, str(repository / SUB / "maps")) == {here}
        monkeypatch.setenv(variable, str(repository.parent))
        assert files(run, form, str(repository / SUB / "maps")) == {f"{quoted}/{here}"}
        for lie in ("", "relative", str(repository / "elsewhere"), f"{repository}/{SUB}/maps/drafts"):
            monkeypatch.setenv(variable, lie)
            assert files(run, form, str(repository / SUB / "maps")) == {here}
        monkeypatch.delenv(variable)


@pytest.mark.parametrize("form", NAMED)
def test_without_a_repository_they_are_named_from_the_working_directory(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path, form: str
) -> None:
    (repository / ".git").rmdir()
    monkeypatch.chdir(repository / SUB)
    assert files(run, form) == {"maps/m.yaml"}
    monkeypatch.chdir("maps/drafts")
    (name,) = files(run, form, "../m.yaml")
    assert unquote(name.removeprefix("file://")) == f"{repository}/{SUB}/maps/m.yaml"
    assert name.startswith("file:///") == (form == "sarif")


def test_sarif_says_where_the_root_is(run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path) -> None:
    monkeypatch.chdir(repository / SUB)
    report = json.loads(run("check", "--format", "sarif").out)["runs"][0]
    base = report["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    artifact = report["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (artifact["uriBaseId"], base[-1]) == ("%SRCROOT%", "/")
    assert Path(unquote(urlsplit(base + artifact["uri"]).path)) == repository / SUB / "maps/m.yaml"


def test_a_finding_is_the_same_from_wherever_it_is_found(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    def prints() -> list[str]:
        return [finding["fingerprint"] for finding in json.loads(run("check", maps, "--format", "gitlab").out)]

    maps = str(repository / SUB / "maps")
    monkeypatch.chdir(repository)
    there = prints()
    monkeypatch.chdir(repository / SUB)
    assert prints() == there != []


@pytest.mark.parametrize("form", NAMED)
def test_standard_input_has_no_place(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path, form: str
) -> None:
    monkeypatch.chdir(repository / SUB)
    for arguments, name in ((["-"], {"-"}), (["-", "--stdin-filename", "maps/m.yaml"], {f"{SUB}/maps/m.yaml"})):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode())))
        assert files(run, form, *arguments) <= name


def test_texts_are_named_from_the_working_directory(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    monkeypatch.chdir(repository / SUB / "maps")
    for form, words in {"concise": "m.yaml:3:", "full": " m.yaml:3:", "json": '"m.yaml"', "junit": '"m.yaml"'}.items():
        assert words in run("check", "m.yaml", "--format", form).out


def test_the_action_and_the_hook_judge_a_folder_as_one_does_in_it(
    run: Callable, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    monkeypatch.chdir(repository / SUB)
    there = run("check", "--format", "github")
    acted = act(repository, ARGMAP_PATHS=f"{SUB}/maps", GITHUB_WORKSPACE=str(repository))
    assert (acted.returncode, acted.stdout, acted.stderr) == there
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]["entry"].split()[1:]
    monkeypatch.chdir(repository)
    hooked = run(*hook, f"{SUB}/maps", "--format", "github")
    assert hooked == there
    assert "drafts" not in there.out


def test_options_and_paths_are_divided_as_people_write_them(tmp_path: Path) -> None:
    (tmp_path / "a b.yaml").write_text(BROKEN)
    paths = "\r\na b.yaml\r\n"
    assert act(tmp_path, ARGMAP_PATHS=paths, ARGMAP_OPTIONS="--select S  --fail-on=warning\r\n").returncode == 1
    assert act(tmp_path, ARGMAP_PATHS=paths, ARGMAP_OPTIONS="--select L --fail-on=warning").returncode == 0
    assert act(tmp_path, ARGMAP_PATHS=paths, ARGMAP_OPTIONS=" \r\n--ignore\r\n  S202,L\r\n\r\n").returncode == 0
    assert act(tmp_path, ARGMAP_PATHS=paths, ARGMAP_OPTIONS="--select *").returncode == 2, "no name of a file"


def test_what_a_caller_writes_is_never_a_command(tmp_path: Path) -> None:
    name = "$(touch pwned) `touch pwned`; touch pwned.yaml"
    (tmp_path / name).write_text("argmap: 1\nquestions: {text: Q, undeveloped: true}\n")
    assert act(tmp_path, ARGMAP_PATHS=f"{name}\n").returncode == 0
    assert act(tmp_path, ARGMAP_PATHS="--help").returncode == 2, "a path, and no option"
    assert act(tmp_path, ARGMAP_OPTIONS="--fail-on=$(touch pwned)").returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_wrong_call_is_reported_and_not_passed_over(tmp_path: Path) -> None:
    ran = act(tmp_path, ARGMAP_PATHS="none.yaml", ARGMAP_SARIF="found.sarif")
    assert ran.returncode == 2
    assert "no such file" in ran.stderr
