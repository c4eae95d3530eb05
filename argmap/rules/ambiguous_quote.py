"""P402 ambiguous-quote: the quoted words occur more than once in the source.

argmap takes the first occurrence, and coverage counts only that one. It may be the wrong one: two speakers can say
the same few words.

Say which occurrence you mean. Quote more words, or name the line where they begin, ``quote: {text: ..., line: 12}``.
If the source has pages, name the page: ``quote: {text: ..., page: 7}``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.extraction.extracted_text import pages_called
from argmap.sources.matching.quotes import Match
from argmap.text import Text, shown

_MAX_LINES = 8


def check(context: Context) -> None:
    """One finding a quote."""
    for located in context.quotes:
        match = located.match
        if match is None or not match.other_lines or located.quote.line is not None:
            continue
        if match.page is not None:
            context.findings.add("P402", located.quote.span, _on_pages(match, located.folded.text))
            continue
        others = [line for line in dict.fromkeys(match.other_lines) if line != match.line]
        if others:
            lines = ", ".join(str(line) for line in others[:_MAX_LINES])
            more = " and more" if len(others) > _MAX_LINES else ""
            message = f"the words occur on line {match.line}, which is used, and on line {lines}{more}: add the line"
        else:
            message = f"the words occur more than once on line {match.line}; the first is used: quote more words"
        context.findings.add("P402", located.quote.span, message)


def _on_pages(match: Match, text: Text) -> str:
    """The message for a source with pages, whose line numbers no reader sees."""
    page = shown(match.page or "")
    if (called := pages_called(text, match.page or "")) > 1:
        page += f" ({called:,} pages have this number)"
    others = [shown(other) for other in dict.fromkeys(match.other_pages) if other != match.page]
    if not others:
        return f"the words occur more than once on page {page}; the first is used: quote more words"
    pages = ", ".join(others[:_MAX_LINES]) + (" and more" if len(others) > _MAX_LINES else "")
    return f"the words occur on page {page}, which is used, and on page {pages}: add the page"
