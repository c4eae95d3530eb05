"""P407 near-person: a speaker who is nearly one of the people of the map.

``by`` takes the keys of ``people``, and free text for whoever has no entry there. A key or a name that is mistyped, or
a name where its key was meant, would count as somebody else.

Write the key. If it is somebody else, give them an entry of their own. ``argmap check --fix`` writes it only with
``--unsafe-fixes``, for two people may have names that are alike.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from argmap.context import Context
from argmap.findings import Edit, Fix
from argmap.near import near
from argmap.reading.document import Person
from argmap.text import Span, shown

_LIKE = 0.8
"""How alike, from 0 to 1, a word and a key must be; "critics" and "some critics" are not."""


def check(context: Context) -> None:
    """One finding a mention; each way of writing is looked up once in a map."""
    answers: dict[tuple[str, str], str | None] = {}
    people = {document.name: document.visible_people for document in context.debate.maps}
    for (map_name, by), nodes in context.shape.said.items():
        known = people[map_name]
        for place, words in enumerate(by):
            if not known or words in known:
                continue
            asked = map_name, words
            if asked not in answers:
                answers[asked] = _meant(words, known)
            key = answers[asked]
            if key is not None:
                for node in nodes:
                    _add(context, context.graph.nodes[node]["written"].by[place].span, key)


def _add(context: Context, span: Span, key: str) -> None:
    fix = Fix(f"write {key}", (Edit(span, key),), safe=False)
    context.findings.add("P407", span, f"nobody has this key; did you mean {shown(key)}?", fix=fix)


def _meant(words: str, known: dict[str, Person]) -> str | None:
    folded = words.casefold()
    for key, person in known.items():
        if folded in (key.casefold(), person.name.casefold()):
            return key
    number = len(words.split())  # several people in one text are for several-speakers
    names = {person.name: key for key, person in known.items() if len(person.name.split()) == number}
    like = near(words, [*known, *names])
    if like is None or SequenceMatcher(None, words, like).ratio() < _LIKE:
        return None
    return like if like in known else names[like]
