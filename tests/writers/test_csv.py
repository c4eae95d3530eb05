"""The tables are read back by Python's csv module and by sqlite3, and hold what the JSON document holds."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.writers import csv as writer
from argmap.writers.json import document

ROOT = Path(__file__).parents[2]
README = (ROOT / "argmap" / "writers" / "README.md").read_text(encoding="utf-8")


READING = re.search(r"```python\n(import re\n.*?)```", README, re.DOTALL)[1]
"""What the documentation says on how to have the words again."""
space: dict[str, Any] = {}
exec(READING, space)
words, listed = space["words"], space["values"]


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline=""), strict=True))


def as_cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def agree(row: dict[str, str], value: dict[str, Any]) -> None:
    for key, expected in value.items():
        if key in ("by", "tags"):
            assert listed(row[key]) == [one for one in expected if one]
        elif key == "step":
            assert (row["step_target"], row["step_relation"]) == (expected["target"], expected["relation"])
        elif key == "quotes":
            assert listed(row[key]) == [quote["text"] for quote in expected if quote["text"]]
        elif key != "skip":
            assert words(row[key]) == as_cell(expected), key


def nothing_is_lost(debate: Any) -> None:
    tables, losses = writer.tables(debate)
    made, expected_losses = document(debate)
    assert losses[: len(expected_losses)] == expected_losses
    for name in ("nodes", "edges", "sources", "people", "maps"):
        rows = read(tables[name])
        assert len(rows) == len(made[name])
        for row, value in zip(rows, made[name], strict=True):
            agree(row, value)
    quotes = [(node["id"], quote) for node in made["nodes"] for quote in node["quotes"]]
    for row, (node, quote) in zip(read(tables["quotes"]), quotes, strict=True):
        assert row["node"] == node
        assert words(row["text"]) == quote["text"]
        assert row["source"] == (quote["source"] or "")
        assert [[int(end) for end in span.split("-")] for span in listed(row["spans"])] == quote["spans"]
    skips = [(f"{one['map']}/{one['id']}", skip) for one in made["sources"] for skip in one["skip"]]
    for row, (source, skip) in zip(read(tables["skips"]), skips, strict=True):
        assert row.pop("source") == source
        agree(row, {"start": skip["from"], "until": skip["to"], "reason": skip["reason"]})


def test_nothing_is_lost(town: Callable[[], Any]) -> None:
    nothing_is_lost(town())


def test_nothing_is_lost_of_the_article(article: Any) -> None:
    nothing_is_lost(article)


def test_hostile_words(filled: Callable[[str], Any], hostile: str) -> None:
    nothing_is_lost(filled(hostile))


@given(st.text(max_size=30) | st.text("=+-@'\";,\t\r\n ;", max_size=12))
@settings(max_examples=50, deadline=None)
def test_any_words(filled: Callable[[str], Any], text: str) -> None:
    debate = filled(text)
    nothing_is_lost(debate)
    for table in writer.tables(debate)[0].values():
        for row in csv.reader(io.StringIO(table, newline="")):
            assert all(not cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in row)
            assert all(cell.isprintable() for cell in row if cell.isascii())
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=";"):
            assert all(not re.match(r"\s*[=+\-@＝＋－＠]", cell) for cell in row)
        assert table.count("\n") == table.count("\r\n") == len(read(table)) + 1


def test_every_value_of_the_document_has_a_column(town: Callable[[], Any]) -> None:
    made, _ = document(town())
    for name in ("nodes", "edges", "sources", "people", "maps"):
        keys = {key for value in made[name] for key in value} - {"step", "skip"}
        assert keys <= set(writer.COLUMNS[name])
    keys = {key for node in made["nodes"] for quote in node["quotes"] for key in quote}
    assert keys <= set(writer.COLUMNS["quotes"])


def test_a_database_reads_it(town: Callable[[], Any]) -> None:
    tables, _ = writer.tables(town())
    database = sqlite3.connect(":memory:")
    for name, table in tables.items():
        head, *rows = csv.reader(io.StringIO(table, newline=""))
        columns = ", ".join(f'"{column}"' for column in head)
        database.execute(f"CREATE TABLE {name} ({columns})")
        database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(head))})", rows)
    speaks_against = database.execute(
        "SELECT nodes.text FROM nodes JOIN edges ON edges.source = nodes.id WHERE target = 'town/close-it' "
        "AND relation = 'con'"
    )
    assert speaks_against.fetchall() == [("Shops lose.",)]


CELLS = {
    "-1": "'-1",
    "'tis": "''tis",
    "− minus": "− minus",
    "a=b": "a=b",
    "＝1": "'＝1",
    "x;=cmd|' /C calc'!A0;y": "x;'=cmd|' /C calc'!A0;y",
    "x; -y;z": "x;' -y;z",
    'x;"=1"': 'x;\'"=1"',
    "x;'y": "x;''y",
    "x\u202ey": "x\\u202ey",
    "x\\u202ey": "x\\\\u202ey",
    "a\n\tb ": "a\\n\\tb ",
}


@pytest.mark.parametrize("text", CELLS)
def test_the_guard_and_how_it_is_undone(filled: Callable[[str], Any], text: str) -> None:
    table, losses = writer.write(filled(text))
    row = next(csv.DictReader(io.StringIO(table, newline="")))
    assert row["text"] == CELLS[text]
    assert words(row["text"]) == text
    assert any("which can be undone" in str(loss) for loss in losses) == (CELLS[text] != text)


def test_how_many_cells_are_changed(load_text: Callable[..., Any]) -> None:
    text = "argmap: 1\nquestions: [{text: Q?, positions: [{text: %s, note: -x}, {text: B., tags: [c;, d]}]}]\n"
    one, none = (writer.tables(load_text(text % words))[1] for words in ("-A.", "A."))
    assert one == (
        "csv: 2 cells have an escape such as \\n or an apostrophe where a formula might begin, which can be undone",
    )
    assert none == (
        "csv: 1 cell has an escape such as \\n or an apostrophe where a formula might begin, which can be undone",
    )


def test_a_part_and_nothing(town: Callable[[], Any]) -> None:
    debate = town()
    tables, _ = writer.tables(debate, {"town/air", "town/close-it"})
    assert [row["id"] for row in read(tables["nodes"])] == ["town/close-it", "town/air"]
    assert {(row["source"], row["target"]) for row in read(tables["edges"])} == {("town/air", "town/close-it")}
    tables, _ = writer.tables(debate, [])
    assert read(tables["nodes"]) == read(tables["edges"]) == []
    assert tables["nodes"].startswith("id,kind,text,")


def test_into_a_folder_all_tables_and_else_the_nodes(run: Callable, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("export", str(ROOT / "maps"), "--format", "csv", "-o", "tables/")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert {path.name for path in Path("tables").iterdir()} == {f"{name}.csv" for name in writer.COLUMNS}
    ran = run("export", str(ROOT / "maps"), "-o", "debate.csv")
    assert ran.status == 0
    assert ran.err.strip() == (
        "csv: only the table of nodes is written; "
        "-o DIR/ also writes those of the edges, quotes, sources, skips, people, maps"
    )
    assert Path("debate.csv").read_bytes() == Path("tables/nodes.csv").read_bytes()
    made = json.loads(run("export", str(ROOT / "maps"), "--format", "json").out)
    assert len(read(Path("tables/edges.csv").read_text(encoding="utf-8"))) == len(made["edges"])


@pytest.mark.parametrize("values", [["a"], ["a;", "b"], [";", ";;"], ["a; b", "c"], ["a", ";b"], [], ["=a", "'b"]])
def test_lists_can_be_taken_apart(values: list[str]) -> None:
    assert listed(writer._cell(values)) == values


@given(st.lists(st.text(";a \\'=\n", min_size=1)))
@settings(max_examples=50, deadline=None)
def test_all_lists_can_be_taken_apart(values: list[str]) -> None:
    assert listed(writer._cell(values)) == values
