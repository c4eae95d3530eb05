"""An SQLite database: tables of a debate's content, full-text search, and views that answer readers' questions.

It is made in memory. All words go in as parameters, verbatim.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from typing import Any, TypeAlias

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.files import display
from argmap.findings import Finding
from argmap.format import OF_PLACES
from argmap.query.facts import Facts
from argmap.query.reach import depths
from argmap.writers.json import document
from argmap.writers.sqlite.tables import COLUMNS, SEARCH, TABLES, VERSION, WORDS
from argmap.writers.sqlite.views import VIEWS

Row: TypeAlias = tuple[Any, ...]

_NODE = ("id", "map", "kind", "text", *COLUMNS, "derived")
_EDGE = ("source", "target", "relation")
_PLACE = ("file", "line", "column")
_QUOTE = ("text", "line", "page", "verdict", "match")
"""The last columns of a quote's row, by the keys of the JSON document."""


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[bytes, tuple[Finding | str, ...]]:
    """The database, with the sources that could not be read, and the parts that this Python's SQLite cannot make.

    Raises ArgmapError where that SQLite cannot hand over a database that is in memory.
    """
    made, losses = document(debate, nodes)
    with closing(sqlite3.connect(":memory:")) as database:
        if not hasattr(database, "serialize"):
            raise ArgmapError("this Python's SQLite cannot serialize a database", "export as csv or json instead")
        database.executescript(TABLES)
        for table, rows in _rows(debate, made).items():
            _insert(database, table, rows)
        notes = _add_search(database)
        for name, view in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {view.sql}")
        database.execute(f"PRAGMA user_version = {VERSION:d}")
        database.commit()
        try:
            return database.serialize(), (*losses, *notes)
        except sqlite3.OperationalError as error:
            raise MemoryError from error  # which is all that can go wrong here


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows to a table; its name and the number of its columns are this program's own."""
    columns = len(database.execute(f"PRAGMA table_info({table})").fetchall())
    places = ", ".join("?" * columns)
    whole = (tuple(_storable(value) for value in row) for row in rows)
    database.executemany(f"INSERT INTO {table} VALUES ({places})", whole)


def _storable(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _rows(debate: Debate, made: dict[str, Any]) -> dict[str, Iterable[Row]]:
    """The rows of the tables, ordered so that referenced rows come first."""
    quotes = [(node["id"], quote) for node in made["nodes"] for quote in node["quotes"]]
    depth = dict(zip(debate.graph, depths(Facts(debate)), strict=True))
    return {
        "maps": [(one.name, one.title, one.note, one.text.file) for one in debate.maps],
        "sources": _sources(debate),
        "people": [
            (f"{one.map}/{one.id}", one.map, one.id, one.name, one.role)
            for declaring in debate.maps
            for one in declaring.people.values()
        ],
        "source_speakers": [
            (one.key, number, name.words) for one in debate.sources.values() for number, name in enumerate(one.by, 1)
        ],
        "skips": [
            (f"{one['map']}/{one['id']}", number, *skip.values())
            for one in made["sources"]
            for number, skip in enumerate(one["skip"], 1)
        ],
        "nodes": [
            (number, *(node[key] for key in (*_NODE, *_PLACE)), depth[node["id"]])
            for number, node in enumerate(made["nodes"], 1)
        ],
        "edges": [(number, *_edge(edge)) for number, edge in enumerate(made["edges"], 1)],
        "speakers": (row for node in made["nodes"] for row in _speakers(debate, node["id"])),
        "tags": [(node["id"], number, tag) for node in made["nodes"] for number, tag in enumerate(node["tags"], 1)],
        "quotes": [
            # A map may name a source that there is not, which has its finding.
            (number, node, quote["source"] if quote["source"] in debate.sources else None, *map(quote.get, _QUOTE))
            for number, (node, quote) in enumerate(quotes, 1)
        ],
        "spans": [
            (quote_number, number, start, stop)
            for quote_number, (_, quote) in enumerate(quotes, 1)
            for number, (start, stop) in enumerate(quote["spans"], 1)
        ],
    }


def _sources(debate: Debate) -> Iterator[Row]:
    for one in debate.sources.values():
        file = display(one.path) if one.path else None
        about = one.title, file, one.url, one.author, one.publisher, one.date
        yield one.key, one.map, one.id, *about, one.format, one.language, one.encoding, one.sha256, one.read


def _edge(edge: dict[str, Any]) -> Row:
    step = edge.get("step", {})
    return (
        *(edge[key] for key in _EDGE),
        *(step.get("target"), step.get("relation")),
        *(edge[key] for key in (*OF_PLACES, *_PLACE)),
    )


def _speakers(debate: Debate, node: str) -> Iterator[Row]:
    names = debate.speakers(node)
    for number, (said, name) in enumerate(zip(debate.graph.nodes[node]["speakers"], names, strict=True), 1):
        person = debate.person(node, said)
        yield node, number, said, f"{person.map}/{person.id}" if person else None, name


def _add_search(database: sqlite3.Connection) -> tuple[str, ...]:
    """Add full-text search; return messages about features that this SQLite lacks."""
    missing = []
    for name, table in SEARCH.items():
        try:
            database.execute(table)
        except sqlite3.OperationalError:
            missing.append(name)
        else:
            database.execute(f"INSERT INTO {name} {WORDS}")
    if not missing:
        return ()
    return (f"sqlite: this Python's SQLite cannot make tables for search: the database has no {', '.join(missing)}",)
