"""The formats that a debate is written in: one a module.

A writer takes the debate and the nodes to write (None for all of them), and returns the document and what was lost on
the way: findings, and plain sentences for what has no place in a file. Pictures are Graphviz's, made from the DOT text
by ``picture.renderers``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.findings import Finding

Loss: TypeAlias = "Finding | str"
Writer: TypeAlias = "Callable[[Debate, Collection[str] | None], tuple[str | bytes, tuple[Loss, ...]]]"

WRITERS = {
    "dot": "dot.diagram",
    "html": "page.html",
    "mermaid": "mermaid.flowchart",
    "markdown": "markdown.document",
    "graphml": "graphml",
    "json": "json",
    "csv": "csv",
    "sqlite": "sqlite.database",
}
"""The module of each format."""
STYLED = frozenset({"dot", "html"})
"""The formats whose writers take a ``Style`` as their third value."""


def writer(format: str) -> Writer:
    """What writes a format; it is imported when it is asked for, for some bring much with them."""
    return cast("Writer", import_module(f"argmap.writers.{WRITERS[format]}").write)
