"""What tests share: maps that are loaded from a text, and the command line run in this process."""

from __future__ import annotations

import functools
import gc
import os
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from hypothesis import settings

import argmap
from argmap.__main__ import main

from .hostile import process

ROOT = Path(__file__).parents[1]

# Few examples of each property, and the same each time: the suite is to be run all the time, and to tell the truth.
settings.register_profile("steady", max_examples=40, database=None, deadline=None, derandomize=True)
settings.load_profile("steady")
gc.set_threshold(100_000, 50, 1_000)  # thousands of tests are a large heap, which the collector would walk for nothing
# A process builds its parser of the command line once, which takes longer than most commands: so does this one.
typer.main.get_command = functools.cache(typer.main.get_command)
# Tests start hundreds of processes. If Python may not keep bytecode, each would compile the whole package.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Extracts and what wasmtime has compiled are kept here, and the user's own cache is left alone.
os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache" / "argmap")


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """The server goes, and what wasmtime has compiled, which must go before the interpreter does."""
    yield
    process.close_shared()
    if wasm := sys.modules.get("argmap.writers.picture.wasm"):
        wasm._compiled.cache_clear()


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
