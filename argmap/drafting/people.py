"""The people whom a text names with a title, and who is meant by a pronoun, a title or the end of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from argmap.drafting.phrases import Phrases
from argmap.drafting.speakers import Speaker

MAX_PEOPLE = 2_000
_NAME = r"[^\W\d_a-z][\w’'-]*[^\W_](?: [^\W\d_a-z][\w’'-]*[^\W_]){0,2}"
_POSSESSIVE = re.compile(r"['’]s?\Z")
_MAX_ROLE_WORDS = 5


@dataclass
class Person:
    """A person of a text: the longest of the names, the roles and the pronouns that go with the titles."""

    name: str
    role: str | None = None
    pronouns: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def may_be(self, pronoun: str) -> bool:
        """Whether no title contradicts a pronoun."""
        return not self.pronouns or pronoun in self.pronouns


class People:
    """The people of a text, by the last word of their names."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._by_last: dict[str, Person] = {}
        titles = sorted(map(re.escape, phrases.titles), key=len, reverse=True)
        self._titled = re.compile(rf"(?<!\w)(?P<title>{'|'.join(titles)}) (?P<name>{_NAME})") if titles else None

    def read(self, passages: Iterable[str]) -> None:
        """Take note of all who are named with a title."""
        if self._titled is None:
            return
        for words in passages:
            for found in self._titled.finditer(words):
                self._add(found, words)

    def _add(self, found: re.Match[str], words: str) -> None:
        name = _POSSESSIVE.sub("", found["name"])
        parts = name.split()
        while parts and parts[0] in self._phrases.titles:
            parts = parts[1:]
        if parts:
            title = found["title"]
            pronoun = self._phrases.titles[title]
            role = self._role(words, found.end()) or (title if pronoun == "any" and not title.endswith(".") else None)
            person = self.noted(Speaker(" ".join(parts), True, role, pronoun if pronoun != "any" else None))
            if person is not None and pronoun == "any":
                person.titles.add(title.casefold())

    def _role(self, words: str, at: int) -> str | None:
        """An apposition behind a name: *the town engineer*; *a shopkeeper*."""
        if not words.startswith(", ", at):
            return None
        end = min((one for sign in ",;." if (one := words.find(sign, at + 2, at + 80)) >= 0), default=-1)
        role = words[at + 2 : end].split() if end >= 0 else []
        has_article = bool(role) and role[0] in self._phrases.set_of("articles")
        if not 0 < len(role) - has_article <= _MAX_ROLE_WORDS or not (has_article or words[end] == ";"):
            return None
        role = role[1:] if has_article else role
        return " ".join(role) if all(word.islower() and word.isalpha() for word in role) else None

    def noted(self, speaker: Speaker) -> Person | None:
        """The person that a speaker is, known from now on; None for one who is nobody in particular."""
        if not speaker.is_person:
            return None
        last = speaker.name.split()[-1].casefold()
        person = self._by_last.get(last)
        if person is None:
            if len(self._by_last) >= MAX_PEOPLE:
                return None
            person = self._by_last[last] = Person(speaker.name)
        if len(speaker.name) > len(person.name) and speaker.name.endswith(person.name):
            person.name = speaker.name
        if speaker.role and (person.role is None or person.role.casefold() in person.titles):
            person.role = speaker.role
        if speaker.pronoun:
            person.pronouns.add(speaker.pronoun)
        return person

    def titled(self, words: str) -> Person | None:
        """The only person with the title that words name: *the Mayor*."""
        article, _, title = words.casefold().partition(" ")
        if article not in self._phrases.set_of("articles"):
            return None
        bearers = [one for one in self._by_last.values() if title in one.titles]
        return bearers[0] if len(bearers) == 1 else None

    def mentioned(self, words: str) -> Iterator[Person]:
        """The people that words name with a title, in order."""
        for found in self._titled.finditer(words) if self._titled is not None else ():
            last = _POSSESSIVE.sub("", found["name"]).split()[-1].casefold()
            if last in self._by_last:
                yield self._by_last[last]
