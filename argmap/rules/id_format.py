"""T504 id-format: an id is not in lower case with hyphens.

People read ids aloud, type them and compare them. With one style, such as ``close-the-centre``, nobody has to
remember which ids have capitals or underscores. Letters of all scripts are fine. The rule is off by default.

Rename the id, and every reference to it.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.late_pattern import late
from argmap.text import shown

_OTHERWISE = late(r"[_.]|--|\A-|-\Z")


def check(context: Context) -> None:
    """Report each such id."""
    for document in context.debate.maps:
        for identifier, node in document.ids.items():
            if identifier != identifier.lower() or _OTHERWISE.search(identifier):
                kebab = _kebab(identifier)
                message = f"the id {shown(identifier)} is not in lower case with hyphens: write {shown(kebab)}"
                context.findings.add("T504", node.value_span("id"), message)


def _kebab(identifier: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[-_.]+", "-", identifier)
    return parted.strip("-").lower()
