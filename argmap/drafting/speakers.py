"""Speakers: the subject of a frame as a name, a key of ``people`` or free words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from argmap.drafting.phrases import Phrases

MAX_WORDS = 8
"""The maximum of words for a speaker without a name."""
_MAX_SHORT = 5
_WORD = re.compile(r"[^\s,;:()]+")
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*)\Z")


class Speaker(NamedTuple):
    """A speaker. ``name`` is a person's name if ``is_person``, else words of the text.

    ``role`` is the stated role of a person, ``pronoun`` the known pronoun.
    """

    name: str
    is_person: bool = False
    role: str | None = None
    pronoun: str | None = None


def speaker(words: str, apposition: str | None, phrases: Phrases, is_short: bool = False) -> tuple[Speaker, ...]:
    """The speakers named by words of a clause: several if these are coordinated, none if they name nobody.

    ``apposition`` is what follows the words between commas. ``is_short`` means that there should be few words.
    """
    words = " ".join(words.split())
    for conjunction in phrases.words.get("conjunctions", ()):
        words = re.sub(rf"^{re.escape(conjunction)}\s", "", words, flags=re.IGNORECASE)
    if words.casefold() in phrases.possessives:
        return (Speaker(phrases.possessives[words.casefold()]),)
    if not words or not _may_speak(words, phrases, is_short):
        leading = _leading_person(words, phrases)
        return () if leading is None else (leading,)
    both = re.split(rf"\s(?:{'|'.join(phrases.words.get('and', ('and',)))})\s", words)
    if len(both) > 1:
        each = [_single(one, None, phrases) for one in both]
        if all(one.is_person or one.name.casefold() in all_pronouns(phrases) for one in each):
            return tuple(each)
    return (_single(words, apposition, phrases),)


def all_pronouns(phrases: Phrases) -> frozenset[str]:
    """All pronouns for a speaker."""
    return frozenset().union(*phrases.pronouns.values())


def key_of(name: str, people: Mapping[str, str]) -> str | None:
    """The key of the person that a name means: the name itself, or the only one that ends with it."""
    wanted = name.casefold()
    exact = [key for key, known in people.items() if known.casefold() == wanted]
    ending = [
        key
        for key, known in people.items()
        if f" {known.casefold()}".endswith(f" {wanted}") or f" {wanted}".endswith(f" {known.casefold()}")
    ]
    found = exact or ending
    return found[0] if len(found) == 1 else None


def is_speaker(one: Speaker, phrases: Phrases) -> bool:
    """Whether a speaker is known to be able to speak: a person, a pronoun, or a word such as *critics*."""
    words = one.name.casefold().split()
    known = phrases.set_of("speakers")
    return one.is_person or one.name.casefold() in all_pronouns(phrases) or any(word in known for word in words)


def _may_speak(words: str, phrases: Phrases, is_short: bool) -> bool:
    found = [word.casefold() for word in _WORD.findall(words)]
    if not found or len(found) > (_MAX_SHORT if is_short else 2 * MAX_WORDS):
        return False
    if found[-1] in phrases.set_of("not_last") or found[-1] in phrases.set_of("helpers"):
        return False
    if found[0] in phrases.set_of("not_speakers") or found[-1] in phrases.set_of("not_speakers"):
        return False
    return not any(word in phrases.set_of("clause_words") for word in found)


def _single(words: str, apposition: str | None, phrases: Phrases) -> Speaker:
    named = _person(words, phrases)
    if named is not None:
        return named._replace(role=_role(apposition, phrases) or named.role)
    if apposition and (person := _person(apposition, phrases, may_be_bare=True)) is not None:
        return person._replace(role=_without_article(words, phrases))
    if words.casefold() in all_pronouns(phrases):
        return Speaker(words.casefold())
    if _is_name(words) and words.split()[0].casefold() not in phrases.set_of("articles"):
        return Speaker(words, " " in words)
    return Speaker(_small(words, phrases))


def _person(words: str, phrases: Phrases, may_be_bare: bool = False) -> Speaker | None:
    """The person that words name by a title and a name: *German Foreign Minister Annalena Baerbock*."""
    found = words.split()
    at = max((number for number, word in enumerate(found) if word in phrases.titles), default=-1)
    if at < 0:
        return Speaker(words, True) if may_be_bare and len(found) > 1 and _is_name(words) else None
    name = found[at + 1 :]
    if name and name[0].casefold() in phrases.set_of("of") and len(name) > 2:
        name = name[2:]
    if not name or not all(_CAPITALISED.match(word) for word in name):
        return None
    pronoun = phrases.titles[found[at]]
    title = " ".join(found[: len(found) - len(name)])
    role = None if at == 0 and pronoun != "any" else _without_article(title, phrases)
    return Speaker(" ".join(name), True, role, pronoun if pronoun != "any" else None)


def _leading_person(words: str, phrases: Phrases) -> Speaker | None:
    """The person with a title at the beginning of words: *Mayor Solberg opened the meeting and*."""
    found = words.split()
    if not found or found[0] not in phrases.titles:
        return None
    name = list(takewhile(_CAPITALISED.match, found[1:4]))
    return _person(" ".join([found[0], *name]), phrases) if name else None


def _is_name(words: str) -> bool:
    return all(_CAPITALISED.match(word) for word in words.split())


def _role(apposition: str | None, phrases: Phrases) -> str | None:
    """An apposition that is a role, such as *a shopkeeper*, and not a clause."""
    if not apposition:
        return None
    first = apposition.split()[0].casefold()
    return _without_article(apposition, phrases) if first in phrases.set_of("articles") else None


def _without_article(words: str, phrases: Phrases) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in phrases.set_of("articles") else words


def _small(words: str, phrases: Phrases) -> str:
    """Words for an unnamed speaker, with a small first letter unless that is a name."""
    first = words.split()[0]
    common = first.casefold() in phrases.set_of("speakers") | phrases.set_of("articles") | phrases.set_of("small")
    return words[0].lower() + words[1:] if common else words
