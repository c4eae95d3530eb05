"""P431 turned-by-cut: a negation is just outside a quote.

"Permitted to leave" can be quoted from "the tenant is not permitted to leave", and says the opposite. So the rule
warns if a negation is in the same clause, up to four words before the quote or three after it. In Chinese and
Japanese it is directly before or after. Words that deny or limit what follows count directly before the quote:
hardly, failed to, less than, if. Words that deny what comes before them count after it: a myth, rejected. So does a
condition directly after the quote ("..., if the council agrees") or directly before it ("If the council agrees, ...").

Quote these words too. If the quote is fair without them, say so in a comment. The word lists are those of
turned-by-omission.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.text import Span, brief, shown


def check(context: Context) -> None:
    """Report each such quote."""
    for located in context.quotes:
        if located.match is None:
            continue
        reading = context.reading(located)
        cut = reading.cut(located.match.spans)
        if cut is not None:
            outside = Span(located.folded.text, cut.start, cut.end)
            message = f"“{shown(cut.word)}” is just outside the quote{reading.note}: {brief(outside.words)}"
            context.findings.add("P431", located.quote.span, message, Related("these words are cut off", outside))
