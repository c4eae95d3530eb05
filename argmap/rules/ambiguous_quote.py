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
        if match is None or not match.other_lines or located.quote.line is not None:
            continue
        others = [line for line in dict.fromkeys(match.other_lines) if line != match.line]
        if others:
            lines = ", ".join(str(line) for line in others[:_MOST_LINES])
            more = " and more" if len(others) > _MOST_LINES else ""
            message = f"the words stand on line {match.line}, which is taken, and on line {lines}{more}: add the line"
        else:
            message = f"the words stand more than once on line {match.line}, and the first is taken: quote more words"
        context.findings.add("P402", located.quote.span, message)
