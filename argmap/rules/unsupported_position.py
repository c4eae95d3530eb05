"""L305 unsupported-position: a position without a reason.

Nothing speaks for it, no pro and no premise: a reader learns that somebody holds it, and not why.

Add what the source gives as its reasons, or say that none are known yet: ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a position."""
    supported, nodes = context.shape.supported, context.graph.nodes
    for name in [name for name in context.shape.positions if name not in supported]:
        node = nodes[name]
        if not node["undeveloped"] and node["map"] in context.sound:
            message = f"nothing speaks for {shown(name)}: add a pro, or say undeveloped: true"
            context.findings.add("L305", node["written"].head_span, message)
