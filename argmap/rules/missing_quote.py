"""P405 missing-quote: a node that neither quotes a source nor is marked as implied.

What shows its words can be trusted, or checked at once. Where a map is made from a text, this rule makes every node
show the words that it was made from.

It is off by default, for not every map is made from a text: switch it on with ``extend-select = ["missing-quote"]``
under ``[tool.argmap.check]``. Quote the source; or, for what it only presupposes, such as the other answer to a
question, say ``implied: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a node."""
    for name, node in context.graph.nodes(data=True):
        if not (node["quotes"] or node["implied"] or node["written"].has_gaps):
            message = f"{shown(name)} quotes nothing: add the words it was made from, or say implied: true"
            context.findings.add("P405", node["written"].head_span, message)
