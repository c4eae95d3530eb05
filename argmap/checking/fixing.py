"""Chooses the fixes to apply: tries them in memory, in rounds, before anything is written.

A round tries all fixes at once. If a failure can be traced to a fix, that fix is refused. Otherwise the round tries
halves. The next round takes the fixes that had to wait for these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.checking.proved import blame
from argmap.checking.trials import Site, State, caused, changes_of, failures_in, look, moved, put_on, site

if TYPE_CHECKING:
    from argmap.checking.fixes import Fixed
    from argmap.checking.inspection import Inspection
    from argmap.debate import Debate
    from argmap.findings import Finding

_MAX_ROUNDS = 10
_MAX_TRIALS, _MIN_TRIALS = 50, 5
"""Trials in all rounds together, and the least in each: a trial reads and checks the maps again."""


class FixResult(NamedTuple):
    """The maps after fixing, and the files that the fixes change.

    ``numbers`` counts the fixed findings by file. ``refused`` lists the findings whose fixes failed, each with the
    reason.
    """

    debate: Debate
    changes: Mapping[Path, Fixed]
    numbers: Counter[str]
    refused: tuple[tuple[Finding, str], ...]


def apply_fixes(inspection: Inspection, unsafe: bool) -> FixResult:
    """Apply fixes in memory until there are none left."""
    state = look(inspection, {})
    refused: frozenset[Site] = frozenset()
    reasons: list[tuple[Finding, str]] = []
    numbers: Counter[str] = Counter()
    trials = _MAX_TRIALS
    for _ in range(_MAX_ROUNDS):
        candidates = [one for one in state.found if site(one) not in refused]
        wanted = [one for fixed in changes_of(state, candidates, unsafe) for one in fixed.findings]
        if not wanted:
            break
        this = _Round(inspection, state, unsafe)
        trials -= this.run(wanted, max(trials, _MIN_TRIALS))
        reasons += this.refused.items()
        refused = frozenset(moved(one, this.changes) for one in {*refused, *map(site, this.refused)})
        numbers.update(found.span.file for found in this.kept)
        state = this.best
    return FixResult(state.debate, state.changes, numbers, tuple(reasons))


class _Round:
    """Finds out which of some fixes, none of which overlap, can be applied together."""

    def __init__(self, inspection: Inspection, before: State, unsafe: bool) -> None:
        self.inspection = inspection
        self.before = self.best = before
        self.unsafe = unsafe
        self.kept: list[Finding] = []
        self.changes: list[Fixed] = []
        self.refused: dict[Finding, str] = {}

    def run(self, wanted: list[Finding], most: int) -> int:
        """Keep the fixes that work and refuse the others. Returns the number of trials, at most ``most``."""
        waiting = [wanted]
        trials = 0
        while waiting and trials < most:
            if part := [one for one in waiting.pop() if one not in self.refused]:
                waiting += self._try(part)
                trials += 1
        for part in waiting:
            self.refused.update(dict.fromkeys(part, "was not tried, because too many fail"))
        return trials

    def _try(self, part: list[Finding]) -> list[list[Finding]]:
        """Try some fixes with those kept so far. Returns the groups to try again, the last group first."""
        changes = changes_of(self.before, [*self.kept, *part], True)
        sure, files = self._unproved(changes, part)
        doubt = "would change something else too"
        if not sure and not files:
            after = look(self.inspection, put_on(self.before, changes))
            failures = failures_in(self.before, after, changes)
            worse = caused(self.before, after, changes, self.unsafe)
            if not failures and not worse:
                self.kept += part
                self.best, self.changes = after, changes
                return []
            if not worse and set(failures) <= set(part):
                sure = dict.fromkeys(failures, "would not fix it")
            files = {one.span.file for one in worse}
            codes = ", ".join(sorted({one.code for one in worse}))
            doubt = f"would cause {codes}" if codes else "conflicts with another fix"
        if sure:
            self.refused.update(sure)
            return [part]
        if len(part) == 1:
            self.refused[part[0]] = doubt
            return []
        part = sorted(part, key=lambda one: one.span.file in files)  # the likely causes last
        cut = sum(one.span.file not in files for one in part) % len(part) or len(part) // 2
        return [part[cut:], part[:cut]]

    def _unproved(self, changes: list[Fixed], part: list[Finding]) -> tuple[dict[Finding, str], set[str]]:
        """The fixes without a proof, with the reasons, and the files where the cause is unclear."""
        sure: dict[Finding, str] = {}
        files: set[str] = set()
        for fixed in changes:
            blamed = blame(fixed)
            bad = {one: why.reason for one, why in blamed.reasons.items() if why.is_grave or not self.unsafe}
            sure.update((one, bad[one]) for one in part if one in bad)
            if blamed.is_unclear or not bad.keys() <= set(part):
                files.add(fixed.text.file)
        return sure, files
