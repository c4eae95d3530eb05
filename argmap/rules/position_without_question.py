"""L313 position-without-question: a position answers no question.

It is in the ``positions`` of the map itself. Maps from other tools often begin like this: first the claims, then what
they are about. A question puts rival claims side by side and shows which of them nobody makes.

Write the question, and move the claim into its ``positions``, or refer to it there with ``ref``. If the claim needs
no question, say ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.graph import parents
from argmap.text import shown


def check(context: Context) -> None:
    """Report each position that bears on nothing."""
    for name in context.shape.positions:
        node = context.graph.nodes[name]
        if node["undeveloped"] or node["map"] not in context.whole:
            continue
        if next(parents(context.graph, name), None) is None:
            message = f"{shown(name)} answers no question: add the question"
            context.findings.add("L313", node["written"].head_span, message)
