"""Where people use the check: the hooks of pre-commit, and the action for GitHub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import yaml

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


def test_a_wrong_call_is_told_and_not_passed_over(tmp_path: Path) -> None:
    ran = act(tmp_path, ARGMAP_PATHS="none.yaml", ARGMAP_SARIF="found.sarif")
    assert ran.returncode == 2
    assert "no such file" in ran.stderr
