"""S219 nothing-to-discuss: a map has no nodes.

A map without a question or a position has no debate. It may have sources, people, or the names of maps that it uses.
Then it serves other maps and is not reported. Otherwise somebody began it and forgot it, or removed all its nodes.

Write its ``questions``, or delete the file.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.late_pattern import late
from argmap.text import Span

_VERSION = late(r"""^[\s{"']*(argmap)\b""", re.MULTILINE)


def check(context: Context) -> None:
    """Report each such map, at its first key."""
    if all(any(entries for _, entries in document.lists) for document in context.debate.maps):
        return
    for document in context.debate.maps:
        serves = any(entries for _, entries in document.lists) or document.sources or document.people or document.uses
        if serves or document.name not in context.sound:
            continue
        key = _VERSION.search(document.text.content)
        span = Span(document.text, *key.span(1)) if key else document.name_span
        context.findings.add("S219", span, "the map has no question and no position: there is nothing to discuss")
