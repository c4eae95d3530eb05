"""What a message says to type if an extra is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import extras

ROOT = Path(__file__).parents[1]


def test_in_a_checkout_it_is_installed_from_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    assert extras.install("tui") == "pip install -e '.[tui]'"
    monkeypatch.chdir(tmp_path)
    assert extras.install("tui") == f"pip install -e '{ROOT}[tui]'"


def test_elsewhere_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(extras, "__file__", str(tmp_path / "argmap" / "extras.py"))
    assert extras.install("tui") == "pip install 'argmap[tui]'"


def test_a_working_directory_that_is_gone_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert extras.install("tui") == f"pip install -e '{ROOT}[tui]'"
