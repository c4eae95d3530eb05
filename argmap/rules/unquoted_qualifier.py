"""P406 unquoted-qualifier: a hedge that no quote of its node holds.

A qualifier is how firmly the source says something ("may", "some argue that"), in the source's own words; so a quote
of the same node holds it, compared as quotes are, in whole words.

Quote more of the sentence, or write the hedge as the source has it. A node without any quote is the matter of
missing-quote.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.matching.quotes import holds
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a node, at its qualifier."""
    for name in context.shape.quoting:
        node = context.graph.nodes[name]
        qualifier = node["qualifier"]
        if qualifier and not node["written"].flawed:  # else a quote may be lost
            if not any(holds(quote.text, qualifier) for quote in node["quotes"]):
                message = f"no quote of {shown(name)} holds these words"
                context.findings.add("P406", node["written"].value_span("qualifier"), message)
