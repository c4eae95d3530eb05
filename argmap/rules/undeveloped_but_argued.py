"""L303 undeveloped-but-argued: a node that is marked as unargued is argued.

``undeveloped: true`` tells the checks that a node is known to have no positions, pros or cons yet. Left standing on a
node that has some, it would hide what is missing later.

Take the mark away.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a node, at its mark."""
    shape = context.shape
    for name in shape.undeveloped:
        if name in shape.supported or name in shape.attacked or name in shape.answered:
            span = context.graph.nodes[name]["written"].key_span("undeveloped")
            context.findings.add("L303", span, f"{shown(name)} is argued: take undeveloped away")
