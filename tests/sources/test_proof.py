"""The benchmark of the proof: honest quotes are found where they are, and false ones are refused.

``python -m tests.sources.test_proof`` prints the figures by kind.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.reading.map_document import Quote
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import Match, find
from argmap.text import Text

TABLES = Path(__file__).parent / "proof"
SUFFIXES = {"text": "txt", "markdown": "md", "rst": "rst"}
KEYS = {"kind", "in", "format", "source", "quote", "verdict", "how", "stretch"}
ROWS = [
    pytest.param(row, id=f"{path.stem}-{number}-{row['kind'].replace(' ', '_')}")
    for path in sorted(TABLES.glob("*.yaml"))
    for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


def search(row: dict[str, Any]) -> Match | None:
    """Where the quote of a row is in its source."""
    text = Text(f"source.{SUFFIXES[row.get('format', 'text')]}", row["source"])
    return find(Folded(text), [Quote(row["quote"], "s", None, Text("map", "").span(0, 0))])[0]


def honest(row: dict[str, Any]) -> bool:
    return row.get("verdict") != "refused"


def fault(row: dict[str, Any], match: Match | None) -> str:
    """What is wrong with the match of a row; empty where it is right."""
    if match is None or not honest(row):
        return "" if (match is None) != honest(row) else "refused" if honest(row) else "found"
    stretch = row.get("stretch", row["quote"])
    there = [row["source"][start:end] for start, end in match.spans]
    if there != ([stretch] if isinstance(stretch, str) else stretch):
        return f"found as {there}"
    how = str(getattr(match, "how", ""))
    return "" if "how" not in row or how in ("", row["how"]) else f"matched by {how}"


@pytest.mark.parametrize("row", ROWS)
def test_the_verdict_is_right(row: dict[str, Any]) -> None:
    assert fault(row, search(row)) == ""


def test_the_table_is_a_table() -> None:
    rows = [param.values[0] for param in ROWS]
    assert all(set(row) <= KEYS for row in rows)
    assert len(rows) >= 250
    assert sum(not honest(row) for row in rows) >= 100
    assert len({(row.get("format"), row["source"], row["quote"]) for row in rows}) == len(rows)
    # Each stretch stands once in its source: else the place of the quote would be open.
    for row in filter(honest, rows):
        stretch = row.get("stretch", row["quote"])
        for part in [stretch] if isinstance(stretch, str) else stretch:
            assert row["source"].count(part) == 1


def main() -> None:
    """Print what is right, by the tables and their kinds, and each row that is wrong."""
    totals: Counter[tuple[str, bool]] = Counter()
    good: Counter[tuple[str, bool]] = Counter()
    for param in ROWS:
        row, name = param.values[0], str(param.id).split("-")[0]
        wrong = fault(row, search(row))
        for key in ((name, honest(row)), ("all", honest(row))):
            totals[key] += 1
            good[key] += not wrong
        if wrong:
            print(f"{param.id}: {wrong}: {row['quote']!r} in {row['source']!r}")
    for name in dict.fromkeys(name for name, _ in totals):
        counts = (
            f"{good[name, kind]} of {totals[name, kind]} {verb}" for kind, verb in ((True, "found"), (False, "caught"))
        )
        print(f"{name}: {', '.join(counts)}")


if __name__ == "__main__":
    main()
