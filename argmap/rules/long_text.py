"""T502 long-text: a text has more than 280 characters.

A node makes one claim, and a tree or a diagram shows many. A text that needs more than a sentence or two usually
holds several claims, or a claim with its reasons. Nobody can argue for or against that as one.

Keep the claim. Make the reasons its ``pro``, further claims nodes of their own, and remarks a ``note``. The ``quote``
may be as long as you like.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown

MAX_CHARACTERS = 280


def check(context: Context) -> None:
    """Report each such node, at its text; texts that come from a quote or from premises are not checked."""
    if max(map(len, context.texts), default=0) <= MAX_CHARACTERS:
        return
    for name, node in context.graph.nodes(data=True):
        written = node["written"]
        if len(written.text) <= MAX_CHARACTERS:
            continue
        length = len(" ".join(written.text.split()))
        if length > MAX_CHARACTERS:
            message = f"the text of {shown(name)} has {length} characters: one claim usually needs fewer"
            context.findings.add("T502", written.value_span("text"), message)
