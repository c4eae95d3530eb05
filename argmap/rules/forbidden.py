"""Q701 forbidden: a node matches a query that the project forbids.

A team has rules of its own: each argument quotes its source, nobody speaks without a name, no exchange goes deeper than
five steps. They are queries under ``[tool.argmap.check]``, in the language of ``argmap find``, each with what to tell
people whose map breaks it:

    forbid = [{query = "kind:argument no:quote -is:implied", message = "quote the words it was made from"}]

Mend the node, or change the rule where all can see it.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """One finding a node and query."""
    for query, message in context.forbidden:
        for name in query.nodes(context.debate):
            context.findings.add("Q701", context.graph.nodes[name]["written"].head_span, message)
