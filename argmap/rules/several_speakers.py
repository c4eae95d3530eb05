"""P419 several-speakers: one text under ``by`` names several people.

``by: Rubio and Baerbock`` is a speaker of its own. It is neither of the two, and what it says does not count as
theirs. The rule reports a text if each part of it, between commas, "and", "&" or "/", is the key or name of one of
the ``people``.

Write a list, ``by: [rubio, baerbock]``. ``argmap check --fix`` does not do this, because you have to decide who said
it; with ``--unsafe-fixes`` it does.
"""

from __future__ import annotations

import re
from collections import defaultdict

from argmap.context import Context
from argmap.edits.splices import divided, replaced
from argmap.findings import Fix
from argmap.late_pattern import late
from argmap.reading.map_document import Node, Person
from argmap.text import Span, shown

_BETWEEN = re.compile(r"\s*(?:[,;/&+]\s*(?:(?:and|und|et|y|и)\s+)?|\s(?:and|und|et|y|и)\s)\s*", re.IGNORECASE)
_MAX_LENGTH = 400
_PLAIN_KEY = late(r"[^\W_][\w.-]*")


def check(context: Context) -> None:
    """Report each such mention."""
    people = {document.name: _by_name(document.visible_people) for document in context.debate.maps}
    for (map_name, by), nodes in context.shape.said.items():
        for place, words in enumerate(by):
            keys = _meant(words, people[map_name])
            for node in nodes if keys else ():
                written: Node = context.graph.nodes[node]["written"]
                span = written.by[place].span
                listed = ", ".join(keys)
                message = f"this names {len(keys)} people as one speaker: write a list, [{shown(listed)}]"
                context.findings.add("P419", span, message, fix=_fix(written, span, keys))


def _by_name(people: dict[str, Person]) -> dict[str, set[str]]:
    """The keys of people by what they are called: the key, the name, or the last word of the name."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, person in people.items():
        names = person.name.casefold().split()
        for called in {key.casefold(), " ".join(names), *names[-1:]}:
            keys[called].add(key)
    return keys


def _meant(words: str, known: dict[str, set[str]]) -> list[str]:
    """The keys of the people that a text names; empty unless it names two or more, and nobody else."""
    whole = " ".join(words.casefold().split())
    parts = _BETWEEN.split(whole) if len(words) <= _MAX_LENGTH else []
    if len(parts) < 2 or whole in known:
        return []
    meant = [known.get(part, set()) for part in parts]
    keys = [key for one in meant for key in one]
    return keys if all(len(one) == 1 for one in meant) and len(set(keys)) == len(keys) else []


def _fix(written: Node, span: Span, keys: list[str]) -> Fix | None:
    """A fix that writes the list, or more items if the text is in a list in brackets; None if the text is a line of a
    list.
    """
    by = written.written_value("by")
    if by is None or not all(map(_PLAIN_KEY.fullmatch, keys)):
        return None
    inside = ", ".join(keys)
    if by.words[:1] == "[":
        return Fix(f"write {inside}", (divided(span, keys),), safe=False)
    return Fix(f"write [{inside}]", (replaced(span, keys),), safe=False) if by == span else None
