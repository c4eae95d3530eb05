"""Writes argmap/writers/sqlite/views.md: the views with what they answer for the article's maps.

Run it from the top of the repository when a view or a map has changed:

    python tests/writers/sqlite/examples.py
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from argmap import load
from argmap.writers.sqlite.database import write
from argmap.writers.sqlite.views import VIEWS

sys.path.append(str(Path(__file__).parent))
from questions import questions

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "argmap" / "writers" / "sqlite" / "views.md"
OF_ONE = {
    "for_and_against": "claim = 'possible/possible'",
    "below": "node = 'possible/possible'",
    "above": "node = 'possible/military-crucial'",
}
MOST_ROWS = 3
LONGEST = 60
HEAD = f"""# The database

`argmap export -o debate.db` writes an SQLite database: the tables `maps`, `sources`, `skips`, `people`, `nodes`,
`edges`, `speakers`, `tags`, `quotes` and `spans`, whose columns `.schema` lists in the `sqlite3` shell; `search`
and `letters`, for full-text search; and {len(VIEWS)} views, which answer what a reader asks of a debate.

```sh
argmap export -o debate.db
sqlite3 -box debate.db "SELECT * FROM unanswered_objections"
sqlite3 debate.db "SELECT id FROM search WHERE search MATCH 'sanctions NOT delay'"
sqlite3 debate.db "SELECT id FROM letters WHERE letters MATCH 'effectiv'"
```

`search` finds whole words in the texts, hedges, notes, quotes, speakers and tags of nodes. For parts of words, and
where a language has no blanks between its words, there is `letters`, which takes three characters and more; for fewer:
`SELECT id FROM nodes WHERE text LIKE '%漢字%'`. Both need FTS5 in Python's SQLite, and `letters` needs version 3.34 or
later. Without these, the export leaves them out and says so.

**What it costs.** `longest_exchanges`, `for_and_against`, `below` and `above` follow the debate over many steps. They
start a new walk at each node. A query about one node (`WHERE claim_id = …`, `WHERE claim = …`, `WHERE node = …`) is
therefore quick: less than a tenth of a second among 1,500 nodes. A query without such a condition walks from every
node. For hundreds of nodes that takes no time. But a chain of 1,500 has a million pairs: `for_and_against`, `below` and
`above` took five to eight seconds. Where 400 nodes had six objections each, all among themselves, `longest_exchanges`
and `for_and_against` took half a minute. The other views are fast.

Each view is listed below, with the beginning of its answer for the maps of the article (long texts are cut here, not in
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
    return HEAD + "".join(section(opened, name) for name in VIEWS) + asked()


def asked() -> str:
    """The questions that the language of queries is explained with."""
    lines = [f"{one.number}. {one.words} `{one.sql}`" for one in questions()]
    head = (
        "\n## The twenty questions of queries\n\nThose of [argmap/query/README.md](../../query/README.md), in SQL.\n\n"
    )
    return head + "\n".join(lines) + "\n"


def section(opened: sqlite3.Connection, name: str) -> str:
    condition = f" WHERE {OF_ONE[name]}" if name in OF_ONE else ""
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
