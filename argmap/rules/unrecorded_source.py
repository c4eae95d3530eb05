"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them. Of a PDF, a DOCX or an EPUB it is
that of the file, and beside it stands what has read it, ``read: pypdfium2 5.15.2``: another version may read other
words, and a quote that is lost by that alone says so.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import added_last
from argmap.findings import Fix
from argmap.sources.extracted import reader_of
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a source, at its id; the fix puts the digest behind its last key."""
    for source in context.debate.sources.values():
        if source.written is None or "sha256" in source.written.keys:
            continue
        digest = context.digest(source)
        if digest is None:
            continue
        folded = context.sources.get(source.key)
        reader = reader_of(folded.text) if folded is not None and "read" not in source.written.keys else None
        said = {"sha256": digest, **({"read": reader} if reader else {})}
        fix = Fix("record its digest" + (" and its reader" if reader else ""), (added_last(source.written, said),))
        context.findings.add("P413", source.span, f"no sha256 is recorded for the source {shown(source.id)}", fix=fix)
