"""What tests share: maps that are loaded from a text, and the command line run in this process."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import argmap
from argmap.__main__ import main

ROOT = Path(__file__).parents[1]


@pytest.fixture
def load_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., argmap.Debate]:
    """Load maps that are given as texts by their names; ``m`` is the name of the first."""
    monkeypatch.chdir(tmp_path)

    def load(text: str = "", /, **maps: str) -> argmap.Debate:
        texts = ({"m": text} if text else {}) | maps
        for name, content in texts.items():
            Path(f"{name}.yaml").write_text(textwrap.dedent(content), encoding="utf-8")
        return argmap.load([f"{name}.yaml" for name in texts])

    return load


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process."""

    def call(*arguments: str) -> Ran:
        status = main(list(arguments))
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call
