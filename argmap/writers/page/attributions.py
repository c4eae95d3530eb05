"""Who says what: the source itself and each speaker, with what they assert, and the numbers by which it is filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from argmap.writers.page.entries import Entries
from argmap.writers.page.html_text import words
from argmap.writers.page.page_outline import PageOutline


class Speaker(NamedTuple):
    """A person, or a group in free text, as shown; persons of the same name and role are one."""

    name: str
    role: str


MAX_LISTED = 300
"""Nodes that the source itself says, as far as they are listed: the debate has all of them."""


class Speakers:
    """The speakers of some nodes, and by node their numbers in that order.

    First is the source itself, then who has a name, and then who is only described, in lower case.
    """

    def __init__(self, outline: PageOutline, nodes: Iterable[str]) -> None:
        said: dict[Speaker, list[str]] = {}
        itself = [name for name in nodes if _says_itself(outline.nodes[name])]
        sources = {quote.source for name in itself for quote in outline.nodes[name]["quotes"]}
        self.source = Speaker("The sources themselves" if len(sources) > 1 else "The source itself", "")
        for name in nodes:
            for by in outline.nodes[name]["speakers"]:
                person = outline.debate.person(name, by)
                speaker = Speaker(person.name or by, person.role or "") if person else Speaker(by, "")
                said.setdefault(speaker, []).append(name)
        self.said = {self.source: itself} if itself else {}
        self.said.update((speaker, said[speaker]) for speaker in sorted(said, key=_place))
        self.of: dict[str, list[int]] = {}
        for number, names in enumerate(self.said.values()):
            for name in names:
                self.of.setdefault(name, []).append(number)

    def html(self, entries: Entries) -> str:
        parts: list[str] = []
        for speaker, names in self.said.items():
            is_source = speaker is self.source
            parts += _speaker(speaker, names, entries, MAX_LISTED if is_source else len(names), is_source)
        return "\n".join(parts)

    def options(self) -> str:
        """The speakers as options of a list; the role distinguishes those of the same name."""
        bearers = Counter(speaker.name for speaker in self.said)
        rows = enumerate(self.said.items())
        return "".join(
            f'<option value="{n}">{words(_option_text(one, bearers[one.name] > 1))} ({len(names)})</option>'
            for n, (one, names) in rows
        )


def _option_text(speaker: Speaker, with_role: bool) -> str:
    return f"{speaker.name}, {speaker.role}" if with_role and speaker.role else speaker.name


def _says_itself(data: dict[str, Any]) -> bool:
    """Whether a node is quoted, stated by its source, and nobody's but the source's."""
    return bool(data["quotes"]) and not data["implied"] and not data["speakers"]


def _place(speaker: Speaker) -> tuple[bool, str, Speaker]:
    return _is_described(speaker), speaker.name.casefold(), speaker


def _is_described(speaker: Speaker) -> bool:
    """Whether a speaker is described, as *some critics*, rather than named."""
    return speaker.name[:1].islower()


def _speaker(speaker: Speaker, names: list[str], entries: Entries, most: int, is_source: bool) -> Iterator[str]:
    role = f' <span class="w"><bdi>{words(speaker.role)}</bdi></span>' if speaker.role else ""
    state = ' class="itself"' if is_source else " open"
    if _is_described(speaker) and len(names) > 1:
        role += ' <span class="w">(perhaps not the same people)</span>'
    yield f'<details{state}><summary><bdi class="t">{words(speaker.name)}</bdi>{role} '
    yield f'<span class="b">{len(names):,}</span></summary><ul class="said">'
    for name in names[:most]:
        yield f"<li>{entries.mention(name)}</li>"
    yield "</ul>"
    if len(names) > most:
        yield f'<p class="b">and {len(names) - most:,} more in the debate</p>'
    yield "</details>"
