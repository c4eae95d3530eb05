"""Q701 forbidden: a node matches a query that the project forbids.

A team has its own rules: each argument quotes its source, every node has a named speaker, no exchange goes deeper
than five steps. Write them as queries under ``[tool.argmap.check]``, in the language of ``argmap find``. Each has a
message for people whose map breaks it:

    forbid = [{query = "kind:argument no:quote -is:implied", message = "quote the words it was made from"}]

Fix the node, or change the rule where everyone can see it.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """Report each node for each query that it matches."""
    for query, message in context.forbidden:
        for name in query.nodes(context.debate):
            context.findings.add("Q701", context.graph.nodes[name]["written"].head_span, message)
