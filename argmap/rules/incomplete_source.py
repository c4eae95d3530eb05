"""P415 incomplete-source: a source of which a reader cannot tell what it is.

It has no ``title``, or nothing says where it comes from: no ``url``, ``author``, ``publisher`` or ``date``. The file in
the repository is a copy; whoever doubts it wants to find the original.

Or nothing says its language, and it cannot be guessed, or no words are known of that language: then nobody judges what
its quotes leave out or are cut off from (turned-by-omission, turned-by-cut). This is said where there are such quotes.

Add what is known of it. Words of a language can be added in ``[tool.argmap.check.words.pl]``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown

_SHORTEST = 1_000
"""Of a source with fewer characters the language need not be told, and it is not asked for."""


def check(context: Context) -> None:
    """One finding a source, at its id, and one where its quotes cannot be judged."""
    for source in context.debate.sources.values():
        missing = [] if source.title else ["a title"]
        if not (source.url or source.author or source.publisher or source.date):
            missing.append("where it comes from (url, author, publisher or date)")
        if missing and context.faultless:
            context.findings.add("P415", source.span, f"the source {shown(source.id)} lacks {' and '.join(missing)}")
    if context.faultless:
        for key in _unjudged(context):
            source = context.debate.sources[key]
            what = f"language ({shown(source.language)}) has no words" if source.language else "language is not known"
            message = (
                f"the {what}, so what the quotes from {shown(source.id)} leave out or are cut off from is not judged"
            )
            context.findings.add("P415", source.span, message)


def _unjudged(context: Context) -> dict[str, None]:
    """The sources with quotes that are cut or leave words out, in languages of which no words are known."""
    unjudged: dict[str, None] = {}
    for located in context.quotes:
        key = located.quote.source
        if key is None or key in unjudged or located.match is None:
            continue
        reading = context.reading(located)
        told = context.debate.sources[key].language is not None or len(located.folded.text.content) >= _SHORTEST
        if told and not reading.words.negations:
            if located.match.longest_omission or not reading.is_whole(located.match.spans):
                unjudged[key] = None
    return unjudged
