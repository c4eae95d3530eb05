"""P405 missing-quote: a claim that neither quotes a source nor is marked as implied, where the map has sources.

What shows its words can be trusted, or checked at once. Where a map is made from a text, each claim shows the words
that it was made from; a map without sources has none to show. Questions and contexts are not claims. The summary of
``argmap check`` counts the claims that have a quote.

Quote the source; or, for what it only presupposes, such as the other answer to a question, say ``implied: true``. Where
you do not want to quote each claim, ``ignore = ["missing-quote"]`` under ``[tool.argmap.check]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.relations import CLAIMS
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a claim of a map that declares sources, or uses a map that does."""
    for name, node in context.graph.nodes(data=True):
        if node["kind"] not in CLAIMS or node["map"] not in context.sourced:
            continue
        if not (node["quotes"] or node["implied"] or node["written"].has_unread):
            message = f"{shown(name)} quotes nothing: add the words it was made from, or say implied: true"
            context.findings.add("P405", node["written"].head_span, message)
