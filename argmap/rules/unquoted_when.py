"""P416 unquoted-when: a time is in no quote of its node.

``when`` says when something was asserted, in the words of the source ("March 2025", "last week"). So a quote of the
same node must contain it. It is compared as quotes are, in whole words.

Quote more of the sentence, or write the time as the source has it. A node without a quote cannot have ``when``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.matching.quotes import holds
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such node, at its ``when``."""
    for name in context.shape.dated:
        node = context.graph.nodes[name]
        if node["written"].flawed or any(holds(one.text, node["when"]) for one in node["quotes"]):
            continue  # a flawed node may have lost a quote
        context.findings.add(
            "P416", node["written"].value_span("when"), f"no quote of {shown(name)} contains these words"
        )
