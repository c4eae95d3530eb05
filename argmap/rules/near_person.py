"""P407 near-person: a speaker who is nearly one of the people of the map.

``by`` takes the keys of ``people``, and free text for whoever has no entry there. A key that is mistyped, or a name
where its key was meant, would count as somebody else. A speaker is nearly a person if only capitals, spaces and
punctuation differ, or one letter that is missing, added, changed or moved.

Write the key. If it is somebody else, give them an entry of their own.
"""

from __future__ import annotations

from functools import cached_property

from argmap.context import Context
from argmap.findings import Edit, Fix
from argmap.near import Names
from argmap.reading.document import Person
from argmap.text import Span, shown


class _People:
    """The people of a map, by key and name; the indexes are made when they are first needed."""

    def __init__(self, people: dict[str, Person]) -> None:
        self._people = people
        self._answers: dict[str, str | None] = {}

    def meant(self, words: str) -> str | None:
        """The key that was probably meant; None if the words are a key, or near none."""
        if not self._people or words in self._people:
            return None
        if words not in self._answers:
            self._answers[words] = self._known.get(words.casefold()) or self._keys.nearly(words)
        return self._answers[words]

    @cached_property
    def _known(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for key, person in self._people.items():
            for name in (key, person.name):
                known.setdefault(name.casefold(), key)
        return known

    @cached_property
    def _keys(self) -> Names:
        return Names(self._people)


def check(context: Context) -> None:
    """One finding a mention."""
    people = {document.name: _People(document.visible_people) for document in context.debate.maps}
    for (map_name, by), nodes in context.shape.said.items():
        for place, words in enumerate(by):
            key = people[map_name].meant(words)
            if key is not None:
                for node in nodes:
                    _add(context, context.graph.nodes[node]["written"].by[place].span, key)


def _add(context: Context, span: Span, key: str) -> None:
    fix = Fix(f"write {key}", (Edit(span, key),))
    context.findings.add("P407", span, f"nobody has this key; did you mean {shown(key)}?", fix=fix)
