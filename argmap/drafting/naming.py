"""Readable ids: of nodes by the first words of their text, of people by the last word of their name."""

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
"""The maximum length of an id, in characters, before a number that makes it unique."""
_MAX_WORDS = 3
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION = ("'t", "’t")
"""The end of words such as *don't*."""
_MIN_MENTIONS = 2


def name_nodes(nodes: Iterable[Proposal], phrases: Phrases, taken: Container[str] = ()) -> None:
    """Give each node a unique id that is not in ``taken``."""
    passed_over = frozenset(words_of(phrases.code).common) | phrases.set_of("not_in_ids")
    used: set[str] = set()
    counts: Counter[str] = Counter()
    for node in nodes:
        base = _base(node.text, passed_over, phrases.set_of("not_last"))
        name = base
        while name in used or name in taken:
            counts[base] += 1
            name = f"{base}-{counts[base] + 1}"
        used.add(name)
        node.id = name


def _base(text: str, passed_over: frozenset[str], not_last: frozenset[str]) -> str:
    """Words that mean something, the last one too; else the longest that there is, such as *why*."""
    found = [
        unicodedata.normalize("NFC", max(_WORD.findall(one), key=len).casefold())
        for one in _PARTS.findall(text)
        if not one.endswith(_NEGATION)
    ]
    words = [one for one in found if one not in passed_over and not one.isdigit() and not _is_letter(one)]
    words = words or sorted((one for one in found if not one.isdigit()), key=len, reverse=True)[:1]
    made: list[str] = []
    for one in words:
        if len(made) == _MAX_WORDS or (made and len("-".join([*made, one])) > MAX_ID):
            break
        if len(one) <= MAX_ID:
            made.append(one)
    while len(made) > 1 and made[-1] in not_last:
        made.pop()
    name = "-".join(made) or (words[0][:MAX_ID] if words else "")
    return name if name and _is_id(name) else "claim"


def _is_letter(word: str) -> bool:
    """Whether a word is a single letter, of a script in which that is hardly a word."""
    return len(word) == 1 and word.isascii()


def _is_id(name: str) -> bool:
    return all(one.isalpha() or one.isdigit() or one == "-" for one in name) and not name.isdigit()


def name_people(draft: Draft, said: Iterable[tuple[Proposal, Said]]) -> None:
    """Give people who speak several times a key, and use it in the nodes."""
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
    names = {id(person): person.name for person in people.values()}
    for node, one in pairs:
        known = {_last(name): name for name in (names[id(person)] for person in one.people)}
        full = [known.get(_last(name), name) for name in node.by]
        node.by = tuple(dict.fromkeys(keys.get(name, name) for name in full))


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
