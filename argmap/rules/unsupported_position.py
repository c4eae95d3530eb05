"""L305 unsupported-position: a position has no reason.

It has no pro and no premise: a reader learns that somebody holds it, but not why.

Add the reasons that the source gives. If you know that there are none yet, say ``undeveloped: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such position."""
    supported, nodes = context.shape.supported, context.graph.nodes
    for name in [name for name in context.shape.positions if name not in supported]:
        node = nodes[name]
        if not node["undeveloped"] and node["map"] in context.sound:
            message = f"nothing speaks for {shown(name)}: add a pro, or say undeveloped: true"
            context.findings.add("L305", node["written"].head_span, message)
