"""P432 omitted-parenthesis: a quote leaves out a whole parenthesis.

What stands between two commas, brackets or dashes can mostly be left out. But the sentence may depend on it, as in
"members, if they have paid, may vote". So look at the words, which the finding shows.

Quote the parenthesis too where it matters. Where the omission is fair, say so in a comment.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.rules.long_omission import MOST_LEFT_OUT
from argmap.text import Span, brief


def check(context: Context) -> None:
    """One finding an omission."""
    for located in context.quotes:
        if located.match is None or not located.match.longest_omission:
            continue
        for omission in context.reading(located).omissions(located.match.spans):
            if omission.parenthesis and omission.end - omission.start <= MOST_LEFT_OUT:
                left_out = Span(located.folded.text, omission.start, omission.end)
                message = f"a whole parenthesis is left out: {brief(left_out.words)}"
                context.findings.add("P432", located.quote.span, message, Related("these words are left out", left_out))
