"""How a quote differs from the words of its source, where only marks or capitals differ."""

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
"""Signs that are no marks, though they are counted as punctuation: with another, the words say something else."""
_SIGN_NAMES = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark"}
_SIGN_NAMES["?"] = "question mark"
_MOST_TOLD = 2
_AROUND = ".,;:!?\"'()[]"
_NOTED = re.compile(r"(?P<word>.*(?:[^\W\d_]{3}|[.,;:!?\"')\]]))(?P<digits>\d{1,3})\W*")
"""A word with digits right behind it or its full stop."""


class Spelling(NamedTuple):
    """Another spelling of the same words, and what it does otherwise, for people."""

    words: str
    told: tuple[str, ...]


def spellings(words: str) -> list[Spelling]:
    """What may have been meant by a quote, with the fewest changes first."""
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
    told = "without the quotation marks around them"
    return Spelling(found["words"], (*spelling.told, told)) if found is not None and found["words"] else None


def _without_end(spelling: Spelling) -> Spelling | None:
    found = _END.fullmatch(spelling.words)
    if found is None:
        return None
    name = _SIGN_NAMES.get(found["end"], f"“{found['end']}”")
    return Spelling(found["words"], (*spelling.told, f"without the {name} at their end"))


def _with_omissions(spelling: Spelling) -> Spelling | None:
    words = _DOTS.sub(" [...] ", spelling.words).strip()
    return Spelling(words, (*spelling.told, "with [...] for what is left out")) if words != spelling.words else None


def _without_brackets(spelling: Spelling) -> Spelling | None:
    words = _BRACKETED.sub(lambda letter: letter[1], spelling.words)
    if words == spelling.words:
        return None
    told = tuple(f"with “{letter[1]}” for “{letter[0]}”" for letter in _BRACKETED.finditer(spelling.words))
    return Spelling(words, (*spelling.told, *told[:_MOST_TOLD]))


def _with_other_capital(spelling: Spelling) -> Spelling | None:
    at = next((at for at, one in enumerate(spelling.words) if one.isalpha()), None)
    if at is None:
        return None
    letter = spelling.words[at].swapcase()
    if len(letter) != 1 or letter == spelling.words[at]:
        return None
    first = re.compile(r"\w+(?:['’]\w+)*").match(spelling.words, at)
    assert first is not None
    told = f"with “{letter}{first[0][1:]}” for “{first[0]}”"
    before = tuple(words for words in spelling.told if not words.startswith(f"with “{first[0][:1]}” for"))
    return Spelling(spelling.words[:at] + letter + spelling.words[at + 1 :], (*before, told))


_CHANGES: tuple[Callable[[Spelling], Spelling | None], ...] = (
    _without_marks, _without_brackets, _without_end, _with_omissions, _with_other_capital,
)  # fmt: skip


def same_words(words: str, passage: str) -> tuple[str, ...] | None:
    """What differs between two texts of the same words; None where a word or a sign that means something does."""
    ours, theirs = _tokens(words), _tokens(passage)
    if [token.casefold() for token in ours] != [token.casefold() for token in theirs]:
        return None
    capitals = [f"with “{other}” for “{one}”" for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(capitals) > _MOST_TOLD:
        capitals = [*capitals[:_MOST_TOLD], "with other capitals"]
    marks = fold(words).casefold() != fold(passage).casefold()
    return (*capitals, *(["with other marks"] if marks else []))


def digits_of_notes(words: str, passage: str) -> tuple[str, ...]:
    """The digits that a passage has behind some of the words, which may mark footnotes; nothing where more differs."""
    ours, theirs = fold(words).split(), fold(passage).split()
    told: list[str] = []
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        marked = _NOTED.fullmatch(other) if one != other else None
        if marked is not None and marked["word"].strip(_AROUND) == one.strip(_AROUND):
            if number == len(ours) and marked["word"][-1] in _AROUND:
                continue  # behind the full stop they are no part of the last word
            told.append(f"“{marked['digits']}” behind “{marked['word'].strip(_AROUND)}”")
        elif one.strip(_AROUND) != other.strip(_AROUND):
            return ()
    return tuple(told) if len(ours) == len(theirs) else ()


def _tokens(words: str) -> list[str]:
    """The words, the numbers with their signs, and the signs that mean something."""
    return [token for token in _TOKEN.findall(fold(words)) if token.isalnum() or len(token) > 1 or _is_meant(token)]


def _is_meant(sign: str) -> bool:
    return sign in _MEANT or unicodedata.category(sign)[0] not in "PZC"
