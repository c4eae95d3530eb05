"""P410 shared-quote: two nodes that oppose each other quote exactly the same words.

If one node is a con of another, or conflicts with it, the same words cannot say both.

Quote for each node only the words that say it. From "it is possible, but challenging" one node quotes "it is
possible", and the other "but challenging".
"""

from __future__ import annotations

from collections import defaultdict

from argmap.context import Context
from argmap.findings import Related
from argmap.relations import Relation
from argmap.sources.texts import Located
from argmap.text import shown

_AGAINST = frozenset({Relation.CON, Relation.CONFLICTS})


def check(context: Context) -> None:
    """Report each pair of quotes, at the node that is against the other."""
    quoted: dict[str, dict[tuple[object, ...], Located]] = defaultdict(dict)
    for found in context.quotes:
        if found.match is not None:
            quoted[found.node].setdefault((id(found.folded), *found.match.spans), found)
    for node, own in quoted.items():
        for other, edges in context.graph[node].items():
            if other in quoted and any(data["relation"] in _AGAINST for data in edges.values()):
                for place in own.keys() & quoted[other].keys():
                    message = f"{shown(node)} is against {shown(other)}, but quotes the same words"
                    there = Related("the same words", quoted[other][place].quote.span)
                    context.findings.add("P410", own[place].quote.span, message, there)
