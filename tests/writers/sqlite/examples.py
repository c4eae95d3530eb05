"""Writes argmap/writers/sqlite/views.md: the views with what they answer for the article's maps.

Run it from the top of the repository when a view or a map has changed:

    python tests/writers/sqlite/examples.py
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from argmap import load
from argmap.writers.sqlite.database import write
from argmap.writers.sqlite.views import VIEWS

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "argmap" / "writers" / "sqlite" / "views.md"
OF_ONE_CLAIM = {"for_and_against": "claim = 'possible/possible'"}
MOST_ROWS = 3
LONGEST = 60
HEAD = f"""# The database

`argmap export -o debate.db` writes an SQLite database: the tables `maps`, `sources`, `people`, `nodes`, `edges`,
`speakers`, `tags`, `quotes` and `spans`, of which `.schema` in the `sqlite3` shell tells the columns; `search`, for
full-text search where Python's SQLite has FTS5; and {len(VIEWS)} views, which answer what a reader asks of a debate.

```sh
argmap export -o debate.db
sqlite3 -box debate.db "SELECT * FROM unanswered_objections"
sqlite3 debate.db "SELECT id FROM search WHERE search MATCH 'sanctions NOT delay'"
```

Below stands each view with the beginning of its answer for the maps of the article (long texts are cut here, not in
the database). The columns called `id` are full names of nodes. This page is made by `tests/writers/sqlite/examples.py`.
"""


def database() -> sqlite3.Connection:
    """The database of the article's maps, opened for reading."""
    content, _ = write(load([ROOT / "maps"]))
    opened = sqlite3.connect(":memory:")
    opened.deserialize(content)
    return opened


def page() -> str:
    opened = database()
    return HEAD + "".join(section(opened, name) for name in VIEWS)


def section(opened: sqlite3.Connection, name: str) -> str:
    condition = f" WHERE {OF_ONE_CLAIM[name]}" if name in OF_ONE_CLAIM else ""
    query = f"SELECT * FROM {name}{condition}"
    answer = opened.execute(query)
    columns = [column[0] for column in answer.description]
    rows = answer.fetchall()
    lines = [f"\n## {name}\n", f"{VIEWS[name].question} `{query}`\n"]
    if not rows:
        return "\n".join([*lines, "Nothing.\n"])
    lines += [row(columns), row(["---"] * len(columns)), *(row(values) for values in rows[:MOST_ROWS])]
    if len(rows) > MOST_ROWS:
        lines.append(f"\nAnd {len(rows) - MOST_ROWS:,} more.")
    return "\n".join(lines) + "\n"


def row(values: list[object]) -> str:
    return f"| {' | '.join(cell(value) for value in values)} |"


def cell(value: object) -> str:
    words = "" if value is None else str(value).replace("|", r"\|")
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


if __name__ == "__main__":
    DOCUMENT.write_text(page(), encoding="utf-8")
