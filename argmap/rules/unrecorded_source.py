"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Edit, Fix
from argmap.reading.document import Source
from argmap.text import Span, shown
from argmap.yaml.nodes import Mapping


def check(context: Context) -> None:
    """One finding a source, at its id; the fix puts the digest behind its last key."""
    for source in context.debate.sources.values():
        if source.written is None or source.written.get("sha256") is not None:
            continue
        digest = context.digest(source)
        if digest is None:
            continue
        fix = Fix("record its digest", (_edit(source, source.written, digest),))
        context.findings.add("P413", source.span, f"no sha256 is recorded for the source {shown(source.id)}", fix=fix)


def _edit(source: Source, written: Mapping, digest: str) -> Edit:
    text = source.span.text
    end = written.content[-1].end
    if written.end > end:  # the brace that closes it
        return Edit(Span(text, end, end), f", sha256: {digest}")
    last = written.content[-2]
    column = text.position(last.start)[1]
    stop = text.line_end(end, len(text.content))
    newline = next((one for one in ("\r\n", "\r") if text.content.startswith(one, stop)), "\n")
    return Edit(Span(text, stop, stop), newline + " " * (column - 1) + f"sha256: {digest}")
