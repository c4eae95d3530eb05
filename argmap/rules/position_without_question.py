"""L313 position-without-question: a claim to which no question has been put yet.

It is written in the ``positions`` of the map and answers nothing. Maps from other tools often begin like this: first
the claims, then what they are about. A question puts rival claims side by side and shows which of them nobody makes.

Write the question, and move the claim into its ``positions``, or refer to it there with ``ref``. A claim that is known
to need no question is ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.graph import parents
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a position that bears on nothing."""
    for name in context.shape.positions:
        node = context.graph.nodes[name]
        if node["undeveloped"] or node["map"] not in context.whole:
            continue
        if next(parents(context.graph, name), None) is None:
            message = f"{shown(name)} answers no question: put one to it"
            context.findings.add("L313", node["written"].head_span, message)
