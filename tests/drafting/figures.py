"""What drafts get right, as a table: ``python -m tests.drafting.figures``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import argmap
from argmap.drafting.draft import drafted
from argmap.drafting.reading import read_source
from argmap.drafting.writing import map_of

from .measures import Figure, Node, annotated, attribution, first_claims, hedges, nodes_of, stances

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLE = "the article"
TEXTS = {
    ARTICLE: next((ROOT / "seeds").glob("*.txt")),
    "minutes": HERE / "texts" / "minutes.md",
    "pep-0581": HERE / "texts" / "pep-0581.rst",
    "crito": HERE / "texts" / "crito.txt",
}
"""The texts by name. The rules were written with the first three in sight, and frozen before the last was annotated."""


def draft_of(text: Path) -> tuple[Path, str]:
    """A path beside a text, and the map that is drafted there."""
    path = text.with_name("draft-of-it.yaml")
    read = read_source(str(text), path)
    return path, map_of(drafted(read.folded, text.stem).draft, read.id, read.declared)


@cache
def drafted_nodes(name: str) -> list[Node]:
    """The nodes of the draft of a text."""
    path, content = draft_of(TEXTS[name])
    return nodes_of(argmap.load([path], {path: content}))


@cache
def nodes_by_hand(name: str) -> list[Node]:
    """The nodes that were made by hand of a text."""
    if name == ARTICLE:
        return nodes_of(argmap.load(ROOT / "maps"))
    return annotated(HERE / "annotations" / f"{name}.yaml", TEXTS[name])


def figures(name: str) -> dict[str, Figure]:
    """All figures of a text."""
    made, by_hand = drafted_nodes(name), nodes_by_hand(name)
    named = attribution(made, by_hand)
    hedged = hedges(made, by_hand)
    return {
        "speakers found": named[0],
        "speakers right": named[1],
        "hedges found": hedged[0],
        "hedges right": hedged[1],
        "stance and target": stances(made, by_hand),
        "the same, all under the first claim": stances(first_claims(made), by_hand),
    }


def main() -> None:
    names = [name for name in TEXTS if TEXTS[name].exists()]
    table = {name: figures(name) for name in names}
    print(f"{'':36}" + "".join(f"{name:>20}" for name in names))
    for row in table[ARTICLE]:
        print(f"{row:36}" + "".join(f"{table[name][row]!s:>20}" for name in names))


if __name__ == "__main__":
    main()
