"""P412 changed-source: the source is no longer the text that the map was made from.

The map records the SHA-256 of its source, and the text now has a different one. Different line ends, a byte-order
mark or another encoding do not count as a change. A recorded digest of the file's bytes is valid too. Quotes that
vanished are errors of their own, but the source may also have new words that the map does not cover.

Read what changed, and fix the quotes. ``argmap check --fix`` corrects the line of a quote that has moved and the
words of one that changed slightly. Once every quote is found again, it records the new digest.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Edit, Fix
from argmap.reading.map_document import Source
from argmap.sources.extraction.extracted_text import reader_of


def check(context: Context) -> None:
    """Report each changed source, at the recorded digest.

    The fix is not offered while a quote of the source is missing, because it would hide that the source has changed.
    """
    vanished = {located.quote.source for located in context.quotes if located.match is None}
    for key in sorted(context.changed):
        source = context.debate.sources[key]
        span = source.written.written_value("sha256") if source.written is not None else None
        digest = context.digest(source)
        if span is not None and digest is not None:
            edits = (replaced(span, digest), *_reader(context, source))
            fix = Fix("record the digest of the current text", edits) if key not in vanished else None
            context.findings.add(
                "P412", span, f"the source has changed: its digest now begins with {digest[:12]}", fix=fix
            )


def _reader(context: Context, source: Source) -> list[Edit]:
    """The edit that records which reader read the file, if that has changed."""
    written = source.written.written_value("read") if source.written is not None else None
    folded = context.sources.get(source.key)
    reader = reader_of(folded.text) if folded is not None else None
    if written is None or reader is None or reader == source.read:
        return []
    return [replaced(written, reader)]
