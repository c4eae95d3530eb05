"""The debate as tables of comma-separated values (RFC 4180, UTF-8), for spreadsheets and statistics programs.

A cell is one line, as ``reversible`` makes it. A spreadsheet takes a cell for a formula that begins with one of
``FORMULA``, and one that separates cells by semicolons, as in much of Europe, finds cells within a text: an apostrophe
is put in front of each such beginning, and of each apostrophe there, so that who reads can take just one away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.format import OF_PLACES, VALUES
from argmap.writers.json import document
from argmap.writers.reversible import joined, one_line

FORMULA = "=+-@＝＋－＠"
"""The first characters of formulas, also in full width; tabs and line ends do not occur."""
_GUARDED = re.compile(rf"""(^|;)(?=[\s"]*[{re.escape(FORMULA)}'])""")
"""A place where a cell may begin, before a sign that may begin a formula. Quotation marks there may vanish."""

Row: TypeAlias = Mapping[str, Any]

COLUMNS = {
    "nodes": (
        *("id", "kind", "text", "quotes", *VALUES),
        *("derived", "map", "file", "line", "column"),
    ),
    "edges": (
        *("source", "target", "relation", "step_target", "step_relation", *OF_PLACES),
        *("file", "line", "column"),
    ),
    "quotes": ("node", "number", "source", "text", "spans", "line", "page", "verdict", "match"),
    "sources": (
        "id",
        "title",
        "file",
        "map",
        "url",
        "author",
        "publisher",
        "date",
        "by",
        "format",
        "language",
        "encoding",
        "sha256",
        "read",
    ),
    "skips": ("source", "start", "until", "reason", "draft"),
    "people": ("id", "name", "role", "map"),
    "maps": ("name", "title", "file", "note"),
}
"""The tables by name, and their columns."""


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding | str, ...]]:
    """The table of the nodes; a loss says that the other tables do not fit into one document."""
    rows, losses = _rows(debate, nodes)
    table, changed = _table("nodes", rows["nodes"])
    left = ", ".join(name for name in COLUMNS if rows[name] and name != "nodes")
    note = f"csv: only the table of nodes is written; -o DIR/ also writes those of the {left}"
    return table, (*losses, *((note,) if left else ()), *_escape_note(changed))


def tables(debate: Debate, nodes: Collection[str] | None = None) -> tuple[dict[str, str], tuple[Finding | str, ...]]:
    """The tables by name, the sources that could not be read, and the number of changed cells."""
    rows, losses = _rows(debate, nodes)
    made = {name: _table(name, rows[name]) for name in COLUMNS}
    changed = sum(count for _, count in made.values())
    return {name: table for name, (table, _) in made.items()}, (*losses, *_escape_note(changed))


def _escape_note(changed: int) -> tuple[str, ...]:
    if not changed:
        return ()
    have = "cell has" if changed == 1 else "cells have"
    what = "an escape such as \\n or an apostrophe where a formula might begin, which can be undone"
    return (f"csv: {changed:,} {have} {what}",)


def _rows(debate: Debate, nodes: Collection[str] | None) -> tuple[dict[str, list[Row]], tuple[Finding, ...]]:
    made, losses = document(debate, nodes)
    quotes = [
        {
            "page": None,
            **quote,
            "node": node["id"],
            "number": number,
            "spans": [f"{start}-{end}" for start, end in quote["spans"]],
        }
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
        "skips": [
            {"source": f"{source['map']}/{source['id']}", "start": skip["from"], "until": skip["to"], **skip}
            for source in made["sources"]
            for skip in source["skip"]
        ],
    }, losses


def _table(name: str, rows: Iterable[Row]) -> tuple[str, int]:
    """A table, and the number of its changed cells."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS[name])
    changed = 0
    for row in rows:
        values = [row.get(column) for column in COLUMNS[name]]
        cells = [_cell(value) for value in values]
        writer.writerow(cells)
        changed += sum(cell != _bare(value) for cell, value in zip(cells, values, strict=True))
    return file.getvalue(), changed


def _cell(value: object) -> str:
    if isinstance(value, str | list):
        return _GUARDED.sub(r"\1'", joined(value) if isinstance(value, list) else one_line(value))
    return _bare(value)


def _bare(value: object) -> str:
    """The cell of a value, before it is made safe for spreadsheets."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(each.replace(";", ";;") for each in value) if isinstance(value, list) else str(value)
