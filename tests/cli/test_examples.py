"""The examples in the help: each command has two or three, and each of them runs."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.app import COMMANDS
from argmap.cli.help_examples import EXAMPLES

ROOT = Path(__file__).parents[2]
CALLS = [call for examples in EXAMPLES.values() for call, _ in examples]


def test_each_command_has_two_or_three_in_its_help(run: Callable) -> None:
    assert tuple(EXAMPLES) == COMMANDS
    for name, examples in EXAMPLES.items():
        assert 2 <= len(examples) <= 3, name
        shown = run(name, "--help").out.partition("\nExamples:\n")[2].splitlines()
        for call, meaning in examples:
            assert f"  {call}" == shown[shown.index(f"  # {meaning}") + 1]
            assert max(len(call), len(meaning)) <= 76, call
            assert shlex.split(call)[:2] == ["argmap", name]


def test_the_list_of_commands_is_one_whole_line_each(run: Callable) -> None:
    listed = run("--help").out.partition("Commands:\n")[2].splitlines()
    for name, line in zip(COMMANDS, listed, strict=True):
        summary = re.sub(rf"^  {name} +", "", line)
        assert len(summary) < 55, line
        assert re.fullmatch(r"[A-Z].*[^.]\.", summary), line


@pytest.mark.parametrize("call", CALLS)
def test_an_example_runs(call: str, run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "maps").mkdir()
    text = (ROOT / "tests" / "example.yaml").read_text(encoding="utf-8")
    sources = "sources:\n  minutes: {file: ../minutes.txt, title: Minutes}\npeople:"
    (tmp_path / "maps" / "cars.yaml").write_text(text.replace("people:", sources, 1), encoding="utf-8")
    (tmp_path / "minutes.txt").write_text("The air would be cleaner.\n", encoding="utf-8")
    (tmp_path / ".argmap.toml").touch()
    monkeypatch.chdir(tmp_path)
    ran = run(*shlex.split(call)[1:])
    needs_a_terminal = call.startswith("argmap explore") and "--screenshot" not in call
    fails_on_purpose = "--fail-under" in call or "--fail-on" in call
    assert ran.status == (2 if needs_a_terminal else 1 if fails_on_purpose else 0), ran.err
    assert "needs a terminal" in ran.err or not needs_a_terminal
    assert ran.out or ran.err or Path("debate.yaml").exists() or re.search(r" (-o|--screenshot) ", call)
    for written in re.findall(r"(?:-o|--screenshot) (\S+)", call):
        assert Path(written).exists()
