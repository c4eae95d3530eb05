"""P413 unrecorded-source: no digest tells whether the source is still the text that the map was made from.

With a digest recorded, the check says when the text has changed, and which quotes have moved, changed or vanished. The
rule is off by default.

``argmap check --fix`` records the SHA-256 of the text, in UTF-8 and with LF, of each source that has none; where rules
are selected, by ``--select`` or in the configuration, only if this one is among them. Of a PDF, a DOCX or an EPUB it is
that of the file, and beside it stands what has read it, ``read: pypdfium2 5.15.2``: another version may read other
words, and a quote that is lost by that alone says so.
"""

from __future__ import annotations

import re
from itertools import chain

from argmap.context import Context
from argmap.findings import Edit, Fix
from argmap.reading.document import Source
from argmap.sources.extracted import reader_of
from argmap.text import shown
from argmap.yaml.nodes import Mapping
from argmap.yaml.problems import plain

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
        folded = context.sources.get(source.key)
        reader = reader_of(folded.text) if folded is not None and source.written.get("read") is None else None
        said = {"sha256": digest, **({"read": reader} if reader else {})}
        fix = Fix("record its digest" + (" and its reader" if reader else ""), (_edit(source, source.written, said),))
        context.findings.add("P413", source.span, f"no sha256 is recorded for the source {shown(source.id)}", fix=fix)


def _edit(source: Source, written: Mapping, said: dict[str, str]) -> Edit:
    text = source.span.text
    key, value = written.content[-2:]
    alias = _ALIAS.search(text.content, key.end) if value.start < key.start else None
    end = alias.end() if alias else value.end
    says = tuple(chain.from_iterable(said.items()))
    lines = [f"{name}: {value if name == 'sha256' else plain(value)}" for name, value in said.items()]
    if text.content[written.start] == "{":
        return Edit(text.span(end, end), "".join(f", {line}" for line in lines), says)
    stop = text.line_end(end, len(text.content))
    indent = " " * (text.position(written.start)[1] - 1)
    return Edit(text.span(stop, stop), "".join(f"{text.newline}{indent}{line}" for line in lines), says)
