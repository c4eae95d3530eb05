"""P408 unused-person: a person says nothing.

Every entry of ``people`` should be the speaker of some node, in its map or in a map that uses it. People who are only
mentioned need no entry.

If something that they said is missing, add it with ``by``. Otherwise remove the entry.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such person, at the key."""
    debate = context.debate
    people = {document.name: document.visible_people for document in debate.maps}
    mentions = ((people[map_name], words) for map_name, by in context.shape.said for words in by)
    speaking = {id(known[words]) for known, words in mentions if words in known}
    for document in debate.maps:
        for person in document.people.values():
            if id(person) not in speaking and context.faultless:
                context.findings.add("P408", person.span, f"{shown(person.id)} is unused: no node has this speaker")
