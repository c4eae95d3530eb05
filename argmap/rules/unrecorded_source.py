"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.findings import Edit, Fix
from argmap.reading.document import Source
from argmap.text import shown
from argmap.yaml.nodes import Mapping

_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
"""What stands in place of a value that is written elsewhere, with an anchor before it."""


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
    key, value = written.content[-2:]
    alias = _ALIAS.search(text.content, key.end) if value.start < key.start else None
    end = alias.end() if alias else value.end
    says = ("sha256", digest)
    if text.content[written.start] == "{":
        return Edit(text.span(end, end), f", sha256: {digest}", says)
    stop = text.line_end(end, len(text.content))
    indent = " " * (text.position(written.start)[1] - 1)
    return Edit(text.span(stop, stop), f"{text.newline}{indent}sha256: {digest}", says)
