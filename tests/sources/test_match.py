"""Every view of a quote says how it was matched; a source is read according to its format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

MAP = """
argmap: 1
sources: {s: {file: s.txt, title: S}}
questions:
- text: Why?
  quote: [The gov-ernment, "the mayor's plan", The gov ernment, nowhere at all]
  undeveloped: true
"""
HOW = ["layout", "typography", None, None]


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _sourced(load_text: Callable) -> None:
    Path("s.txt").write_text("The gov-\nernment read the mayor’s plan.\n", encoding="utf-8")
    load_text(MAP)


@pytest.mark.usefixtures("_sourced")
def test_it_is_reported_everywhere(run: Callable) -> None:
    quotes = json.loads(run("export", "m.yaml", "--format", "json").out)["nodes"][0]["quotes"]
    assert [quote["match"] for quote in quotes] == HOW
    shown = run("show", "questions.1", "m.yaml").out
    assert shown.count("(matched by layout)") == shown.count("(matched by typography)") == 1
    page = run("export", "m.yaml", "--format", "html").out
    assert page.count("matched by layout") == page.count("matched by typography") == 1
    assert run("export", "m.yaml", "--format", "csv", "-o", "tables/").status == 0
    rows = csv.DictReader(io.StringIO(Path("tables/quotes.csv").read_text(encoding="utf-8")))
    assert [row["match"] or None for row in rows] == HOW
    assert run("export", "m.yaml", "--format", "sqlite", "-o", "m.db").status == 0
    with sqlite3.connect("m.db") as database:
        assert [how for (how,) in database.execute("SELECT match FROM quotes ORDER BY number")] == HOW


@pytest.mark.parametrize(
    ("file", "declared", "found"),
    [
        ("s.txt", "", True),
        ("s.md", "", True),
        ("s.txt", "markdown", True),
        ("s.txt", "text", False),
        ("s.md", "text", False),
    ],
)
def test_the_format_says_whether_markup_is_read(run: Callable, file: str, declared: str, found: bool) -> None:
    Path(file).write_text("The **only** plan is _too_ dear.\n")
    format_key = f", format: {declared}" if declared else ""
    Path("m.yaml").write_text(
        f"argmap: 1\nsources: {{s: {{file: {file}{format_key}}}}}\n"
        "questions: {text: Q, undeveloped: true, quote: The only plan is too dear}\n"
    )
    assert ("P401" in run("check", "m.yaml").out) is not found


def test_restructured_text_is_read_where_the_format_says_so(run: Callable) -> None:
    Path("s.txt").write_text("See :doc:`the guide <guide/index>` for ``more``.\n")
    for declared, found in (("rst", True), ("markdown", False)):
        Path("m.yaml").write_text(
            f"argmap: 1\nsources: {{s: {{file: s.txt, format: {declared}}}}}\n"
            "questions: {text: Q, undeveloped: true, quote: See the guide for more}\n"
        )
        assert ("P401" in run("check", "m.yaml").out) is not found
