"""P415 incomplete-source: a source of which a reader cannot tell what it is.

It has no ``title``, or nothing says where it comes from: no ``url``, ``author``, ``publisher`` or ``date``. The file in
the repository is a copy; whoever doubts it wants to find the original.

Add what is known of it.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a source, at its id."""
    for source in context.debate.sources.values():
        missing = [] if source.title else ["a title"]
        if not (source.url or source.author or source.publisher or source.date):
            missing.append("where it comes from (url, author, publisher or date)")
        if missing and context.faultless:
            context.findings.add("P415", source.span, f"the source {shown(source.id)} lacks {' and '.join(missing)}")
