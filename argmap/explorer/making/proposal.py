"""What some selected words would be as a node: its quote, text, speaker and hedge, filled in and open to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.drafting.claims import claim, sentence
from argmap.drafting.speakers import key_of
from argmap.operations.citing import trimmed
from argmap.sources.words import words_of

_MAX_OPENER = 2
"""Words at the beginning, such as *But*, without which a text is no other: the quote says it."""


@dataclass
class Proposal:
    """A node that would be made. ``text`` is empty where the quote says it; ``by`` is empty for the source's own voice.

    ``stance`` is the list that the opener of the words suggests, ``doubts`` are what to look at. ``pronouns`` are
    speakers who are still to be named.
    """

    words: str
    text: str = ""
    by: tuple[str, ...] = ()
    qualifier: str = ""
    stance: str | None = None
    doubts: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The text that is shown."""
        return self.text or self.words


def proposed(
    words: str,
    language: str,
    speaker: str | None,
    people: Mapping[str, str],
    known: Iterable[str],
    is_numbered: bool = False,
) -> Proposal:
    """A node of some words of a source, as far as they tell.

    ``speaker`` is named before a colon at the beginning of the passage; ``people`` are names by their keys, and
    ``known`` the speakers whom the map names already. ``is_numbered``: the first word is a number that the quote has,
    but not the text.
    """
    words = trimmed(words)
    said = trimmed(words.partition(" ")[2]) if is_numbered else words
    found = claim(said, language, people)
    named = (_named(speaker, people, known),) if speaker else ()
    if _denies(said, found.text, language):
        doubts = ("the text is left as it is, for its frame denies something",)
        return Proposal(words, said if is_numbered else "", named, "", found.stance, doubts, found.pronouns)
    text = "" if _is_said(said, found.text) and not is_numbered else found.text
    hedge = "" if found.denies else found.qualifier or ""  # a text that says "denied" needs no hedge that says it again
    return Proposal(words, text, found.by or named, hedge, found.stance, found.doubts, found.pronouns)


def _denies(words: str, text: str, language: str) -> bool:
    """Whether what a text leaves out at the beginning of the words holds a negation, as in *nor can I think that*."""
    left_out = len(words) - len(text.rstrip("."))
    return left_out > 0 and words_of(language).negation.search(words[:left_out].casefold()) is not None


def _is_said(words: str, text: str) -> bool:
    """Whether a quote says a text itself, but for its opener and its marks."""
    whole = sentence(words).casefold()
    return whole.endswith(text.casefold()) and len(whole[: -len(text)].split()) <= _MAX_OPENER


def _named(speaker: str, people: Mapping[str, str], known: Iterable[str]) -> str:
    """A speaker as the map names them: by the key, or as before; else capitals are those of a name."""
    key = key_of(speaker, people)
    if key is not None:
        return key
    same = next((one for one in known if one.casefold() == speaker.casefold()), None)
    return same or (speaker.title() if speaker.isupper() else speaker)
