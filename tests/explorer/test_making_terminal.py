"""Maps made in a real pseudo-terminal: from a text alone to nodes of each kind; and a terminal that closes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.relations import LISTS

from .test_terminal import Terminal

pytestmark = pytest.mark.long
ROUND = "apgx\x1b[D\x1b[Dceviq\x1b[Ds"
"""A node of each kind, with arrows to the left, as in the session without a terminal."""
ROUNDS = 3


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / ".argmap.toml").touch()
    sentences = [f"Claim {number} says that the sky has colour {number}." for number in range(40)]
    (tmp_path / "sky.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path)}
    call = [sys.executable, "-m", "argmap", "explore", "--edit", "--source", str(tmp_path / "sky.txt")]
    made = Terminal([*call, str(tmp_path / "sky.yaml")], 80, 24, environment, tmp_path)
    yield made
    made.close()


def counts(path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    debate = argmap.load([path])
    assert not [one for one in argmap.check(debate) if one.severity == "error"]
    for _, data in debate.graph.nodes(data=True):
        found[data["written"].list_key] = found.get(data["written"].list_key, 0) + 1
    return found


def test_three_nodes_of_each_kind(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "sky.yaml"
    terminal.until(lambda rows: any("0.0 % accounted for" in row for row in rows))
    terminal.type("Q")
    terminal.until(lambda rows: any("question" in row and "u undoes it" in row for row in rows))
    assert counts(path) == {"questions": 1}
    for number in range(1, ROUNDS + 1):
        terminal.type(ROUND)
        terminal.until(lambda rows: any("skipped" in row for row in rows))
        terminal.type("n")
        terminal.until(lambda rows: not any("skipped" in row for row in rows))
        assert counts(path) == dict.fromkeys(LISTS, number) | {"questions": number + 1}
    terminal.type("u")
    terminal.until(lambda rows: any("undone" in row for row in rows))
    terminal.type("\x1b")
    terminal.until(lambda rows: any("i continues making the map" in row for row in rows))
    terminal.type("q")
    assert terminal.ended() == 0


def test_a_terminal_that_closes_loses_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until(lambda rows: any("0.0 % accounted for" in row for row in rows))
    terminal.type("Qap")
    terminal.until(lambda rows: any("u undoes it" in row and "pro" in row for row in rows))
    terminal.process.send_signal(signal.SIGHUP)  # as a terminal does that closes
    terminal.ended()
    assert counts(tmp_path / "sky.yaml") == {"questions": 1, "positions": 1, "pro": 1}
