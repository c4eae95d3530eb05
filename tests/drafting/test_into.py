"""``argmap draft``, with ``-o`` and ``--into``, and ``argmap coverage --missing --format yaml``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import argmap

TEXT = """\
# A meeting

## Should there be a bridge?

Mr Brandt said that the ferry is slow. However, the bridge may be dear, especially for those who live on the island.

## Who pays for it?

The town has no money.
"""
MAP = """\
argmap: 1   # kept
title: A meeting
sources:
  minutes:
    file: minutes.md
people:
  b: {name: Brandt}
questions:
- id: bridge   # this too
  text: Should there be a bridge?
  quote: Should there be a bridge?
  positions:
  - id: slow
    text: The ferry is slow.
    by: b
    quote: Mr Brandt said that the ferry is slow.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("minutes.md").write_text(TEXT, encoding="utf-8")
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_what_a_map_leaves_out_is_added_to_it(run: Callable) -> None:
    ran = run("draft", "minutes.md", "--into", "map.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert "added 4 drafted nodes and skips to map.yaml" in ran.err
    lines = Path("map.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in MAP.splitlines() if line not in lines] == []
    debate = argmap.load(["map.yaml"])
    assert not [one for one in argmap.check(debate) if one.severity is argmap.Severity.ERROR]
    nodes = dict(debate.graph.nodes(data=True))
    limits = next(node for node, data in nodes.items() if data["text"].startswith("The bridge may be dear"))
    assert [(target, str(data["relation"])) for _, target, data in debate.graph.out_edges(limits, data=True)] == [
        ("map/slow", "caveat")
    ]
    assert not nodes["map/bridge"]["draft"]
    again = run("draft", "minutes.md", "--into", "map.yaml")
    assert (again.status, again.err) == (0, "map.yaml accounts for the whole text: nothing to add\n")


@pytest.mark.usefixtures("folder")
def test_coverage_prints_the_same_nodes(run: Callable) -> None:
    printed = yaml.safe_load(run("coverage", "map.yaml", "--missing", "--format", "yaml").out)
    run("draft", "minutes.md", "--into", "map.yaml")
    added = yaml.safe_load(Path("map.yaml").read_text(encoding="utf-8"))
    assert printed["questions"] == added["questions"][1:]
    (refers,) = printed["positions"]
    assert refers["ref"] == "map/slow"
    assert refers["caveat"] == added["questions"][0]["positions"][0]["caveat"]
    assert printed["skip"] == added["sources"]["minutes"]["skip"]


@pytest.mark.usefixtures("folder")
def test_a_draft_is_written_once(run: Callable) -> None:
    ran = run("draft", "minutes.md", "-o", "new.yaml")
    assert (ran.status, ran.out) == (0, "")
    written = Path("new.yaml").read_text(encoding="utf-8")
    assert run("draft", "minutes.md").out == written
    again = run("draft", "minutes.md", "-o", "new.yaml")
    assert (again.status, again.err.splitlines()[0]) == (2, "error: new.yaml already exists")
    assert Path("new.yaml").read_text(encoding="utf-8") == written
    assert run("check", "new.yaml").status == 0
    assert run("coverage", "new.yaml", "--fail-under", "95", "--with-drafts").status == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nothing.txt"], "there is no file nothing.txt"),
        (["-"], "a map names the file of its text"),
        (["empty.txt"], "cannot draft empty.txt: it has no sentences"),
        (["minutes.md", "-o", "new.txt"], "a map is a YAML file, but new.txt does not end in .yaml"),
        (["minutes.md", "-o", "no/new.yaml"], "there is no folder no"),
        (["minutes.md", "-o", "new.yaml", "--into", "map.yaml"], "--into adds to a map, but -o writes a new one"),
        (["minutes.md", "--into", "no.yaml"], "there is no map no.yaml"),
        (["minutes.md", "--into", "-"], "--into cannot add to standard input"),
        (["other.txt", "--into", "map.yaml"], "map.yaml has no source with the file other.txt; it has minutes"),
        (["minutes.md", "--into", "broken.yaml"], "broken.yaml has errors, the first at line 4"),
        (["../outside.txt"], "outside"),
    ],
)
def test_what_cannot_be_drafted_is_said(arguments: list[str], reason: str, run: Callable, folder: Path) -> None:
    Path(".argmap.toml").touch()
    Path("empty.txt").touch()
    Path("other.txt").write_text("It is late.", encoding="utf-8")
    (folder.parent / "outside.txt").write_text("It is late.", encoding="utf-8")
    Path("broken.yaml").write_text(
        "argmap: 1\nsources: {minutes: {file: minutes.md}}\nquestions:\n- txt: Why?\n", encoding="utf-8"
    )
    ran = run("draft", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert reason in ran.err
    assert not Path("new.yaml").exists()
    assert Path("map.yaml").read_text(encoding="utf-8") == MAP


@pytest.mark.usefixtures("folder")
def test_yaml_is_for_what_is_missing(run: Callable) -> None:
    ran = run("coverage", "map.yaml", "--format", "yaml")
    assert (ran.status, ran.out) == (2, "")
    assert "add --missing" in ran.err
