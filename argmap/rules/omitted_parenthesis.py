"""P432 omitted-parenthesis: a quote leaves out a whole parenthesis.

Words between two commas, brackets or dashes can usually be left out. But the sentence may depend on them, as in
"members, if they have paid, may vote". So check the words that the finding shows.

Quote the parenthesis too if it matters. If the omission is fair, say so in a comment.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.rules.long_omission import MAX_LEFT_OUT
from argmap.text import Span, brief


def check(context: Context) -> None:
    """Report each such omission."""
    for located in context.quotes:
        if located.match is None or not located.match.longest_omission:
            continue
        for omission in context.reading(located).omissions(located.match.spans):
            if omission.parenthesis and omission.end - omission.start <= MAX_LEFT_OUT:
                left_out = Span(located.folded.text, omission.start, omission.end)
                message = f"a whole parenthesis is left out: {brief(left_out.words)}"
                context.findings.add("P432", located.quote.span, message, Related("these words are left out", left_out))
