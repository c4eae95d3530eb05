"""L303 undeveloped-but-argued: a node is marked as undeveloped but has arguments.

``undeveloped: true`` says that a node is known to have no positions, pros or cons yet. On a node that has some, it
would hide what is missing later.

Remove the mark.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such node, at its mark."""
    shape = context.shape
    for name in shape.undeveloped:
        if name in shape.supported or name in shape.attacked or name in shape.answered:
            span = context.graph.nodes[name]["written"].key_span("undeveloped")
            context.findings.add("L303", span, f"{shown(name)} has arguments: remove undeveloped")
