"""P407 near-person: a speaker is almost, but not quite, one of the people of the map.

``by`` takes the keys of ``people``, and free text for anybody who has no entry there. A mistyped key or name, or a
name in place of its key, would count as somebody else. A speaker is nearly a person if only capitals, spaces and
punctuation differ, or one letter is missing, added, changed or moved. In a name of twelve letters two letters may
differ, and three in one of twenty-four.

Write the key. If it is somebody else, add them to ``people``. ``argmap check --fix`` does not change the speaker,
because two people may have similar names. With ``--unsafe-fixes`` it writes the key if just one person has exactly
this name.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Fix
from argmap.near import Names
from argmap.reading.map_document import Person
from argmap.text import Span, shown


class _Meant(NamedTuple):
    """The key that is probably meant, and whether it is the only person with exactly this name."""

    key: str
    is_named: bool = False


class _People:
    """The people of a map, by key and name; the indexes are made when they are first needed."""

    def __init__(self, people: dict[str, Person]) -> None:
        self._people = people
        self._answers: dict[str, _Meant | None] = {}

    def meant(self, words: str) -> _Meant | None:
        """The key that was probably meant; None if the words are a key, or are not close to one."""
        if not self._people or words in self._people:
            return None
        if words not in self._answers:
            self._answers[words] = self._looked_up(words)
        return self._answers[words]

    def _looked_up(self, words: str) -> _Meant | None:
        folded = words.casefold()
        named = self._named.get(folded, [])
        if folded in self._same:
            return _Meant(self._same[folded])
        if named:
            return _Meant(named[0], len(named) == 1)
        like = self._keys.nearly(words)
        if like is None and (name := self._names.nearly(words)) is not None:
            like = self._named[name.casefold()][0]
        return _Meant(like) if like is not None else None

    @cached_property
    def _same(self) -> dict[str, str]:
        """The keys, by their case-folded form."""
        known: dict[str, str] = {}
        for key in self._people:
            known.setdefault(key.casefold(), key)
        return known

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The keys by the names of their people."""
        known: dict[str, list[str]] = {}
        for key, person in self._people.items():
            known.setdefault(person.name.casefold(), []).append(key)
        return known

    @cached_property
    def _keys(self) -> Names:
        return Names(self._people)

    @cached_property
    def _names(self) -> Names:
        return Names(person.name for person in self._people.values())


def check(context: Context) -> None:
    """Report each such speaker, at each mention."""
    alike: dict[tuple[int, ...], _People] = {}  # maps that see the same people share one index
    people = {
        document.name: alike.setdefault(
            tuple(map(id, document.visible_people.values())), _People(document.visible_people)
        )
        for document in context.debate.maps
    }
    for (map_name, by), nodes in context.shape.said.items():
        for place, words in enumerate(by):
            meant = people[map_name].meant(words)
            if meant is not None:
                for node in nodes:
                    _add(context, context.graph.nodes[node]["written"].by[place].span, meant)


def _add(context: Context, span: Span, meant: _Meant) -> None:
    fix = Fix(f"write {meant.key}", (replaced(span, meant.key),), safe=False) if meant.is_named else None
    context.findings.add("P407", span, f"no person has this key; did you mean {shown(meant.key)}?", fix=fix)
