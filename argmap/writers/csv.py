"""The debate as tables of comma-separated values (RFC 4180, UTF-8), for spreadsheets and for programs of statistics.

A text is one line, as it is shown elsewhere; values of a list are joined by "; ", a semicolon in them doubled. A
spreadsheet takes a cell for a formula that begins with one of ``FORMULA``: such a text gets an apostrophe in front, and
so does one that begins with an apostrophe, so that who reads the cells can take just one away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.text import shown
from argmap.writers.json import document

FORMULA = "=+-@＝＋－＠"
"""What a formula begins with, also in full width; tabs and line ends do not occur."""
_GUARDED = re.compile(f"[{re.escape(FORMULA)}']")

Row: TypeAlias = Mapping[str, Any]

COLUMNS = {
    "nodes": (
        *("id", "kind", "text", "by", "qualifier", "implied", "quotes", "tags", "note", "weight"),
        *("undeveloped", "derived", "map", "file", "line", "column"),
    ),
    "edges": (
        *("source", "target", "relation", "step_target", "step_relation", "note", "weight"),
        *("file", "line", "column"),
    ),
    "quotes": ("node", "number", "source", "text", "spans", "line"),
    "sources": ("id", "title", "file", "map"),
    "people": ("id", "name", "role", "map"),
    "maps": ("name", "title", "file"),
}
"""The tables by name, and their columns."""


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding | str, ...]]:
    """The table of the nodes; the others do not fit into the one document, which is told."""
    rows, losses = _rows(debate, nodes)
    left = ", ".join(name for name in COLUMNS if rows[name] and name not in ("nodes", "maps"))
    note = f"csv: this is the table of the nodes; -o DIR/ writes those of the {left} too"
    return _table("nodes", rows["nodes"]), (*losses, note) if left else losses


def tables(debate: Debate, nodes: Collection[str] | None = None) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The tables by name, and what could not be read for them."""
    rows, losses = _rows(debate, nodes)
    return {name: _table(name, rows[name]) for name in COLUMNS}, losses


def _rows(debate: Debate, nodes: Collection[str] | None) -> tuple[dict[str, list[Row]], tuple[Finding, ...]]:
    made, losses = document(debate, nodes)
    quotes = [
        {**quote, "node": node["id"], "number": number, "spans": [f"{start}-{end}" for start, end in quote["spans"]]}
        for node in made["nodes"]
        for number, quote in enumerate(node["quotes"], 1)
    ]
    return {
        **{name: made[name] for name in ("sources", "people", "maps")},
        "nodes": [{**node, "quotes": [quote["text"] for quote in node["quotes"]]} for node in made["nodes"]],
        "edges": [
            {**edge, **{f"step_{key}": value for key, value in edge.get("step", {}).items()}} for edge in made["edges"]
        ],
        "quotes": quotes,
    }, losses


def joined(values: Iterable[str]) -> str:
    """The values of a list in one cell."""
    return "; ".join(line.replace(";", ";;") for value in values if (line := shown(value)))


def _table(name: str, rows: Iterable[Row]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS[name])
    writer.writerows([_cell(row.get(column)) for column in COLUMNS[name]] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    text = joined(value) if isinstance(value, list) else shown(str(value))
    return f"'{text}" if _GUARDED.match(text) else text
