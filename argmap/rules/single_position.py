"""L304 single-position: a question has just one answer.

With one position there is nothing to decide: its pros and cons have no rival to speak for. Usually the other answers,
"no" or "leave it as it is", go without saying, so the map lacks them.

Add the positions that the source gives or presupposes (``implied: true``).
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such question."""
    single = context.shape.answered - context.shape.answered_again
    for name in context.shape.questions if single else ():
        node = context.graph.nodes[name]
        if name in single and node["map"] in context.sound and not node["undeveloped"]:
            message = f"{shown(name)} has just one position: what other answers are there?"
            context.findings.add("L304", node["written"].head_span, message)
