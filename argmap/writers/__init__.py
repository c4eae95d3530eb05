"""The formats that a debate is written in: one a module.

A writer takes the debate and the nodes to write (None for all of them), and returns the document and what was lost on
the way: findings, and plain sentences for what has no place in a file. Pictures are Graphviz's, made from the DOT text
by ``picture``; ``dot`` takes a style too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeAlias

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.writers import csv, dot, graphml, json, markdown, mermaid, page, sqlite

Loss: TypeAlias = Finding | str
Writer = Callable[[Debate, Collection[str] | None], tuple[str | bytes, tuple[Loss, ...]]]

WRITERS: dict[str, Writer] = {
    "dot": dot.write,
    "html": page.write,
    "mermaid": mermaid.write,
    "markdown": markdown.write,
    "graphml": graphml.write,
    "json": json.write,
    "csv": csv.write,
    "sqlite": sqlite.write,
}
