"""The claim of a sentence or clause: its speaker, its hedge, and the stance of its opener.

Only the words of the clause count. Open points, such as the person meant by a pronoun, become doubts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from argmap.drafting.hedging import hedge_in
from argmap.drafting.phrases import Frame, Opener, Phrases, phrases_of
from argmap.drafting.speakers import Speaker, all_pronouns, is_speaker, key_of, speaker
from argmap.format import UNNAMED

MAX_ANALYSED = 700
"""Longer clauses, in characters, are not analysed."""
_WORD = re.compile(r"[\w'’.]+")
_CLOSING = "\"”’'»)"


class Claim(NamedTuple):
    """The claim of a clause, in the terms of a map's node.

    ``text`` is the claim without its speaker, if that can be removed safely. ``by`` has keys of people, free words or
    ``unnamed``. ``qualifier`` is verbatim. ``stance`` comes from the opener: ``pro``, ``con``, ``caveat``, ``context``
    or None. ``doubts`` are questions for a person to check. ``pronouns`` are speakers whom the words do not name.
    ``denies``: the words deny what follows in them, so they are the text.
    """

    text: str
    by: tuple[str, ...]
    qualifier: str | None
    stance: str | None
    doubts: tuple[str, ...]
    pronouns: tuple[str, ...] = ()
    denies: bool = False


class Analysis(NamedTuple):
    """The analysis of a clause, before speakers are looked up. ``claim`` is the clause without its frame."""

    claim: str
    speakers: tuple[Speaker, ...] = ()
    qualifier: str | None = None
    opener: Opener | None = None
    frame: Frame | None = None
    denies: bool = False
    doubts: tuple[str, ...] = ()


def claim(words: str, language: str, people: Mapping[str, str]) -> Claim:
    """The claim of a sentence or clause.

    ``words`` are those of the source, ``language`` is a tag such as ``en``, ``people`` has names by their keys. In a
    language without phrases, all the words are the claim.
    """
    words = " ".join(words.split())
    phrases = phrases_of(language)
    if phrases is None or len(words) > MAX_ANALYSED:
        return Claim(sentence(words), (), None, None, ())
    found = analysed(words, phrases)
    doubts = list(found.doubts)
    by: list[str] = []
    pronouns: list[str] = []
    for one in found.speakers:
        if one.name in phrases.pronouns.get("first", ()):
            continue
        if one.name in all_pronouns(phrases):
            pronouns.append(one.name)
            continue
        by.append(key_of(one.name, people) or one.name)
    doubts += pronoun_doubts(found.claim, phrases)
    stance = found.opener.stance if found.opener else None
    qualifier, speakers = found.qualifier, tuple(dict.fromkeys(by))
    return Claim(sentence(found.claim), speakers, qualifier, stance, tuple(doubts), tuple(pronouns), found.denies)


def analysed(words: str, phrases: Phrases, is_part: bool = False) -> Analysis:
    """The opener, frame and hedge of a clause. ``is_part`` means that the sentence has other clauses."""
    opener, rest = opened(_without_conjunction(words, phrases) if is_part else words, phrases)
    if is_part:
        rest = _without_conjunction(rest, phrases)
    tokens = {word.casefold().strip(".'’") for word in _WORD.findall(rest)}
    for frame in phrases.frames:
        if frame.needs.isdisjoint(tokens):
            continue
        found = frame.pattern.fullmatch(rest)
        if found is not None and (made := _framed(found, frame, rest, phrases)) is not None:
            return made._replace(opener=opener)
    hedge = hedge_in(rest, phrases.code)
    claimed = words if phrases.keeps_openers and opener is not None else rest
    return Analysis(claimed, (), None if hedge in phrases.set_of("not_qualifiers") else hedge, opener)


def sentence(words: str) -> str:
    """A claim as a sentence: with a capital and a full stop, and without marks of another sentence."""
    words = words.strip(" ,;:\t")
    if _is_cut(words):
        words = words.strip('"“”„').strip()
    if not words:
        return words
    if words.endswith((',"', ",”", ",’")):
        words = words[:-2] + words[-1]
    first = words[0].upper() if words[0].islower() else words[0]
    words = first + words[1:]
    return words if words.rstrip(_CLOSING).endswith((".", "!", "?", "…", "。", "！", "？")) else words + "."


def _is_cut(words: str) -> bool:
    """Whether a quotation begins or ends outside the words."""
    opening, closing = ("„", "“") if "„" in words else ("“", "”")
    return words.count('"') == 1 or words.count(opening) != words.count(closing)


def pronoun_doubts(words: str, phrases: Phrases) -> list[str]:
    """The doubt about a claim that begins with a pronoun, or with another word that refers back."""
    first = words.split(maxsplit=1)[0].casefold().strip(",.'’") if words.split() else ""
    if first in phrases.set_of("points_back"):
        return [f"what is “{first}”?"]
    return []


def opened(words: str, phrases: Phrases) -> tuple[Opener | None, str]:
    """The opener of a clause, and the rest of the clause."""
    for opener in phrases.openers:
        found = opener.words.match(words)
        if found is not None:
            rest = words[found.end() :]
            if not found[0]:
                return opener, words
            if not rest.strip(" ,") or rest[0] not in " ,":
                continue
            return opener, rest.lstrip(" ,")
    return None, words


def _is_subordinate(words: str, phrases: Phrases) -> bool:
    """Whether words are a subordinate clause, which a comma separates from the main one."""
    return words.split(maxsplit=1)[0].casefold() in phrases.set_of("subordinators")


def _without_conjunction(words: str, phrases: Phrases) -> str:
    """A clause without its conjunction: *while*, *because*."""
    first, _, rest = words.partition(" ")
    second, _, others = rest.partition(" ")
    if f"{first} {second}".casefold() in phrases.set_of("conjunctions") and others:
        return others
    return rest if first.casefold() in phrases.set_of("conjunctions") and rest else words


def _framed(found: re.Match[str], frame: Frame, words: str, phrases: Phrases) -> Analysis | None:
    """The analysis by a frame; None if its subject cannot speak."""
    groups = found.groupdict()
    if frame.if_starts and not words.casefold().startswith(frame.if_starts):
        return None
    speakers: tuple[Speaker, ...] = ()
    if groups.get("by") is not None:
        named = groups.get("by2") or groups["by"]
        speakers = speaker(named, groups.get("apposition"), phrases, frame.short)
        if not speakers:
            return None
        if frame.weak and not all(is_speaker(one, phrases) for one in speakers):
            speakers = ()
        elif frame.person and not all(is_speaker(one, phrases) for one in speakers):
            return None
    elif frame.speaker:
        speakers = (Speaker(frame.speaker),)
    claimed = groups.get("claim")
    qualifier = groups.get("qualifier")
    if frame.keeps or frame.denies or claimed is None:
        claimed = words
    elif groups.get("rest"):
        claimed += ("," if _is_subordinate(claimed, phrases) else "") + groups["rest"]
    doubts = ("the words of the frame are still in the text",) if claimed is words and speakers else ()
    if speakers and speakers[0].name == UNNAMED and claimed is words:
        doubts = ()
    return Analysis(claimed, speakers, qualifier, None, frame, frame.denies, doubts)
