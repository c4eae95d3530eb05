"""P415 incomplete-source: the map does not say enough about a source.

It has no ``title``, or nothing says where it comes from: no ``url``, ``author``, ``publisher`` or ``date``. The file
in the repository is a copy, and a reader who doubts it wants to find the original.

The rule also reports a source whose language is unknown or has no word list. In that case nobody checks what its
quotes leave out or are cut off from (turned-by-omission, turned-by-cut). This is reported only if it has such quotes.

Add what you know about the source. You can add words for a language in ``[tool.argmap.check.words.pl]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown

_MIN_CHARACTERS = 1_000
"""A source with fewer characters than this may have an unknown language: it is too short to guess."""


def check(context: Context) -> None:
    """Report each such source, at its id, and again if its quotes cannot be checked."""
    for source in context.debate.sources.values():
        missing = [] if source.title else ["title"]
        if not (source.url or source.author or source.publisher or source.date):
            missing.append("origin (url, author, publisher or date)")
        if missing and context.faultless:
            context.findings.add(
                "P415", source.span, f"the source {shown(source.id)} has no {' and no '.join(missing)}"
            )
    if context.faultless:
        for key in _unchecked(context):
            source = context.debate.sources[key]
            what = f"language ({shown(source.language)}) has no word list" if source.language else "language is unknown"
            message = f"the {what}, so omissions and cuts in the quotes from {shown(source.id)} are not checked"
            context.findings.add("P415", source.span, message)


def _unchecked(context: Context) -> dict[str, None]:
    """The sources with shortened quotes in languages without a word list."""
    unjudged: dict[str, None] = {}
    for located in context.quotes:
        key = located.quote.source
        if key is None or key in unjudged or located.match is None:
            continue
        reading = context.reading(located)
        is_known = (
            context.debate.sources[key].language is not None or len(located.folded.text.content) >= _MIN_CHARACTERS
        )
        if is_known and not reading.words.negations:
            if located.match.longest_omission or not reading.is_whole(located.match.spans):
                unjudged[key] = None
    return unjudged
