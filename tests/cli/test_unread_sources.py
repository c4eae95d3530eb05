"""A quote whose source cannot be read is not one that was not found: each command says so, and does not exit 0."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MAP = """\
argmap: 1
sources:
  bad: {file: bad.txt}
  good: {file: good.txt}
  book: {title: A book on paper}
questions:
- id: q
  text: Is it so?
  positions:
  - {id: read, text: It is so., quote: {text: it is so, source: good}}
  - {id: wrong, text: It was so., quote: {text: it was so, source: good}}
  - {id: unread, text: It is not so., quote: {text: it is not so, source: bad}}
  - {id: paper, text: Who knows., quote: {text: who knows, source: book}}
"""
VERDICTS = {
    "q": [],
    "read": ["found"],
    "wrong": ["not-found"],
    "unread": ["unread"],
    "paper": ["unsourced"],
}
NOT_FOUND = "not found in its source"
UNREAD = "not checked: its source could not be read"
UNSOURCED = "not checked: it has no source with a file"


def _latin(path: Path) -> None:
    path.write_bytes("it is not so, said the señor".encode("latin-1"))


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "no such file"),
    "latin-1": (_latin, "byte 0xf1"),
    "a folder": (lambda path: path.mkdir(), "not a regular file"),
    "a link out": (lambda path: path.symlink_to("/etc/hostname"), "outside"),
}


@pytest.fixture(params=BROKEN)
def broken(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A map in the working directory, one of whose sources cannot be read; what stderr has to say of it."""
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(MAP, encoding="utf-8")
    Path("good.txt").write_text("Some say that it is so.\n", encoding="utf-8")
    make, words = BROKEN[request.param]
    make(Path("bad.txt"))
    return words


SHOWN = {
    "show unread": [UNREAD],
    "show wrong": [NOT_FOUND],
    "show paper": [UNSOURCED],
    "tree --quotes": [NOT_FOUND, UNREAD, UNSOURCED],
    "stats": [NOT_FOUND, UNREAD, UNSOURCED],
    "export --format markdown": [NOT_FOUND, UNREAD, UNSOURCED],
    "export --format html": [NOT_FOUND, UNREAD, UNSOURCED],
    "explore --screenshot - --size 160x30 --at unread": ["not checked: its source"],
    "explore --screenshot - --size 160x30 --at unread --keys s": ["its quote is not checked: its source"],
    "source": [],
    "coverage": ["bad  could not be read"],
    "coverage --format json": ['"unread": ['],
    "coverage --format markdown": ["| **bad** | could not be read |"],
    "find is:root --as json": [],
}
OF_OTHERS = {"show wrong", "show paper", "find is:root --as json"}
"""These need the broken source for nothing."""


def test_every_command_says_what_was_not_read(broken: str, run: Callable[..., Any]) -> None:
    for command, words in SHOWN.items():
        name, *options = command.split()
        done = (
            run(name, *options[:1], "m.yaml", *options[1:])
            if name in ("show", "find")
            else run(name, "m.yaml", *options)
        )
        out = done.out.replace("&#160;", " ")
        said = [each for each in (NOT_FOUND, UNREAD, UNSOURCED) if each in out]
        assert all(each in out for each in words), command
        assert name in ("explore", "coverage") or said == words, command
        assert done.status == 1, command
        assert command in OF_OTHERS or broken in done.err, command


def test_a_source_that_is_not_needed_is_not_read(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("".join(line for line in MAP.splitlines(keepends=True) if "book" not in line), encoding="utf-8")
    (tmp_path / "good.txt").write_text("Some say that it is so.\n", encoding="utf-8")
    _latin(tmp_path / "bad.txt")
    assert run("show", "read", str(path)).status == 0
    assert run("show", "unread", str(path)).status == 1
    assert run("tree", str(path)).status == 0


def test_data_formats_have_the_verdicts(broken: str, run: Callable[..., Any]) -> None:
    nodes = json.loads(run("export", "m.yaml", "--format", "json").out)["nodes"]
    assert {node["id"][2:]: [quote["verdict"] for quote in node["quotes"]] for node in nodes} == VERDICTS
    assert run("export", "m.yaml", "--format", "csv", "-o", "tables/").status == 1
    rows = Path("tables/quotes.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[-2] for row in rows] == ["verdict", "found", "not-found", "unread", "unsourced"]
    assert run("export", "m.yaml", "-o", "m.db").status == 1
    database = sqlite3.connect("m.db")
    assert dict(database.execute("SELECT substr(node, 3), verdict FROM quotes")) == {
        node: one for node, verdicts in VERDICTS.items() for one in verdicts
    }
    database.close()
    assert json.loads(run("stats", "m.yaml", "--format", "json").out)["quotes"] == dict.fromkeys(
        ("found", "not-found", "unread", "unsourced"), 1
    )
    assert json.loads(run("coverage", "m.yaml", "--format", "json").out)["unread"] == ["bad"]
