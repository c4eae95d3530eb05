"""P405 missing-quote: a node that neither quotes a source nor is marked as implied, where the map has sources.

What shows its words can be trusted, or checked at once. Where a map is made from a text, each node is to show the words
that it was made from; a map without sources has none to show. The summary of ``argmap check`` counts the claims.

Quote the source; or, for what it only presupposes, such as the other answer to a question, say ``implied: true``. Where
you do not want to quote each node, ``ignore = ["missing-quote"]`` under ``[tool.argmap.check]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a node of a map that declares sources, or uses a map that does."""
    for name, node in context.graph.nodes(data=True):
        if node["map"] in context.sourced and not (node["quotes"] or node["implied"] or node["written"].has_gaps):
            message = f"{shown(name)} quotes nothing: add the words it was made from, or say implied: true"
            context.findings.add("P405", node["written"].head_span, message)
