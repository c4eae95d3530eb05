"""P430 turned-by-omission: words are left out of a quote without which it may say something else.

"The tenant is [...] permitted to leave" can be quoted from "the tenant is not permitted to leave". So the rule warns
where ``[...]`` leaves out a negation or a word that limits (only, hardly, unless), the end of a sentence, an empty
line, a heading or a change of speaker. It shows these words. "Not only" and its like turn nothing.

Quote the words that matter, or quote the parts on their own: ``quote: [one part, the other part]``. Where the omission
is fair, say so in a comment. The words are those of the source's ``language``, else of the language that it seems to be
in. A project adds its own with ``negations`` and ``limits``, two lists in ``[tool.argmap.check.words.en]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.rules.long_omission import MOST_LEFT_OUT
from argmap.text import Span, brief, shown


def check(context: Context) -> None:
    """One finding a quote, at the first omission that may turn it; a very long one only where there is no other.

    It is the matter of long-omission, where this is not ignored.
    """
    for located in context.quotes:
        if located.match is None or not located.match.longest_omission:
            continue
        reading = context.reading(located)
        turning = [one for one in reading.omissions(located.match.spans) if one.reasons]
        found = min(turning, key=lambda one: one.end - one.start > MOST_LEFT_OUT, default=None)
        if found is not None:
            left_out = Span(located.folded.text, found.start, found.end)
            note = reading.note if found.by_words else ""
            message = f"left out: {shown(', '.join(found.reasons))}{note}: {brief(left_out.words)}"
            context.findings.add("P430", located.quote.span, message, Related("these words are left out", left_out))
