"""Whole maps with what check says of them: faults that people met with texts as they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
OPTIONS = ("--ignore", "L", "--format", "concise")


def said(run: Callable, *options: str) -> str:
    """The findings of a check, and what was fixed."""
    checked = run("check", "map.yaml", *OPTIONS, *options)
    assert checked.status == any(code in checked.out for code in (" P401 ", " P417 "))
    return checked.out


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_what_is_said_of_a_map(case: str, run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CASES / case, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert said(run) == Path("found.txt").read_text(encoding="utf-8")
    fixed = Path("fixed.yaml")
    if fixed.is_file():
        said(run, "--fix", "--unsafe-fixes")
        assert Path("map.yaml").read_text(encoding="utf-8") == fixed.read_text(encoding="utf-8")
        said(run, "--fix", "--unsafe-fixes")
        assert Path("map.yaml").read_text(encoding="utf-8") == fixed.read_text(encoding="utf-8")
