"""T503 compound-claim: a text that seems to hold two claims.

It has a semicolon, a second sentence, or a clause that begins with "therefore", "because" and their like. Who wants to
speak against it has to say which half is meant, and cannot in a map. The rule knows English words only, takes texts for
compound that a reader would not, and is off by default.

Write two nodes; where the one is the reason of the other, it is its ``pro``.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.relations import CLAIMS
from argmap.text import Span, shown

_JOINT = re.compile(
    r";\s(?=\w)|,?\s\b(?:and|but|so)\s(?:therefore|thus|hence|consequently|so|as a result)\b"
    r"|,\s(?:therefore|thus|hence|consequently|because|since|whereas|although)\b|(?<=[a-z]{3})\.\s+(?=[A-Z]\w*\s\w)",
)


def check(context: Context) -> None:
    """One finding a node, at its text."""
    for name, node in context.graph.nodes(data=True):
        written = node["written"]
        joint = _JOINT.search(written.text) if node["kind"] in CLAIMS else None
        if joint:
            words = " ".join(joint[0].strip(" ,.;").split())
            message = f"the text of {shown(name)} seems to hold two claims" + (f", joined by {words}" if words else "")
            span: Span = written.value_span("text")
            context.findings.add("T503", span, message)
