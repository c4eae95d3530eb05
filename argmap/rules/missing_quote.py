"""P405 missing-quote: a claim of a map with sources has no quote and is not marked as implied.

Readers can check a claim that shows its words. In a map made from a text, each claim should show the words that it
was made from. A map without sources has none to show. Questions and contexts are not claims. The summary of ``argmap
check`` counts the claims that have a quote.

Quote the source. If the source only presupposes the claim, such as the other answer to a question, say ``implied:
true``. If you do not want to quote each claim, set ``ignore = ["missing-quote"]`` under ``[tool.argmap.check]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.relations import CLAIMS
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such claim of a map that declares sources, or uses a map that does."""
    for name, node in context.graph.nodes(data=True):
        if node["kind"] not in CLAIMS or node["map"] not in context.sourced:
            continue
        if not (node["quotes"] or node["implied"] or node["written"].has_unread):
            message = f"{shown(name)} has no quote: add the words it was made from, or say implied: true"
            context.findings.add("P405", node["written"].head_span, message)
