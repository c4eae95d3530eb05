"""P403 long-omission: a quote leaves out so much that its parts may not belong together.

``[...]`` is for a few words within one thought. Over more than 300 characters the source has usually moved on, and
the two ends together may say what neither says alone. The omitted words are not covered.

Write two quotes, ``quote: [the first words, the last words]``, or two nodes if they are two thoughts.
"""

from __future__ import annotations

from argmap.context import Context

MAX_LEFT_OUT = 300
"""In characters of the source."""


def check(context: Context) -> None:
    """Report each such quote."""
    for located in context.quotes:
        if located.match is not None and located.match.longest_omission > MAX_LEFT_OUT:
            message = f"{located.match.longest_omission} characters are left out: quote the parts separately"
            context.findings.add("P403", located.quote.span, message)
