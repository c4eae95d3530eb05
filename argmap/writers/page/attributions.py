"""Who says what: each speaker with the nodes that they assert, and the numbers by which the page filters them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.writers.page.entries import Entries
from argmap.writers.page.html_text import words
from argmap.writers.page.page_outline import PageOutline


class Speaker(NamedTuple):
    """A person, or a group in free text, as shown; persons of the same name and role are one."""

    name: str
    role: str


class Speakers:
    """The speakers of nodes, sorted by name, and their numbers by node."""

    def __init__(self, outline: PageOutline, nodes: Iterable[str]) -> None:
        said: dict[Speaker, list[str]] = {}
        for name in nodes:
            for by in outline.nodes[name]["speakers"]:
                person = outline.debate.person(name, by)
                speaker = Speaker(person.name or by, person.role or "") if person else Speaker(by, "")
                said.setdefault(speaker, []).append(name)
        self.said = {speaker: said[speaker] for speaker in sorted(said, key=lambda one: (one.name.casefold(), one))}
        self.of: dict[str, list[int]] = {}
        for number, names in enumerate(self.said.values()):
            for name in names:
                self.of.setdefault(name, []).append(number)

    def html(self, entries: Entries) -> str:
        return "\n".join(part for speaker, names in self.said.items() for part in _speaker(speaker, names, entries))

    def options(self) -> str:
        """The speakers as options of a list; the role distinguishes those of the same name."""
        bearers = Counter(speaker.name for speaker in self.said)
        rows = enumerate(self.said.items())
        return "".join(
            f'<option value="{n}">{words(_told(one, bearers[one.name] > 1))} ({len(names)})</option>'
            for n, (one, names) in rows
        )


def _told(speaker: Speaker, with_role: bool) -> str:
    return f"{speaker.name}, {speaker.role}" if with_role and speaker.role else speaker.name


def _speaker(speaker: Speaker, names: list[str], entries: Entries) -> Iterator[str]:
    role = f' <span class="w"><bdi>{words(speaker.role)}</bdi></span>' if speaker.role else ""
    yield f'<details open><summary><bdi class="t">{words(speaker.name)}</bdi>{role} <span class="b">{len(names)}</span>'
    yield '</summary><ul class="said">'
    for name in names:
        yield f"<li>{entries.mention(name)}</li>"
    yield "</ul></details>"
