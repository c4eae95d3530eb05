"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them. Of a PDF, a DOCX or an EPUB it is
that of the file, and beside it stands what has read it, ``read: pypdfium2 5.15.2``: another version may read other
words, and a quote that is lost says so. Of such a file that cannot be read, nothing is recorded.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import added_last
from argmap.findings import Fix
from argmap.sources.extraction.extracted_text import reader_of
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a source, at its id; the fix puts the digest, or the reader, behind its last key."""
    for source in context.debate.sources.values():
        if source.written is None or ("sha256" in source.written.keys and "read" in source.written.keys):
            continue
        folded = context.sources.get(source.key)
        reader = reader_of(folded.text) if folded is not None and "read" not in source.written.keys else None
        name = shown(source.id)
        if "sha256" not in source.written.keys:
            digest = context.digest(source)
            # The digest of a file says which text it has only together with what has read it.
            if digest is None or (folded is None and context.is_binary(source)):
                continue
            said = {"sha256": digest, **({"read": reader} if reader else {})}
            title = "record its digest" + (" and its reader" if reader else "")
            message = f"no sha256 is recorded for the source {name}"
        elif reader is not None and source.key not in context.changed:
            said, title = {"read": reader}, "record its reader"
            message = f"what has read the source {name} is not recorded beside its sha256"
        else:
            continue
        context.findings.add("P413", source.span, message, fix=Fix(title, (added_last(source.written, said),)))
