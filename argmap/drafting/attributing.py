"""Who says each clause of a paragraph, as far as the paragraph tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from argmap.drafting.claims import Analysis
from argmap.drafting.people import People, Person
from argmap.drafting.phrases import Phrases
from argmap.drafting.speakers import Speaker, all_pronouns

MAX_CONTINUED = 2
"""How many sentences may stand between two of the same speaker and be taken for theirs."""


@dataclass(slots=True)
class Said:
    """Who says a clause: names and free words. ``people`` are those among them who are persons."""

    by: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_own: bool = True
    """Whether the clause itself names them."""


class Attribution:
    """Reads the clauses of one paragraph in their order."""

    def __init__(self, people: People, phrases: Phrases) -> None:
        self._people = people
        self._phrases = phrases
        self._pronouns = all_pronouns(phrases)
        self._latest: list[Person] = []
        """Who was mentioned in the paragraph, those who spoke last at the end."""

    def said(self, found: Analysis, words: str) -> Said:
        """Who says a clause by its own words; pronouns are looked up among those who were mentioned before."""
        said = Said()
        for one in found.speakers:
            self._take(one, said)
        mentioned = [one for one in self._people.mentioned(words) if one not in said.people]
        for person in [*mentioned, *said.people]:
            self._latest = [other for other in self._latest if other is not person] + [person]
        return said

    def _take(self, one: Speaker, said: Said) -> None:
        if one.name in self._phrases.pronouns.get("first", ()):
            return
        if one.name in self._pronouns:
            self._look_up(one.name, said)
            return
        person = self._people.noted(one) or self._people.titled(one.name)
        if person is not None:
            said.people.append(person)
        said.by.append(one.name if person is None else person.name)

    def _look_up(self, pronoun: str, said: Said) -> None:
        fitting = [one for one in self._latest if one.may_be(pronoun) and one not in said.people]
        if not fitting or pronoun in self._phrases.pronouns.get("they", ()):
            said.by.append(pronoun)
            said.notes.append(f"Who is “{pronoun}”?")
            return
        said.people.append(fitting[-1])
        said.by.append(fitting[-1].name)
        if len(fitting) > 1:
            said.notes.append(f"Is “{pronoun}” {fitting[-1].name}?")


def continued(row: list[Said]) -> None:
    """Give those who speak before and after a few sentences without a speaker also these, with a note."""
    speaking = [number for number, one in enumerate(row) if one.by]
    for before, after in pairwise(speaking):
        speaker = row[before]
        if after - before - 1 > MAX_CONTINUED or not speaker.people or speaker.by != row[after].by:
            continue
        for one in row[before + 1 : after]:
            one.by, one.people, one.is_own = list(speaker.by), list(speaker.people), False
            one.notes.append(f"Does {speaker.by[0]} say this, too?")
