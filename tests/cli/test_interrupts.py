"""Ctrl-C ends argmap with status 130 and without a word, whatever it is at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Runs in the background ignore interrupts, and so would the programs that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


EXAMPLE = str(Path(__file__).parents[1] / "example.yaml")
AT_IMPORT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv = ["argmap", *sys.argv[1:]]
from argmap.__main__ import entry
entry()
"""
AT_WORK = """
import os, signal, sys
import argmap.loader
argmap.loader.load = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["argmap", *sys.argv[1:]]
from argmap.__main__ import entry
entry()
"""


def interrupted(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, "tree", EXAMPLE], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("name", ["argmap.cli", "argmap.cli.run", "typer", "argmap.cli.app", "networkx", "yaml"])
def test_while_something_is_imported(name: str) -> None:
    ran = interrupted(AT_IMPORT.format(name=name))
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_at_work() -> None:
    ran = interrupted(AT_WORK)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals here")
def test_what_was_started_in_the_background_goes_on() -> None:
    script = AT_IMPORT.format(name="typer")
    ran = subprocess.run(
        [sys.executable, "-c", script, "tree", EXAMPLE],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
