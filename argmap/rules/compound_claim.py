"""T503 compound-claim: a text seems to make two claims.

It has a semicolon, a second sentence, or a clause that begins with "therefore", "because" or the like. An objector
has to say which half is meant, and a map has no way to say it. The rule knows only English words. It also reports
texts that a reader would not call compound, so it is off by default.

Write two nodes. If one is the reason for the other, make it a ``pro``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.late_pattern import late
from argmap.relations import CLAIMS
from argmap.text import Span, shown

_JOINT = late(
    r";\s(?=\w)|,?\s\b(?:and|but|so)\s(?:therefore|thus|hence|consequently|so|as a result)\b"
    r"|,\s(?:therefore|thus|hence|consequently|because|since|whereas|although)\b|(?<=[a-z]{3})\.\s+(?=[A-Z]\w*\s\w)",
)


def check(context: Context) -> None:
    """Report each such node, at its text."""
    for name, node in context.graph.nodes(data=True):
        written = node["written"]
        joint = _JOINT.search(written.text) if node["kind"] in CLAIMS else None
        if joint:
            words = " ".join(joint[0].strip(" ,.;").split())
            message = f"the text of {shown(name)} seems to make two claims" + (f", joined by {words}" if words else "")
            span: Span = written.value_span("text")
            context.findings.add("T503", span, message)
