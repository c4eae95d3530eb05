"""L301 question-without-position: a question that nothing answers.

A question is there to be answered: pros and cons need a position to speak for or against. Without one it is mostly
forgotten, or what answers it stands in the wrong place.

Add the positions that the source gives or presupposes (``implied: true``), or say that it is known to be open:
``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.reading.document import Node
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a question."""
    for name in context.shape.questions:
        node = context.graph.nodes[name]
        if name in context.shape.answered or node["undeveloped"] or node["map"] not in context.whole:
            continue
        if node["text"] and not node["written"].flawed and not _tries(node["written"]):
            message = f"no position answers {shown(name)}: add one, or say undeveloped: true"
            context.findings.add("L301", node["written"].head_span, message)


def _tries(node: Node) -> bool:
    """Whether positions are written, though none of them could be used: that has a finding of its own."""
    return any(one.key == "positions" for one in node.lists)
