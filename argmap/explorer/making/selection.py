"""What is selected of a source, in words; and how it moves and grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from argmap.explorer.making.source_words import SourceWords


class Selection(NamedTuple):
    """The first and the last selected word, by their numbers."""

    first: int
    last: int


def sentence(words: SourceWords, number: int) -> Selection:
    """All of a sentence, or of the nearest one that there is."""
    number = max(0, min(number, len(words.sentences) - 1))
    return Selection(*words.sentences[number][:2])


def missing_part(words: SourceWords, number: int, is_missing: Sequence[bool]) -> Selection | None:
    """What nothing accounts for in a sentence: its first run of words; None where there is none."""
    first, last = words.sentences[number][:2]
    begin = next((word for word in range(first, last + 1) if is_missing[word]), None)
    if begin is None:
        return None
    end = begin
    while end < last and is_missing[end + 1]:
        end += 1
    return Selection(begin, end)


def next_missing(
    words: SourceWords, selected: Selection, is_missing: Sequence[bool], forward: bool = True
) -> Selection | None:
    """The next run of words that nothing accounts for, within its sentence; past the end it begins again."""
    count = len(words.sentences)
    here = words.sentence_of(selected.first)
    if forward:
        rest = _run(words, here, selected.last + 1, is_missing)
        if rest is not None:
            return rest
    for step in range(1, count + 1):
        number = (here + step) % count if forward else (here - step) % count
        found = missing_part(words, number, is_missing)
        if found is not None:
            return found
    return None


def _run(words: SourceWords, number: int, start: int, is_missing: Sequence[bool]) -> Selection | None:
    """The first run that nothing accounts for in the rest of a sentence."""
    last = words.sentences[number].last
    begin = next((word for word in range(start, last + 1) if is_missing[word]), None)
    if begin is None:
        return None
    end = begin
    while end < last and is_missing[end + 1]:
        end += 1
    return Selection(begin, end)


def lengthened(words: SourceWords, selected: Selection, steps: int) -> Selection:
    """The end moved by some words, back if negative; one word stays."""
    last = max(selected.first, min(selected.last + steps, len(words.words) - 1))
    return Selection(selected.first, last)


def begun(selected: Selection, steps: int) -> Selection:
    """The beginning moved by some words, back if negative; one word stays."""
    return Selection(max(0, min(selected.first + steps, selected.last)), selected.last)


def longer(words: SourceWords, selected: Selection, forward: bool) -> Selection:
    """The end moved to that of a sentence: of this one or the next, or back to the one before."""
    number = words.sentence_of(selected.last)
    here = words.sentences[number]
    if forward:
        if selected.last == here.last:
            number = min(number + 1, len(words.sentences) - 1)
        return Selection(selected.first, words.sentences[number].last)
    if number == words.sentence_of(selected.first):
        return selected
    return Selection(selected.first, words.sentences[number - 1].last)


def next_clause(words: SourceWords, selected: Selection) -> Selection:
    """The first clause of what is selected; where that is one clause already, the next one of the sentence."""
    found = words.clauses(words.sentence_of(selected.first))
    _, end = next(one for one in reversed(found) if one[0] <= selected.first)
    if end < selected.last:
        return Selection(selected.first, end)
    following = [one for one in found if one[0] > selected.first]
    return Selection(*(following or found)[0])
