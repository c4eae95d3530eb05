"""P402 ambiguous-quote: the quoted words stand more than once in the source.

The first place is taken, and coverage counts only that one. It may be the wrong one: the same few words can be said by
two speakers.

Say which place is meant: quote more words, or name the line where they begin, ``quote: {text: ..., line: 12}``.
"""

from __future__ import annotations

from argmap.context import Context

_MOST_LINES = 8


def check(context: Context) -> None:
    """One finding a quote."""
    for located in context.quotes:
        match = located.match
        if match is not None and match.other_lines and located.quote.line is None:
            lines = ", ".join(str(line) for line in match.other_lines[:_MOST_LINES])
            more = " and more" if len(match.other_lines) > _MOST_LINES else ""
            message = f"the words stand on line {match.line}, which is taken, and on line {lines}{more}: add the line"
            context.findings.add("P402", located.quote.span, message)
