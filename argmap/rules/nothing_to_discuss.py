"""S219 nothing-to-discuss: a map without any node.

A map that holds no question and no position holds no debate. It may hold sources, people, or the names of maps that it
uses: then it serves other maps, and nothing is said. Else it was begun and forgotten, or what it held was taken out.

Write its ``questions``, or delete the file.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.text import Span

_VERSION = re.compile(r"""^[\s{"']*(argmap)\b""", re.MULTILINE)


def check(context: Context) -> None:
    """One finding a map, at its first key."""
    if all(any(entries for _, entries in document.lists) for document in context.debate.maps):
        return
    for document in context.debate.maps:
        serves = any(entries for _, entries in document.lists) or document.sources or document.people or document.uses
        if serves or document.name not in context.sound:
            continue
        key = _VERSION.search(document.text.content)
        span = Span(document.text, *key.span(1)) if key else document.name_span
        context.findings.add("S219", span, "the map holds no question and no position: there is nothing to discuss")
