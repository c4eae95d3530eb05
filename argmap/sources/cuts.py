"""Find words just outside a quote that deny it, limit it, or state its conditions."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from argmap.late_pattern import late
from argmap.sources.matching.folding import fold
from argmap.sources.words import Words

BEFORE, AFTER = 72, 54
"""The number of characters examined before and after a quote: eighteen for each of the words below."""
_WORDS_BEFORE, _WORDS_AFTER = 4, 3
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 2, 4
"""The same in characters, for languages without spaces between words."""
_MAX_CONDITION = 300
_CLAUSE = re.compile(
    r"[!?…()\[\]{}|;—。、，；：！？「」『』（）]|[.,:](?!\d)|--|\s[-–]\s|\n[^\S\n]*\n"
    r"|(?:(?<=[^\W\d_]{2})|(?<=[\"'”’»)\]]))\.(?=\d{1,3}\s{1,9}(?:[^\sa-z]|\Z))"  # a digit that marks a footnote
)
_SENTENCES = re.compile(r"[\s\S]*(?:[.!?:;](?=\s)|[。！？；]|\n[^\S\n]*\n|\A)\W*")
_COMMA = re.compile(r"[,，、]\s*(?:[^\W\d_]{1,7}\s)?[\"'“‘«]?\Z")
"""The end of a condition, with a word such as *then*."""
_COMMAS = late(r"[,，、]")
_GAP = re.compile(r"\n[^\S\n]*\n")
_LETTER = re.compile(r"[^\W\d_]")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,12}\Z")
_CLOSING = "\"'”’»)]*_」』"
_ENDING = tuple(".,;:!?…。、，；：！？")
"""The ends of a clause: nothing after them belongs to the clause of the quote."""


class Cut(NamedTuple):
    """A folded word just outside a quote that changes its meaning, and the range of the rest of its clause."""

    word: str
    start: int
    end: int


def cut_before(words: Words, content: str, start: int, reach: int) -> Cut | None:
    """The cut in the ``reach`` characters before a quote, or in a condition before it, if any."""
    around = content[max(0, start - reach) : start]
    governing = words.governs.search(words.without_harmless(fold(around)))
    if governing is None and not words.negation_before.search(_small(around)):
        return _condition_before(words, content, start)
    clause = _last_clause(around, words.abbreviations)
    folded = words.without_harmless(fold(clause))
    if governing is not None:
        return Cut(governing[0].strip(), start - len(clause.lstrip()), start)
    if words.spaced:
        near = folded.split()[-_WORDS_BEFORE:]
        joint = next((at for at in range(len(near) - 1, -1, -1) if near[at] in words.joints), None)
        if joint is not None and not (joint and words.negation.fullmatch(near[joint - 1])):
            near = near[joint + 1 :]
        folded = " ".join(near)
    else:
        folded = folded[-_CHARACTERS_BEFORE:]
    word = words.negation_before.search(folded)
    return Cut(word[0], start - len(clause.lstrip()), start) if word else _condition_before(words, content, start)


def _condition_before(words: Words, content: str, start: int) -> Cut | None:
    """The condition at the beginning of the sentence, if the quote is what follows its comma."""
    if _COMMA.search(content, max(0, start - 12), start) is None:
        return None
    low = max(0, start - _MAX_CONDITION)
    sentences = _SENTENCES.match(content, low, start)
    if sentences is None:
        return None
    at = sentences.end()
    folded = words.without_harmless(fold(content[at:start]))
    found = words.condition.match(folded)
    return Cut(found[0], at, start) if found and len(_COMMAS.findall(folded, found.end())) == 1 else None


def cut_after(words: Words, content: str, end: int, reach: int) -> Cut | None:
    """The cut in the ``reach`` characters after a quote, within its clause, or in a condition after it, if any."""
    last = content[max(0, end - 4) : end].rstrip(_CLOSING)[-1:]
    if last in _ENDING and last != ",":
        return None
    around = content[end : end + reach]
    boundary = _CLAUSE.search(around)
    clause = "" if last == "," else around[: boundary.start()] if boundary else around
    folded = words.without_harmless(fold(clause)).lstrip("\"' ")
    if words.spaced:
        near = folded.split()[:_WORDS_AFTER]
        joint = next((at for at, word in enumerate(near) if word in words.joints), len(near))
        near_words = " ".join(near[:joint])
        word = words.negation_after.search(near_words) or (words.particle.search(folded) if boundary else None)
    else:
        word = words.negation_after.search(folded)
        word = word if word is not None and word.start() < _CHARACTERS_AFTER else None
    return Cut(word[0], end, end + len(clause.rstrip())) if word else _condition_after(words, around, end)


def _condition_after(words: Words, around: str, end: int) -> Cut | None:
    gap = _GAP.search(around)
    around = around[: gap.start()] if gap else around
    letter = _LETTER.search(around)
    if letter is None or letter[0].isupper():
        return None  # a title, or another sentence
    found = words.condition.match(words.without_harmless(fold(around)))
    return Cut(found[0].strip(" ,\"')"), end, end + len(around.rstrip())) if found else None


def ends_whole(content: str, start: int, end: int) -> bool:
    """Whether a quote begins and ends at the bounds of sentences or lines."""
    before = content[max(0, start - BEFORE) : start].rstrip(" \t").rstrip(_CLOSING)[-1:]
    after = content[end : end + AFTER].lstrip(" \t").lstrip(_CLOSING)[:1]
    ends = (*_ENDING, "\n", "\r", "")
    return before in ends and (after in ends or content[start:end].rstrip(_CLOSING)[-1:] in _ENDING)


def _small(words: str) -> str:
    """The words folded for comparison, in small letters."""
    return (words if words.isascii() else fold(words)).casefold()


def _last_clause(around: str, abbreviations: Container[str]) -> str:
    """The words after the last mark that divides clauses; the full stop of an abbreviation does not."""
    last = 0
    for boundary in _CLAUSE.finditer(around):
        word = _WORD_BEFORE.search(around, 0, boundary.start()) if boundary[0] == "." else None
        if word is None or word[0].casefold() not in abbreviations or around[boundary.end() :].isspace():
            last = boundary.end()
    return around[last:]
