"""P406 unquoted-qualifier: a hedge is in no quote of its node.

A qualifier is how firmly the source says something ("may", "some argue that"), in the source's own words. So a quote
of the same node must contain it. It is compared as quotes are, in whole words.

Quote more of the sentence, or write the hedge as the source has it. A node without a quote is reported by
missing-quote.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.matching.quotes import holds
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such node, at its qualifier."""
    for name in context.shape.quoting:
        node = context.graph.nodes[name]
        qualifier = node["qualifier"]
        if qualifier and not node["written"].flawed:  # a flawed node may have lost a quote
            if not any(holds(quote.text, qualifier) for quote in node["quotes"]):
                message = f"no quote of {shown(name)} contains these words"
                context.findings.add("P406", node["written"].value_span("qualifier"), message)
