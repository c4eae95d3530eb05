"""What of a source carries no claim, as passages to skip: neighbours of one kind together."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from argmap.drafting.passages import Form, Passage
from argmap.drafting.proposals import SkipProposal
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import everywhere
from argmap.sources.texts import Stretch

MAX_SKIPS = 200
"""A draft proposes no more: each is looked for everywhere in the source."""
_MAX_WHOLE = 200
"""A longer passage, in characters, is written by its first and its last words."""
_WORDS_OF_END = 8


def skips(found: Iterable[Passage], folded: Folded) -> tuple[list[SkipProposal], int]:
    """The passages to skip, and how many more there would be."""
    made: dict[tuple[str, str | None], SkipProposal] = {}
    more = 0
    for reason, group in groupby(found, key=lambda one: one.reason if one.form is Form.FURNITURE else ""):
        if not reason:
            continue
        for one in _together(list(group), reason, folded):
            if len(made) < MAX_SKIPS:
                made.setdefault((one.words, one.to), one)
            elif (one.words, one.to) not in made:
                more += 1
    return list(made.values()), more


def missing_skips(made: Iterable[SkipProposal], missing: Sequence[Stretch], folded: Folded) -> list[SkipProposal]:
    """Those of some passages to skip that hold something of the stretches that nothing accounts for."""
    ends = [end for _, end in missing]
    found = []
    for one in made:
        for start, end in everywhere(folded, one.words, one.to):
            at = bisect.bisect_right(ends, start)
            if at < len(missing) and missing[at][0] < end:
                found.append(one)
                break
    return found


def _together(group: list[Passage], reason: str, folded: Folded) -> Iterator[SkipProposal]:
    """Neighbours as one passage, where its ends are nowhere else; else one by one."""
    if len(group) > 1:
        start, end = group[0].origin(0), group[-1].origin(len(group[-1].words) - 1) + 1
        first, last = _beginning(group[0].words), _ending(group[-1].words)
        there = list(everywhere(folded, first, last))
        if len(there) == 1 and there[0][0] <= start + 1 and there[0][1] >= end - 2 and there[0][1] <= end + 2:
            yield SkipProposal(first, last, reason)
            return
    for one in group:
        if len(one.words) <= _MAX_WHOLE:
            yield SkipProposal(one.words, None, reason)
        else:
            yield SkipProposal(_beginning(one.words), _ending(one.words), reason)


def _beginning(words: str) -> str:
    return words if len(words) <= _MAX_WHOLE else " ".join(words[:_MAX_WHOLE].split()[:_WORDS_OF_END])


def _ending(words: str) -> str:
    return words if len(words) <= _MAX_WHOLE else " ".join(words[-_MAX_WHOLE:].split()[-_WORDS_OF_END:])
