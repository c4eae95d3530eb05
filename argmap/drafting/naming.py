"""Ids that can be read: of nodes, by the first words of what they say, and of people, by the last word of their names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable

from argmap.drafting.attributing import Said
from argmap.drafting.people import Person
from argmap.drafting.phrases import Phrases
from argmap.drafting.proposals import Draft, Proposal
from argmap.sources.words import words_of

MAX_ID = 32
"""Characters of an id, before a number that tells it apart."""
_MAX_WORDS = 3
_WORD = re.compile(r"[^\W_]+")
_MIN_MENTIONS = 2


def name_nodes(nodes: Iterable[Proposal], phrases: Phrases, taken: Container[str] = ()) -> None:
    """Give each node an id that no other has, and that is not among the ``taken`` ones."""
    passed_over = frozenset(words_of(phrases.code).common) | phrases.set_of("not_in_ids")
    used: set[str] = set()
    counts: Counter[str] = Counter()
    for node in nodes:
        base = _base(node.text, passed_over, phrases)
        name = base
        while name in used or name in taken:
            counts[base] += 1
            name = f"{base}-{counts[base] + 1}"
        used.add(name)
        node.id = name


def _base(text: str, passed_over: frozenset[str], phrases: Phrases) -> str:
    found = [
        unicodedata.normalize("NFC", one.casefold()) for one in _WORD.findall(text.replace("'", "").replace("’", ""))
    ]
    words = [one for one in found if one not in passed_over and not one.isdigit()] or found
    made: list[str] = []
    for one in words:
        if len(made) == _MAX_WORDS or len("-".join([*made, one])) > MAX_ID:
            break
        made.append(one)
    name = "-".join(made) or (words[0][:MAX_ID] if words else "")
    return name if name and _is_id(name) else "claim"


def _is_id(name: str) -> bool:
    return all(one.isalpha() or one.isdigit() or one == "-" for one in name) and not name.isdigit()


def name_people(draft: Draft, said: Iterable[tuple[Proposal, Said]]) -> None:
    """Give the people who speak several times a key, by which the nodes name them."""
    pairs = list(said)
    counts: Counter[int] = Counter()
    people: dict[int, Person] = {}
    for _, one in pairs:
        for person in {id(person): person for person in one.people}.values():
            counts[id(person)] += 1
            people[id(person)] = person
    keys: dict[str, str] = {}
    for number, person in people.items():
        if counts[number] >= _MIN_MENTIONS:
            key = _key(person.name, draft.people)
            draft.people[key] = (person.name, person.role)
            keys[person.name] = key
    by_person = {name: key for name, key in keys.items()}
    names = {id(person): person.name for person in people.values()}
    for node, one in pairs:
        known = {_last(name): name for name in (names[id(person)] for person in one.people)}
        full = [known.get(_last(name), name) for name in node.by]
        node.by = tuple(dict.fromkeys(by_person.get(name, name) for name in full))


def _last(name: str) -> str:
    return name.split()[-1].casefold()


def _key(name: str, taken: Container[str]) -> str:
    found = _WORD.findall(name.casefold())
    base = unicodedata.normalize("NFC", found[-1]) if found and _is_id(found[-1]) else "person"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
