"""P431 turned-by-cut: a negation stands just outside a quote.

"Permitted to leave" can be quoted from "the tenant is not permitted to leave", and says the opposite. So the rule warns
where a negation stands in the same clause, up to four words before the quote or three behind it. In Chinese and
Japanese it stands right before or right behind. Words that deny or limit what follows count right before the quote:
hardly, failed to, less than, if. Words that deny what comes before them count behind it: a myth, rejected. So does a
condition right behind the quote ("..., if the council agrees") or right before it ("If the council agrees, ...").

Quote these words too. Where the quote is fair without it, say so in a comment. The words are those of
turned-by-omission.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.text import Span, brief, shown


def check(context: Context) -> None:
    """One finding a quote."""
    for located in context.quotes:
        if located.match is None:
            continue
        reading = context.reading(located)
        cut = reading.cut(located.match.spans)
        if cut is not None:
            outside = Span(located.folded.text, cut.start, cut.end)
            message = f"“{shown(cut.word)}” is just outside the quote{reading.note}: {brief(outside.words)}"
            context.findings.add("P431", located.quote.span, message, Related("these words are cut off", outside))
