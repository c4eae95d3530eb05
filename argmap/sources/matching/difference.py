"""Describe how a quote differs from its source, if only marks or capitals differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from argmap.sources.matching.characters import APOSTROPHES, QUOTATION_MARKS
from argmap.sources.matching.folding import fold

_MARKS = re.escape(QUOTATION_MARKS + APOSTROPHES + "‹›")
_QUOTED = re.compile(rf"\s*[{_MARKS}]+\s*(?P<words>.*?)\s*[{_MARKS}]+[.,]?\s*", re.DOTALL)
_END = re.compile(rf"(?P<words>.*?[^\s.,;:!?…{_MARKS}])\s*(?P<end>[.,;:!?…]+)[{_MARKS}]*\s*", re.DOTALL)
_DOTS = re.compile(r"\s*(?:\((?:\.\.\.|…)\)|(?<![.…\[(])(?:\.\.\.|…|\. \. \.)(?![.…\])]))\s*(?=\w)")
_BRACKETED = re.compile(r"\[(\w)\](?=\w)")
_TOKEN = re.compile(r"(?:(?<!\w)[-+±])?\d+(?:[.,:/']\d+)*|[^\W\d]+(?:'[^\W\d]+)*|\w|[^\w\s]")
_MEANT = frozenset("%‰§#@&*/\\")
"""Punctuation that changes the meaning of words, so it does not count as a mark."""
_SIGN_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark"}
_SIGN_NAMES["?"] = "question mark"
_MAX_LISTED = 2
_AROUND = ".,;:!?\"'()[]"
_NOTED = re.compile(r"(?P<word>.*(?:[^\W\d_]{3}|[.,;:!?\"')\]]))(?P<digits>\d{1,3})\W*")
"""A word with digits directly after it or its full stop."""


class Spelling(NamedTuple):
    """Another spelling of the same words, and descriptions of its changes, for people."""

    words: str
    changes: tuple[str, ...]


def spellings(words: str) -> list[Spelling]:
    """The spellings that a quote may have intended, with the fewest changes first."""
    made: dict[str, Spelling] = {}
    for size in range(1, len(_CHANGES) + 1):
        for changes in combinations(_CHANGES, size):
            spelling: Spelling | None = Spelling(words, ())
            for change in changes:
                spelling = change(spelling) if spelling is not None else None
            if spelling is not None and spelling.words != words:
                made.setdefault(spelling.words, spelling)
    return list(made.values())


def _without_marks(spelling: Spelling) -> Spelling | None:
    found = _QUOTED.fullmatch(spelling.words)
    said = "without the quotation marks around them"
    return Spelling(found["words"], (*spelling.changes, said)) if found is not None and found["words"] else None


def _without_end(spelling: Spelling) -> Spelling | None:
    found = _END.fullmatch(spelling.words)
    if found is None:
        return None
    name = _SIGN_NAMES.get(found["end"], f"“{found['end']}”")
    return Spelling(found["words"], (*spelling.changes, f"without the {name} at their end"))


def _with_omissions(spelling: Spelling) -> Spelling | None:
    words = _DOTS.sub(" [...] ", spelling.words).strip()
    return Spelling(words, (*spelling.changes, "with [...] for the omitted words")) if words != spelling.words else None


def _without_brackets(spelling: Spelling) -> Spelling | None:
    words = _BRACKETED.sub(lambda letter: letter[1], spelling.words)
    if words == spelling.words:
        return None
    said = tuple(f"with “{letter[1]}” for “{letter[0]}”" for letter in _BRACKETED.finditer(spelling.words))
    return Spelling(words, (*spelling.changes, *said[:_MAX_LISTED]))


def _with_other_capital(spelling: Spelling) -> Spelling | None:
    at = next((at for at, one in enumerate(spelling.words) if one.isalpha()), None)
    if at is None:
        return None
    letter = spelling.words[at].swapcase()
    if len(letter) != 1 or letter == spelling.words[at]:
        return None
    first = re.compile(r"\w+(?:['’]\w+)*").match(spelling.words, at)
    assert first is not None
    said = f"with “{letter}{first[0][1:]}” for “{first[0]}”"
    before = tuple(words for words in spelling.changes if not words.startswith(f"with “{first[0][:1]}” for"))
    return Spelling(spelling.words[:at] + letter + spelling.words[at + 1 :], (*before, said))


_CHANGES: tuple[Callable[[Spelling], Spelling | None], ...] = (
    _without_marks, _without_brackets, _without_end, _with_omissions, _with_other_capital,
)  # fmt: skip


def same_words(words: str, passage: str) -> tuple[str, ...] | None:
    """The differences between two texts of the same words; None if a word or a meaningful character differs."""
    ours, theirs = _tokens(words), _tokens(passage)
    if [token.casefold() for token in ours] != [token.casefold() for token in theirs]:
        return None
    capitals = [f"with “{other}” for “{one}”" for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(capitals) > _MAX_LISTED:
        capitals = [*capitals[:_MAX_LISTED], "with other capitals"]
    marks = fold(words).casefold() != fold(passage).casefold()
    return (*capitals, *(["with other marks"] if marks else []))


def digits_of_notes(words: str, passage: str) -> tuple[str, ...]:
    """The digits after words of a passage, which may mark footnotes; empty if anything else differs."""
    ours, theirs = fold(words).split(), fold(passage).split()
    said: list[str] = []
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        marked = _NOTED.fullmatch(other) if one != other else None
        if marked is not None and marked["word"].strip(_AROUND) == one.strip(_AROUND):
            if number == len(ours) and marked["word"][-1] in _AROUND:
                continue  # digits after the full stop are not part of the last word
            said.append(f"“{marked['digits']}” after “{marked['word'].strip(_AROUND)}”")
        elif one.strip(_AROUND) != other.strip(_AROUND):
            return ()
    return tuple(said) if len(ours) == len(theirs) else ()


def _tokens(words: str) -> list[str]:
    """The words, the numbers with their signs, and the meaningful characters."""
    return [token for token in _TOKEN.findall(fold(words)) if token.isalnum() or len(token) > 1 or _is_meant(token)]


def _is_meant(sign: str) -> bool:
    return sign in _MEANT or unicodedata.category(sign)[0] not in "PZC"
