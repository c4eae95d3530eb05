"""L311 unanswered-objection: an objection that nobody has answered.

A con or an undercut stands, and nothing speaks against it or against its step. That is no mistake: it is where a
debate goes on. The rule is off by default.

Look in the source for an answer. Where there is none, ``undeveloped: true`` says that this is known.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.graph import parents
from argmap.relations import AGAINST
from argmap.text import shown


def check(context: Context) -> None:
    """One finding an objection."""
    for name, node in context.graph.nodes(data=True):
        if name in context.shape.attacked or node["undeveloped"] or node["map"] not in context.sound:
            continue
        target = next((edge.parent for edge in parents(context.graph, name) if edge.relation in AGAINST), None)
        if target is not None:
            message = f"nothing speaks against {shown(name)}, which is against {shown(target)}"
            context.findings.add("L311", node["written"].head_span, message)
