"""Findings: everything that argmap reports about a map, as values."""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from argmap.catalogue import CATALOGUE, Severity
from argmap.near import did_you_mean
from argmap.text import Span, Text

_MISREAD = "Y104"
_CONFLICT = "Y111"
MAX_OF_ONE_CODE = 1000
"""How many findings of one code in one file are kept; the rest are only counted."""

_MAX_COMPARED = 2_000_000


class Related(NamedTuple):
    """Another place that explains a finding, such as the first of two definitions."""

    message: str
    span: Span


class Says(Enum):
    """What YAML reads at the place of an edit, if the edit does not list it."""

    SAME = "the same as before"
    UNKNOWN = "not declared"


class Edit(NamedTuple):
    """Replace the characters of ``span`` by ``replacement``.

    ``says`` declares what this changes: the keys and values, in order, that YAML reads there afterwards instead of
    those that the span touches. ``edits.proof`` checks it.
    """

    span: Span
    replacement: str
    says: tuple[str, ...] | Says = Says.UNKNOWN


@dataclass(frozen=True, slots=True)
class Fix:
    """How to fix a finding: a title for people, and edits that do not overlap.

    A ``safe`` fix changes only what its edits declare, and no name, id or reference.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, or worth a look, and where; ``times`` is how many findings it represents."""

    code: str
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    times: int = 1

    @property
    def name(self) -> str:
        """The rule's name, such as ``unknown-key``."""
        return CATALOGUE[self.code].name

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file, place and code: the only order in which they are shown."""
    return tuple(
        sorted(
            findings, key=lambda found: (found.span.file, found.span.start, found.span.end, found.code, found.message)
        )
    )


def without_consequences(findings: Iterable[Finding], loaded: Iterable[Finding]) -> list[Finding]:
    """The findings without mere consequences of those in ``loaded``.

    If YAML has misread a text, other findings at its beginning are consequences. So are findings within a merge
    conflict, because neither side is what the map will say.
    """
    misread: set[tuple[Text, int]] = set()
    conflicts: dict[Text, list[tuple[int, int]]] = {}  # in order, and none overlap
    for finding in loaded:
        if finding.code == _MISREAD:
            misread.add((finding.span.text, finding.span.start))
        elif finding.code == _CONFLICT:
            conflicts.setdefault(finding.span.text, []).append(finding.span[1:])
    left = [one for one in findings if one.code == _MISREAD or (one.span.text, one.span.start) not in misread]
    return [one for one in left if one.code == _CONFLICT or not _concerns(one, conflicts)] if conflicts else left


def _concerns(finding: Finding, conflicts: Mapping[Text, list[tuple[int, int]]]) -> bool:
    """Whether a finding, or a place it refers to, is in a merge conflict."""
    for place in (finding.span, *(related.span for related in finding.related)):
        there = conflicts.get(place.text, [])
        before = bisect.bisect_right(there, (place.start, math.inf)) - 1
        if before >= 0 and place.start < there[before][1]:
            return True
    return False


class Findings:
    """Collects findings. Past the limit, those of one code in one file are only counted.

    A file with a million mistakes must not cause a million messages. Near misses are expensive to compute, so the
    message may be a function, which is called only for findings that are kept.
    """

    def __init__(self) -> None:
        self._kept: list[Finding] = []
        self._seen: Counter[tuple[str, str]] = Counter()
        self._first_surplus: dict[tuple[str, str], Span] = {}
        self._compared = 0
        self.met = 0

    def add(
        self,
        code: str,
        span: Span,
        message: str | Callable[[], str],
        *related: Related,
        fix: Fix | Callable[[], Fix | None] | None = None,
    ) -> None:
        """Keep a finding, or count it."""
        key = (code, span.file)
        self.met += 1
        self._seen[key] += 1
        if self._seen[key] <= MAX_OF_ONE_CODE:
            words = message if isinstance(message, str) else message()
            self._kept.append(Finding(code, words, span, related, fix() if callable(fix) else fix))
        else:
            self._first_surplus.setdefault(key, span)

    def hint(self, word: str, candidates: Collection[str]) -> str:
        """``did_you_mean``, until very many names have been compared: nobody needs the hundredth hint."""
        if self._compared > _MAX_COMPARED:
            return ""
        self._compared += len(candidates) + 20 * min(len(candidates), 2_000)
        return did_you_mean(word, candidates)

    def forget(self, place: Span) -> None:
        """Drop the findings from a place to the end of its text, because the text was misread from there on."""
        self._kept = [one for one in self._kept if one.span.text is not place.text or one.span.start < place.start]

    def take(self, other: Findings, more: Iterable[Finding] = ()) -> None:
        """Add the findings of another collection, for a file without findings so far, and some more."""
        self._kept += [*other._kept, *more]
        self._seen.update(other._seen)
        self._first_surplus.update(other._first_surplus)
        self.met += other.met

    def met_again(self) -> None:
        """Note a mistake that already has a finding. ``met`` then shows that something is wrong."""
        self.met += 1

    def all(self) -> tuple[Finding, ...]:
        """All findings; each surplus is one finding with the number."""
        surplus = [
            _surplus(key[0], span, self._seen[key] - MAX_OF_ONE_CODE) for key, span in self._first_surplus.items()
        ]
        return in_order(without_consequences(self._kept + surplus, self._kept))


def _surplus(code: str, span: Span, number: int) -> Finding:
    return Finding(code, f"and {number:,} more of {code} in this file", span, times=number)
