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
    people = {document.name: document.visible_people for document in debate.maps}
    mentions = ((people[map_name], words) for map_name, by in context.shape.said for words in by)
    speaking = {id(known[words]) for known, words in mentions if words in known}
    for document in debate.maps:
        for person in document.people.values():
            if id(person) not in speaking and context.faultless:
                context.findings.add("P408", person.span, f"{shown(person.id)} says nothing: no node is by this person")
