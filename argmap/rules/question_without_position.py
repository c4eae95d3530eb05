"""L301 question-without-position: a question that nothing answers.

A question is there to be answered. Add the positions that the source gives or presupposes (``implied: true``), or say
that it is known to be open: ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a question."""
    for name in context.shape.questions:
        node = context.graph.nodes[name]
        if name not in context.shape.answered and not node["undeveloped"] and node["map"] in context.whole:
            message = f"no position answers {shown(name)}: add one, or say undeveloped: true"
            context.findings.add("L301", node["written"].head_span, message)
