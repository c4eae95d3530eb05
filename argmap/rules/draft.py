"""L314 draft: a node or a skipped passage that no person has reviewed yet.

``draft: true`` means that a program proposed it. Its words are in the source. But only a reader can say whether they
mean what the node says, and whether the node is in the right place.

Read it against its source, correct it where needed, and remove ``draft``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each draft node and each draft skip, at its mark."""
    for name in context.shape.drafted:
        span = context.graph.nodes[name]["written"].key_span("draft")
        context.findings.add("L314", span, f"{shown(name)} is a draft: review it, then remove draft")
    for source in context.debate.sources.values():
        for skip in source.skip:
            if skip.draft:
                context.findings.add("L314", skip.span, "this skip is a draft: review it, then remove draft")
