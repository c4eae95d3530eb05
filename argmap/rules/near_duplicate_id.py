"""S216 near-duplicate-id: two ids of one map that a reader can hardly tell apart.

They differ only in case, in ``-``, ``_`` and ``.``, or in letters that look alike: the Cyrillic ``а`` is not the Latin
``a``. Who means the one writes the other, and nothing complains, for both are known.

Give one of them another id. If they were meant to be one node, keep it once, and ``ref`` it where it stands again.
"""

from __future__ import annotations

import unicodedata

from argmap.context import Context
from argmap.findings import Related
from argmap.reading.document import Node
from argmap.text import shown

_SIGNS = str.maketrans("_.", "--")
_LOOKS = str.maketrans(
    "аеорсхуіјѕһкмтвнԁԛԝѵ" + "αβγεικνορτυχω",
    "aeopcxyijshkmtbhdqwv" + "abyeikvoptuxw",
)
"""Cyrillic and Greek letters to the Latin ones that they, or their capitals, look like."""


def check(context: Context) -> None:
    """One finding an id, at the later of the two."""
    for document in context.debate.maps:
        folded = _folded("\n".join(document.ids))  # no id holds a line end
        if len(set(folded)) == len(folded):
            continue
        first: dict[str, Node] = {}
        nodes = zip(folded, document.ids.values(), strict=True)
        for key, node in sorted(nodes, key=lambda pair: pair[1].start):
            other = first.setdefault(key, node)
            if other is not node:
                message = f"{shown(node.id or '')} is hardly another id than {shown(other.id or '')}"
                there = Related("the other id", other.value_span("id"))
                context.findings.add("S216", node.value_span("id"), message, there)


def _folded(ids: str) -> list[str]:
    """The ids, one a line, without what is easily overlooked; none where they are plain, and so differ plainly."""
    if ids.isascii() and ids == ids.lower() and "_" not in ids and "." not in ids:
        return []
    if not ids.isascii():
        ids = unicodedata.normalize("NFKC", ids).casefold().translate(_LOOKS)
    return ids.casefold().translate(_SIGNS).split("\n")
