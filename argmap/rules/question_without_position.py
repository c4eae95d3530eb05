"""L301 question-without-position: a question has no answer.

A question needs positions: pros and cons can only speak for or against those. A question without one is usually
forgotten, or its answer is in the wrong place.

Add the positions that the source gives or presupposes (``implied: true``). If you know that the question is open, say
``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.reading.map_document import Node
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such question."""
    for name in context.shape.questions:
        node = context.graph.nodes[name]
        if name in context.shape.answered or node["undeveloped"] or node["map"] not in context.whole:
            continue
        if node["text"] and not node["written"].flawed and not _tries(node["written"]):
            message = f"no position answers {shown(name)}: add one, or say undeveloped: true"
            context.findings.add("L301", node["written"].head_span, message)


def _tries(node: Node) -> bool:
    """Whether positions are written, even if none could be used: such positions have findings of their own."""
    return any(one.key == "positions" for one in node.lists)
