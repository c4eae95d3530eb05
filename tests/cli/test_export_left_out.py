"""What ``argmap export`` says of what it leaves out: one sentence, however it was chosen; none where nothing was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ONE = """
argmap: 1
uses: two.yaml
questions:
- id: q
  text: Why?
  positions:
  - {id: yes, text: Yes., conflicts: nay, pro: {id: a, text: It is quiet., con: {id: b, text: Not always.}}}
  - {id: nay, text: No., rephrases: two/x}
"""
TWO = """
argmap: 1
questions:
- id: r
  text: How?
  positions: {id: x, text: So., con: {id: y, text: No., rephrases: z}}
  context: {id: z, text: Then.}
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.yaml").write_text(ONE)
    Path("two.yaml").write_text(TWO)


def document(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    read: dict[str, Any] = json.loads(text)
    return {node["id"] for node in read["nodes"]}, [(edge["source"], edge["target"]) for edge in read["edges"]]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], ""),
        (["--depth", "9", "--fold", "99"], ""),
        (["--where", "*"], ""),
        (["--root", "two/r"], "left out: 5 of 9 nodes, and 1 edge of written nodes\n"),
        (["--root", "a"], "left out: 7 of 9 nodes, and 1 edge of written nodes\n"),
        (["--where", "kind:position"], "left out: 6 of 9 nodes, and 5 edges of written nodes\n"),
        (["--where", "map:two"], "left out: 5 of 9 nodes, and 1 edge of written nodes\n"),
        (["--depth", "1"], "left out: 3 of 9 nodes, and 3 edges of written nodes\n"),
        (["--fold", "8"], "left out: 1 of 9 nodes, and 1 edge of written nodes\n"),
        (["--root", "q", "--depth", "0"], "left out: 8 of 9 nodes, and 2 edges of written nodes\n"),
    ],
)
@pytest.mark.parametrize("format", ["json", "dot"])
def test_one_sentence(run: Callable, format: str, options: list[str], said: str) -> None:
    ran = run("export", "one.yaml", "two.yaml", "--format", format, *options)
    assert (ran.status, ran.err) == (0, said)
    if format == "json":
        nodes, edges = document(ran.out)
        everything = document(run("export", "one.yaml", "two.yaml", "--format", "json").out)
        left, whole, cut = map(int, re.findall(r"\d+", said)) if said else (0, 9, 0)
        assert (len(nodes), whole) == (len(everything[0]) - left, len(everything[0]))
        assert sum(bool({*edge} & nodes) for edge in everything[1]) - len(edges) == cut


def test_nothing_that_matches_is_reported_once_and_written(run: Callable) -> None:
    Path("o.json").write_text("stale")
    ran = run("export", "one.yaml", "--where", "tag:none", "-o", "o.json")
    assert ran.status == 0
    assert ran.err.startswith("nothing matches\n")
    assert "left out" not in ran.err
    assert document(Path("o.json").read_text()) == (set(), [])


@pytest.mark.parametrize(("format", "cut"), [("dot", 1), ("json", 1)])
def test_a_folder_says_what_is_in_none_of_its_files(run: Callable, format: str, cut: int) -> None:
    ran = run("export", "one.yaml", "two.yaml", "--format", format, "-o", "out/")
    assert ran.err == f"left out: {cut} edge of written nodes\n"


def test_a_diagram_in_a_folder_is_that_of_the_map_alone(run: Callable) -> None:
    Path("two.yaml").write_text(TWO + "- {ref: one/q, questions: {id: w, text: When?}}\nuses: one.yaml\n")
    run("export", "one.yaml", "two.yaml", "--format", "dot", "-o", "out/")
    for name in ("one", "two"):
        alone = run("export", f"{name}.yaml", "--format", "dot").out  # in the order in which the maps are read
        assert sorted(Path(f"out/{name}.dot").read_text().splitlines()) == sorted(alone.splitlines())
    assert '"two/w" [' in Path("out/one.dot").read_text()
    run("export", "one.yaml", "two.yaml", "--format", "json", "-o", "out/")
    assert all(node.startswith("one/") for node in document(Path("out/one.json").read_text())[0])
