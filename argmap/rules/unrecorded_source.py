"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import added_last
from argmap.findings import Fix
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a source, at its id; the fix puts the digest behind its last key."""
    for source in context.debate.sources.values():
        if source.written is None or "sha256" in source.written.keys:
            continue
        digest = context.digest(source)
        if digest is None:
            continue
        fix = Fix("record its digest", (added_last(source.written, "sha256", digest),))
        context.findings.add("P413", source.span, f"no sha256 is recorded for the source {shown(source.id)}", fix=fix)
