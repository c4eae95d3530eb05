"""P407 near-person: a speaker who is nearly one of the people of the map.

``by`` takes the keys of ``people``, and free text for whoever has no entry there. A key that is mistyped, or a name
where its key was meant, would count as somebody else.

Write the key. If it is somebody else, give them an entry of their own. ``argmap check --fix`` never does so by itself,
for two people may well have names that are alike; with ``--unsafe-fixes`` it writes the key of the one person who has
just this name.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from argmap.context import Context
from argmap.findings import Fix
from argmap.near import near
from argmap.reading.document import Person
from argmap.text import Span, shown
from argmap.yaml.problems import rewritten

_LIKE = 0.8
"""How alike, from 0 to 1, a word and a key must be; "critics" and "some critics" are not."""


class _Meant(NamedTuple):
    """The key that is probably meant; whether it is the one person of just this name."""

    key: str
    is_named: bool


def check(context: Context) -> None:
    """One finding a mention; each way of writing is looked up once in a map."""
    answers: dict[tuple[str, str], _Meant | None] = {}
    people = {document.name: document.visible_people for document in context.debate.maps}
    for (map_name, by), nodes in context.shape.said.items():
        known = people[map_name]
        for place, words in enumerate(by):
            if not known or words in known:
                continue
            asked = map_name, words
            if asked not in answers:
                answers[asked] = _meant(words, known)
            meant = answers[asked]
            if meant is not None:
                for node in nodes:
                    _add(context, context.graph.nodes[node]["written"].by[place].span, meant)


def _add(context: Context, span: Span, meant: _Meant) -> None:
    fix = Fix(f"write {meant.key}", (rewritten(span, meant.key),), safe=False) if meant.is_named else None
    context.findings.add("P407", span, f"nobody has this key; did you mean {shown(meant.key)}?", fix=fix)


def _meant(words: str, known: dict[str, Person]) -> _Meant | None:
    folded = words.casefold()
    named = [key for key, person in known.items() if folded == person.name.casefold()]
    same = [key for key in known if folded == key.casefold()]
    if named or same:
        return _Meant((same + named)[0], len(named) == 1 and not same)
    like = near(words, known)
    alike = like is not None and SequenceMatcher(None, words, like).ratio() >= _LIKE
    return _Meant(like, False) if like is not None and alike else None
