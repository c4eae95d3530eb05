"""P408 unused-person: a person who says nothing.

Every entry of ``people`` is the speaker of some node, in its map or in one that uses it. Somebody who is only spoken
about needs no entry.

If something they said is missing, add it with ``by``; else take the entry out.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a person, at the key."""
    debate = context.debate
    mentions = ((name, by) for name, node in context.graph.nodes(data=True) for by in node["by"])
    speaking = {id(debate.person(name, by)) for name, by in mentions}
    for document in debate.maps:
        for person in document.people.values():
            if id(person) not in speaking and context.faultless:
                context.findings.add("P408", person.span, f"{shown(person.id)} says nothing: no node is by this person")
