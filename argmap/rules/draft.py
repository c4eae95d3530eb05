"""L314 draft: a node or a skipped passage that no person has judged yet.

``draft: true`` says that a program has proposed it. Its words are found in the source, but whether they mean what the
node says, and whether it is in the right place, only a reader can tell.

Read it against its source, mend it where needed, and take ``draft`` away.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a node, at its mark, and one a skip."""
    for name in context.shape.drafted:
        span = context.graph.nodes[name]["written"].key_span("draft")
        context.findings.add("L314", span, f"{shown(name)} is a draft: read it, and take draft away")
    for source in context.debate.sources.values():
        for skip in source.skip:
            if skip.draft:
                context.findings.add("L314", skip.span, "this skip is a draft: read it, and take draft away")
