"""P412 changed-source: the source is no longer the text that the map was made from.

The map records the SHA-256 of its source, and the text has another one now. Other line ends, a byte-order mark or
another encoding are no change; a digest that was recorded of the file's bytes counts too. Quotes that vanished are
errors of their own; but words may also have been added that the map does not know.

Read what changed, and mend the quotes. ``argmap check --fix`` writes the new line of a quote that has moved and the new
words of one that changed slightly, and records the new digest once every quote is found again.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Edit, Fix
from argmap.reading.document import Source
from argmap.sources.extraction.extracted_text import reader_of


def check(context: Context) -> None:
    """One finding a source, at the recorded digest.

    While a quote of it is not found, the new digest is not offered: it would hide that the source has changed.
    """
    vanished = {located.quote.source for located in context.quotes if located.match is None}
    for key in sorted(context.changed):
        source = context.debate.sources[key]
        span = source.written.written_value("sha256") if source.written is not None else None
        digest = context.digest(source)
        if span is not None and digest is not None:
            edits = (replaced(span, digest), *_reader(context, source))
            fix = Fix("record the digest of the text as it is", edits) if key not in vanished else None
            context.findings.add("P412", span, f"the source has changed: its digest is {digest[:12]}... now", fix=fix)


def _reader(context: Context, source: Source) -> list[Edit]:
    """What read the file, recorded with its new digest."""
    written = source.written.written_value("read") if source.written is not None else None
    folded = context.sources.get(source.key)
    reader = reader_of(folded.text) if folded is not None else None
    if written is None or reader is None or reader == source.read:
        return []
    return [replaced(written, reader)]
