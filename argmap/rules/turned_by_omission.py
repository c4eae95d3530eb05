"""P430 turned-by-omission: a quote leaves out words without which it may say something else.

"The tenant is [...] permitted to leave" can be quoted from "the tenant is not permitted to leave". So the rule warns
where ``[...]`` leaves out a negation or a limiting word (only, hardly, unless), the end of a sentence, an empty line,
a heading or a change of speaker. The finding shows these words. "Not only" and the like are harmless. The rule also
warns if a quote contains words that its source has struck out, or runs over a running head that denies something.

Quote the words that matter, or quote the parts separately: ``quote: [one part, the other part]``. If the omission is
fair, say so in a comment. The words come from the list for the source's ``language``, or for the language that it
seems to be in. A project adds its own with ``negations`` and ``limits``, two lists in
``[tool.argmap.check.words.en]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.context import Context
from argmap.findings import Related
from argmap.rules.long_omission import MAX_LEFT_OUT
from argmap.sources.matching.quotes import HOW, Match
from argmap.text import Span, brief, shown

if TYPE_CHECKING:
    from argmap.sources.turning import Reading


def check(context: Context) -> None:
    """Report each quote once, at the first omission that may turn it.

    A very long omission is reported only if there is no other and long-omission is off.
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
"""The message, the words of the source, and what they are."""


def _left_out(match: Match, reading: Reading) -> _Found | None:
    if not match.longest_omission:
        return None
    turning = [one for one in reading.omissions(match.spans) if one.reasons]
    found = min(turning, key=lambda one: one.end - one.start > MAX_LEFT_OUT, default=None)
    if found is None:
        return None
    note = reading.note if found.by_words else ""
    words = Span(reading.text, found.start, found.end)
    return f"left out: {shown(', '.join(found.reasons))}{note}", words, "these words are left out"


def _run_over(match: Match, reading: Reading) -> _Found | None:
    """Words within a part of a quote that are struck out, or a running head that denies something."""
    if (struck := reading.struck(match.spans)) is not None:
        return "the source has struck out words of the quote", Span(reading.text, *struck), "these words are struck out"
    denied = reading.denied_between_pages(match.spans) if match.how == HOW[-1] else None
    if denied is None:
        return None
    word, start, end = denied
    message = f"a running head within the quote contains “{shown(word)}”{reading.note}"
    return message, Span(reading.text, start, end), "the quote is read across it"
