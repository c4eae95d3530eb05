"""P430 turned-by-omission: words are left out of a quote without which it may say something else.

"The tenant is [...] permitted to leave" can be quoted from "the tenant is not permitted to leave". So the rule warns
where ``[...]`` leaves out a negation or a word that limits (only, hardly, unless), the end of a sentence, an empty
line, a heading or a change of speaker. It shows these words. "Not only" and its like turn nothing. It warns too where a
quote holds words that its source has struck out, and where it runs over a running head that denies something.

Quote the words that matter, or quote the parts on their own: ``quote: [one part, the other part]``. Where the omission
is fair, say so in a comment. The words are those of the source's ``language``, else of the language that it seems to be
in. A project adds its own with ``negations`` and ``limits``, two lists in ``[tool.argmap.check.words.en]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.context import Context
from argmap.findings import Related
from argmap.rules.long_omission import MOST_LEFT_OUT
from argmap.sources.matching.quotes import HOW, Match
from argmap.text import Span, brief, shown

if TYPE_CHECKING:
    from argmap.sources.turning import Reading


def check(context: Context) -> None:
    """One finding a quote, at the first omission that may turn it; a very long one only where there is no other.

    It is the matter of long-omission, where this is not ignored.
    """
    for located in context.quotes:
        if located.match is not None:
            reading = context.reading(located)
            found = _left_out(located.match, reading) or _run_over(located.match, reading)
            if found is not None:
                message, words, related = found
                message = f"{message}: {brief(words.words)}"
                context.findings.add("P430", located.quote.span, message, Related(related, words))


_Found: TypeAlias = tuple[str, Span, str]
"""What is said, the words of the source, and what they are."""


def _left_out(match: Match, reading: Reading) -> _Found | None:
    if not match.longest_omission:
        return None
    turning = [one for one in reading.omissions(match.spans) if one.reasons]
    found = min(turning, key=lambda one: one.end - one.start > MOST_LEFT_OUT, default=None)
    if found is None:
        return None
    note = reading.note if found.by_words else ""
    words = Span(reading.text, found.start, found.end)
    return f"left out: {shown(', '.join(found.reasons))}{note}", words, "these words are left out"


def _run_over(match: Match, reading: Reading) -> _Found | None:
    """What stands within a part of a quote: words that are struck out, or a running head that denies something."""
    if (struck := reading.struck(match.spans)) is not None:
        return "the source has struck out words of the quote", Span(reading.text, *struck), "these words are struck out"
    denied = reading.denied_between_pages(match.spans) if match.how == HOW[-1] else None
    if denied is None:
        return None
    word, start, end = denied
    message = f"a running head within the quote holds “{shown(word)}”{reading.note}"
    return message, Span(reading.text, start, end), "the quote is read across it"
