"""P431 turned-by-cut: a negation is just outside a quote.

"Permitted to leave" can be quoted from "the tenant is not permitted to leave", and says the opposite. So the rule
warns if a negation is in the same clause, up to four words before the quote or three after it. In Chinese and
Japanese it is directly before or after. Words that deny or limit what follows count directly before the quote:
hardly, failed to, less than, if.

Quote the negation too. If the quote is fair without it, say so in a comment. The word lists are those of
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
            what = f"“{shown(cut.negation)}”" if cut.governs else f"the negation “{shown(cut.negation)}”"
            message = f"{what} is just outside the quote{reading.note}: {brief(outside.words)}"
            context.findings.add("P431", located.quote.span, message, Related("these words are cut off", outside))
