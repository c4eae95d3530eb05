"""Which fixes are applied: they are tried in memory, in rounds, before anything is written.

A round tries all fixes at once. Where that mends not all, or brings in an error, the fixes that are to blame are looked
for by halves and refused; the others are kept. The next round takes the fixes that had to wait for these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.checking.proved import blame
from argmap.checking.trials import Place, State, brought_in, changes_of, failures_in, look, moved, place, put_on

if TYPE_CHECKING:
    from argmap.checking.fixes import Fixed
    from argmap.checking.inspection import Inspection
    from argmap.debate import Debate
    from argmap.findings import Finding

_MAX_ROUNDS = 10
_MAX_TRIALS, _MIN_TRIALS = 50, 5
"""In all rounds together, and in each at least: a trial reads and checks the maps again."""


class Mended(NamedTuple):
    """The maps as fixes make them, and the files that these change.

    ``numbers`` are those of the findings that are mended, by file; ``refused`` are the findings whose fixes are not
    applied though they were tried, each with the reason.
    """

    debate: Debate
    changes: Mapping[Path, Fixed]
    numbers: Counter[str]
    refused: tuple[tuple[Finding, str], ...]


def mend(inspection: Inspection, unsafe: bool) -> Mended:
    """Apply fixes, in memory, until there are none left to apply."""
    state = look(inspection, {})
    refused: frozenset[Place] = frozenset()
    reasons: list[tuple[Finding, str]] = []
    numbers: Counter[str] = Counter()
    trials = _MAX_TRIALS
    for _ in range(_MAX_ROUNDS):
        candidates = [one for one in state.found if place(one) not in refused]
        wanted = [one for fixed in changes_of(state, candidates, unsafe) for one in fixed.mended]
        if not wanted:
            break
        this = _Round(inspection, state, unsafe)
        trials -= this.run(wanted, max(trials, _MIN_TRIALS))
        reasons += this.refused.items()
        refused = frozenset(moved(one, this.changes) for one in {*refused, *map(place, this.refused)})
        numbers.update(found.span.file for found in this.kept)
        state = this.best
    return Mended(state.debate, state.changes, numbers, tuple(reasons))


class _Round:
    """Which of some fixes, none of which overlap, can be applied together."""

    def __init__(self, inspection: Inspection, before: State, unsafe: bool) -> None:
        self.inspection = inspection
        self.before = self.best = before
        self.unsafe = unsafe
        self.kept: list[Finding] = []
        self.changes: list[Fixed] = []
        self.refused: dict[Finding, str] = {}

    def run(self, wanted: list[Finding], most: int) -> int:
        """Keep the fixes with which all is well, and refuse the others; how many trials that took, of so many."""
        waiting = [wanted]
        trials = 0
        while waiting and trials < most:
            waiting.extend(self._try(waiting.pop()))
            trials += 1
        for part in waiting:
            self.refused.update(dict.fromkeys(part, "was not tried, for too many fail"))
        return trials

    def _try(self, part: list[Finding]) -> Iterator[list[Finding]]:
        """Try a part with what is kept already; what of it must be tried once more."""
        changes = changes_of(self.before, [*self.kept, *part], True)
        if (again := self._unproved(changes, part)) is not None:
            yield from again
            return
        after = look(self.inspection, put_on(self.before, changes))
        failures = failures_in(self.before, after, changes)
        worse = brought_in(self.before, after, changes, self.unsafe)
        if not failures and not worse:
            self.kept += part
            self.best, self.changes = after, changes
        elif not worse and set(failures) <= set(part):
            self.refused.update(dict.fromkeys(failures, "would not mend it"))
            yield from _filled([one for one in part if one not in self.refused])
        elif len(part) == 1:
            codes = ", ".join(sorted({one.code for one in worse}))
            self.refused[part[0]] = f"would bring in {codes}" if codes else "does not go with another"
        else:
            yield from _split(part, {one.span.file for one in worse})

    def _unproved(self, changes: list[Fixed], part: list[Finding]) -> Iterator[list[Finding]] | None:
        """None if all fixes are proved; else refuse those to blame, and give what must be tried again."""
        tried = set(part)
        reasons: dict[Finding, str] = {}
        files: set[str] = set()
        for fixed in changes:
            blamed = blame(fixed)
            bad = {one: why for one, why in blamed.reasons.items() if why.is_grave or not self.unsafe}
            reasons.update((one, why.reason) for one, why in bad.items() if one in tried)
            if blamed.is_unclear or not tried.issuperset(bad):
                files.add(fixed.text.file)
        if reasons or (files and len(part) == 1):
            self.refused.update(reasons or {part[0]: "would change more than it is about"})
            return _filled([one for one in part if one not in self.refused])
        return _split(part, files) if files else None


def _split(part: list[Finding], files: set[str]) -> Iterator[list[Finding]]:
    """A part in two, the likelier culprits first, for the last is tried first: by files, else by halves."""
    inside = [one for one in part if one.span.file in files]
    if inside and len(inside) < len(part):
        yield inside
        yield [one for one in part if one.span.file not in files]
    else:
        half = len(part) // 2
        yield part[half:]
        yield part[:half]


def _filled(part: list[Finding]) -> Iterator[list[Finding]]:
    if part:
        yield part
