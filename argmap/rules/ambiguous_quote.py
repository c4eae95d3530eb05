"""P402 ambiguous-quote: the quoted words stand more than once in the source.

The first place is taken, and coverage counts only that one. It may be the wrong one: the same few words can be said by
two speakers.

Say which place is meant: quote more words, or name the line where they begin, ``quote: {text: ..., line: 12}``, or the
page, if the source has pages: ``quote: {text: ..., page: 7}``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.extraction.extracted_text import pages_called
from argmap.sources.matching.quotes import Match
from argmap.text import Text, shown

_MOST_LINES = 8


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
            lines = ", ".join(str(line) for line in others[:_MOST_LINES])
            more = " and more" if len(others) > _MOST_LINES else ""
            message = f"the words stand on line {match.line}, which is taken, and on line {lines}{more}: add the line"
        else:
            message = f"the words stand more than once on line {match.line}, and the first is taken: quote more words"
        context.findings.add("P402", located.quote.span, message)


def _on_pages(match: Match, text: Text) -> str:
    """The same of a source with pages, whose lines nobody sees."""
    page = shown(match.page or "")
    if (called := pages_called(text, match.page or "")) > 1:
        page += f" ({called:,} pages are called so)"
    others = [shown(other) for other in dict.fromkeys(match.other_pages) if other != match.page]
    if not others:
        return f"the words stand more than once on page {page}, and the first is taken: quote more words"
    pages = ", ".join(others[:_MOST_LINES]) + (" and more" if len(others) > _MOST_LINES else "")
    return f"the words stand on page {page}, which is taken, and on page {pages}: add the page"
