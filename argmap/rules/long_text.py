"""T502 long-text: a text of more than 280 characters.

A node holds one claim, and a tree or a diagram shows many: what does not fit into a sentence or two is mostly several
claims, or a claim with its reasons, and cannot be argued for or against as one.

Keep the claim, and write the reasons as its ``pro``, further claims as nodes of their own, and remarks as ``note``.
What is told at length may stay in the ``quote``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown

MAX_CHARACTERS = 280


def check(context: Context) -> None:
    """One finding a node, at its text; what is taken from a quote or from premises is not looked at."""
    if max(map(len, context.texts), default=0) <= MAX_CHARACTERS:
        return
    for name, node in context.graph.nodes(data=True):
        written = node["written"]
        if len(written.text) <= MAX_CHARACTERS:
            continue
        length = len(" ".join(written.text.split()))
        if length > MAX_CHARACTERS:
            message = f"the text of {shown(name)} has {length} characters: one claim is mostly said in fewer"
            context.findings.add("T502", written.value_span("text"), message)
