"""L311 unanswered-objection: nobody has answered an objection.

Nothing speaks against a con or an undercut, or against its step. That is no mistake: the debate is open at this
point. The rule is off by default.

Look for an answer in the source. If there is none, ``undeveloped: true`` says that you know this.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.graph import parents
from argmap.relations import AGAINST
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such objection."""
    for name, node in context.graph.nodes(data=True):
        if name in context.shape.attacked or node["undeveloped"] or node["map"] not in context.sound:
            continue
        target = next((edge.parent for edge in parents(context.graph, name) if edge.relation in AGAINST), None)
        if target is not None:
            message = f"nothing speaks against {shown(name)}, which is against {shown(target)}"
            context.findings.add("L311", node["written"].head_span, message)
