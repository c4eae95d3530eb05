"""What is framed together: the nodes of a map, or a question and all that it is answered and argued with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.format import Kind
from argmap.style import Cluster
from argmap.writers.dot.rows import Rows


def clusters_of(cluster: Cluster, nodes: Mapping[str, Mapping[str, Any]], rows: Rows) -> dict[str, str]:
    """The cluster of each node that is in one: the name of its map, or its nearest question.

    A shared node stands with the first question that reaches it.
    """
    if cluster is Cluster.MAP:
        return {name: data["map"] for name, data in nodes.items()}
    if cluster is Cluster.NONE:
        return {}
    found: dict[str, str] = {}
    for parent, children in rows.tree:
        for child in children:
            if nodes[child]["kind"] is Kind.QUESTION:
                found[child] = child
            elif parent in found:
                found[child] = found[parent]
    return found
