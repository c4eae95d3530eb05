"""S216 near-duplicate-id: two ids of one map look almost the same.

They differ only in case, in ``-``, ``_`` and ``.``, or in letters that look alike: the Cyrillic ``а`` is not the
Latin ``a``. It is easy to write one for the other, and no other rule will notice, because both exist.

Give one of them another id. If you meant one node, keep it once, and use ``ref`` where it occurs again.
"""

from __future__ import annotations

import unicodedata

from argmap.context import Context
from argmap.findings import Related
from argmap.reading.map_document import Node
from argmap.text import shown

_SIGNS = str.maketrans("_.", "--")
_LOOKS = str.maketrans(
    "аеорсхуіјѕһкмтвнԁԛԝѵ" + "αβγεικνορτυχω",
    "aeopcxyijshkmtbhdqwv" + "abyeikvoptuxw",
)
"""Cyrillic and Greek letters, and the Latin letters that they or their capitals look like."""


def check(context: Context) -> None:
    """Report each pair, at the later id."""
    for document in context.debate.maps:
        folded = _folded("\n".join(document.ids))  # no id contains a line end
        if len(set(folded)) == len(folded):
            continue
        first: dict[str, Node] = {}
        nodes = zip(folded, document.ids.values(), strict=True)
        for key, node in sorted(nodes, key=lambda pair: pair[1].start):
            other = first.setdefault(key, node)
            if other is not node:
                message = f"{shown(node.id or '')} is hard to tell from {shown(other.id or '')}"
                there = Related("the other id", other.value_span("id"))
                context.findings.add("S216", node.value_span("id"), message, there)


def _folded(ids: str) -> list[str]:
    """The ids, one a line, without the differences that are easily overlooked; empty if the ids are plain ASCII."""
    if ids.isascii() and ids == ids.lower() and "_" not in ids and "." not in ids:
        return []
    if not ids.isascii():
        ids = unicodedata.normalize("NFKC", ids).casefold().translate(_LOOKS)
    return ids.casefold().translate(_SIGNS).split("\n")
