"""P413 unrecorded-source: no digest shows whether the source has changed since the map was made.

With a recorded digest, the check reports when the text has changed, and which quotes have moved, changed or vanished.
The rule is off by default.

``argmap check --fix`` records the SHA-256 of each source that has none: of its text, in UTF-8 with LF line ends. If
you select rules, with ``--select`` or in the configuration, it does so only if this one is among them. For a PDF, a
DOCX or an EPUB it records the digest of the file, and the reader, ``read: pypdfium2 5.15.2``. Another version may
read other words; a lost quote then says so. If such a file cannot be read, nothing is recorded.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import added_last
from argmap.findings import Fix
from argmap.sources.extraction.extracted_text import reader_of
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such source, at its id; the fix adds the digest, or the reader, after the last key."""
    for source in context.debate.sources.values():
        if source.written is None or ("sha256" in source.written.keys and "read" in source.written.keys):
            continue
        folded = context.sources.get(source.key)
        reader = reader_of(folded.text) if folded is not None and "read" not in source.written.keys else None
        name = shown(source.id)
        if "sha256" not in source.written.keys:
            digest = context.digest(source)
            # The digest of a file identifies its text only together with its reader.
            if digest is None or (folded is None and context.is_binary(source)):
                continue
            recorded = {"sha256": digest, **({"read": reader} if reader else {})}
            title = "record its digest" + (" and its reader" if reader else "")
            message = f"no sha256 is recorded for the source {name}"
        elif reader is not None and source.key not in context.changed:
            recorded, title = {"read": reader}, "record its reader"
            message = f"the source {name} has a sha256, but no reader is recorded"
        else:
            continue
        context.findings.add("P413", source.span, message, fix=Fix(title, (added_last(source.written, recorded),)))
