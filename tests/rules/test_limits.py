"""What cannot be a small file: budgets, files that are none, and bytes that no editor would keep."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import argmap
from argmap import files
from argmap.checking.choice import DEFAULT
from argmap.reading import node_reader
from argmap.rules.examples import NOT_IN_EXAMPLES
from argmap.yaml import parsing
from argmap.yaml.nodes import Limits

FAULTS = DEFAULT - NOT_IN_EXAMPLES
MAP = "argmap: 1\nquestions:\n- text: Should the centre be closed to cars?\n  positions:\n  - Close it.\n  - Wait.\n"


def found(debate: argmap.Debate) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.span.line, finding.span.column) for finding in argmap.check(debate, FAULTS)]


def test_bytes(load_text: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", len(MAP) - 1)
    assert found(load_text(MAP)) == [("Y105", 1, 1)]
    monkeypatch.setattr(files, "MAX_BYTES", len(MAP))
    assert found(load_text(MAP)) == []


def test_events(load_text: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "parse", partial(parsing.parse, limits=Limits(events=12)))
    assert [code for code, _, _ in found(load_text(MAP))] == ["Y105"]


def test_nodes(load_text: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node_reader, "MAX_NODES", 2)
    assert found(load_text(MAP)) == [("Y105", 6, 5)]
    monkeypatch.setattr(node_reader, "MAX_NODES", 3)
    assert found(load_text(MAP)) == []


def test_nul(load_text: Callable) -> None:
    assert found(load_text("argmap: 1\ntitle: a\0b\n")) == [("Y101", 2, 9)]


def test_a_byte_order_mark_is_not_counted(load_text: Callable) -> None:
    assert found(load_text("\ufeffargmap: 1\ntitel: a\n")) == [("S202", 2, 1)]
    assert found(load_text("\ufefftitle: a\n")) == [("S201", 1, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(MAP.replace("- Wait.", "- Costs: too high").replace("\n", end).encode())
    assert found(argmap.load(path)) == [("Y104", 6, 5)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_among_the_maps_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    assert found(argmap.load(tmp_path)) == [("S212", 1, 1)]


def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / ".argmap.toml").touch()
    (project / "inside.txt").symlink_to(tmp_path / "outside.txt")
    (project / "m.yaml").write_text("argmap: 1\nsources: {a: {file: inside.txt}}\n", encoding="utf-8")
    findings = argmap.check(argmap.load(project / "m.yaml"), FAULTS)
    assert [finding.code for finding in findings] == ["S213"]
    assert "secret" not in findings[0].message
