"""L301 question-without-position: a question that nothing answers.

A question is there to be answered. Add the positions that the source gives or presupposes (``implied: true``), or say
that it is known to be open: ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.format import Kind
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a question."""
    answered = context.shape.answered
    for name, node in context.graph.nodes(data=True):
        if node["kind"] is not Kind.QUESTION or name in answered:
            continue
        if not node["undeveloped"] and node["map"] in context.whole:
            message = f"no position answers {shown(name)}: add one, or say undeveloped: true"
            context.findings.add("L301", node["written"].head_span, message)
