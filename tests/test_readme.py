"""What the README shows is what happens: each command of a console block is run, and its output compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.app import COMMANDS
from argmap.query import vocabulary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_README = (ROOT / "argmap" / "cli" / "README.md").read_text(encoding="utf-8")
MAX_WORDS = 1_700
QUERIES = (ROOT / "argmap" / "query" / "README.md").read_text(encoding="utf-8")
MAPS = (ROOT / "maps" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n\$ argmap (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
BLOCKS = BLOCK.findall(README)
SHELL = re.findall(r"^```sh\n((?:.*\n)*?)```$", README, re.MULTILINE)


def argmap(command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "argmap", *shlex.split(command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize(("command", "output"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_console_block_shows_what_the_command_prints(command: str, output: str) -> None:
    ran = argmap(command)
    if output.endswith("\n…\n"):
        assert ran.stdout.startswith(output.removesuffix("…\n"))
    else:
        assert ran.stdout == output
    assert ran.stderr == ""
    assert ran.returncode == (1 if "error" in output else 0)


def test_the_readme_is_short() -> None:
    assert len(README.split()) <= MAX_WORDS


def test_there_are_console_blocks() -> None:
    assert len(BLOCKS) >= 4


def test_the_first_two_shell_blocks_are_one_line_each() -> None:
    first, second = SHELL[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "argmap tree" in first
    assert "pytest" in second


def test_the_python_block_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"^```python\n((?:.*\n)*?)```$", README, re.MULTILINE)
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_every_command_and_option_is_documented(run: Callable) -> None:
    for name in COMMANDS:
        row = next((line for line in COMMANDS_README.splitlines() if line.startswith(f"| `argmap {name}")), "")
        assert row, f"argmap/cli/README.md does not list argmap {name}"
        options = set(re.findall(r"(--[a-z-]+)", run(name, "--help").out)) - {"--help", "--color", "--output"}
        common = {"--root", "--depth", "--ascii", "--config", "--trust-sources"}
        assert all(option in row or option in common for option in options), (name, options)


def test_links_lead_somewhere() -> None:
    for readme in ROOT.rglob("README.md"):
        if ".venv" in readme.parts:
            continue
        for target in re.findall(r"\]\(([^)#:]+)\)", readme.read_text(encoding="utf-8")):
            assert (readme.parent / target).exists(), f"{readme}: {target}"


@pytest.mark.parametrize(("document", "number"), [(QUERIES, 20), (MAPS, 10)], ids=["queries", "maps"])
def test_the_questions_to_the_article_are_answered_as_shown(
    document: str, number: int, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    questions = BLOCK.findall(document)
    assert len(questions) == number
    for command, output in questions:
        ran = run(*shlex.split(command))
        shown, more, _ = output.partition("…\n") if output.endswith("\n…\n") else (output, "", "")
        assert (ran.status, ran.err) == (0, ""), command
        assert ran.out.startswith(shown) if more else ran.out == shown, command


def test_every_word_of_the_query_language_is_documented() -> None:
    forms = [
        *vocabulary.SYNTAX.items(),
        *((f"{field}:", meaning) for field, meaning in vocabulary.FIELDS.items()),
        *vocabulary.NUMBERS.items(),
        *vocabulary.COMPARISONS.items(),
        *((f"is:{flag}", meaning) for flag, meaning in vocabulary.FLAGS.items()),
        *vocabulary.KEYS.items(),
        *((f"{function}(q)", meaning) for function, meaning in vocabulary.FUNCTIONS.items()),
    ]
    rows = [f"| `{form}` | {meaning} |\n" for form, meaning in forms]
    missing = "".join(row for row in rows if row not in QUERIES)
    assert not missing, (
        f"argmap/query/README.md: put these rows into its tables, or in place of what they replace\n{missing}"
    )
