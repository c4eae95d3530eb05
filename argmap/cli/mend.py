"""What ``check --fix`` and ``check --diff`` do: edits at the marks, tried in memory before anything is written.

A round tries all fixes at once. Where that mends not all, or brings in an error, the fixes that are to blame are looked
for by halves and refused; the others are kept. The next round takes the fixes that had to wait for these.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.catalogue import Severity
from argmap.checking.checker import check
from argmap.cli.output import write_file
from argmap.findings import MOST_OF_ONE_CODE
from argmap.checking.fixes import Fixed, apply, diff, failed
from argmap.text import escaped

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.findings import Finding
    from argmap.checking.inspection import Inspection

_MOST_ROUNDS = 10
_MOST_TRIALS, _FEWEST_TRIALS = 50, 5
"""In all rounds together, and in each at least: a trial reads and checks the maps again."""

_Place: TypeAlias = tuple[str, str, int]


class Mended(NamedTuple):
    """The maps as fixes make them, the files that these change, and the number of findings that are mended."""

    debate: Debate
    changes: Mapping[Path, Fixed]
    number: int

    def write(self) -> None:
        """Put the changes into the files. Raises ArgmapError for one that cannot be written."""
        for path, fixed in self.changes.items():
            write_file(path, fixed.text.encode(fixed.content))

    def show(self) -> None:
        """Print the changes as a diff."""
        for fixed in sorted(self.changes.values(), key=lambda one: one.text.file):
            sys.stdout.writelines(escaped(line) + "\n" for line in diff(fixed))


def mend(inspection: Inspection, unsafe: bool) -> Mended:
    """Apply fixes, in memory, until there are none left to apply; which are refused, and why, is told on stderr."""
    state = _look(inspection, {})
    refused: frozenset[_Place] = frozenset()
    count, trials = 0, _MOST_TRIALS
    for _ in range(_MOST_ROUNDS):
        candidates = [one for one in state.found if _place(one) not in refused]
        wanted = [one for fixed in _changes(state, candidates, unsafe) for one in fixed.mended]
        if not wanted:
            break
        this = _Round(inspection, state, unsafe)
        trials -= this.run(wanted, max(trials, _FEWEST_TRIALS))
        for finding, reason in this.refused.items():
            place = f"{escaped(finding.span.file)}:{finding.span.line}"
            print(f"{place}: the fix for {finding.code} {reason}", file=sys.stderr)
        refused = frozenset(_moved(one, this.changes) for one in {*refused, *map(_place, this.refused)})
        count += len(this.kept)
        state = this.best
    return Mended(state.debate, state.changes, count)


class _State(NamedTuple):
    """The maps with some changes, what is found in them, and the changes, each from the file as it is written."""

    debate: Debate
    found: tuple[Finding, ...]
    changes: dict[Path, Fixed]

    @property
    def grave(self) -> set[Finding]:
        """What no fix may bring in: odd YAML and errors of structure in any case, and errors that are asked for."""
        loaded = {one for one in self.debate.findings if one.code.startswith(("Y", "S"))}
        return {one for one in loaded.union(self.found) if one.severity is Severity.ERROR or one.code.startswith("Y")}


class _Round:
    """Which of some fixes, none of which overlap, can be applied together."""

    def __init__(self, inspection: Inspection, before: _State, unsafe: bool) -> None:
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
        changes = _changes(self.before, [*self.kept, *part], True)
        after = _look(self.inspection, _put_on(self.before, changes))
        failures = _failures(self.before, after, changes)
        worse = _brought_in(self.before, after, changes, self.unsafe)
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


def _failures(before: _State, after: _State, changes: Sequence[Fixed]) -> list[Finding]:
    """What should be mended and is still found, unless what is found there is another that has come to its place."""
    failures = failed(changes, after.found)
    if failures:
        codes, mended = {one.code for one in failures}, {one for fixed in changes for one in fixed.mended}
        waiting = [one for one in before.found if one.code in codes and one not in mended]
        others = Counter(_moved(_place(one), changes) for one in waiting)
        now = Counter(map(_place, after.found))
        places = {one: _moved(_place(one), changes) for one in failures}
        failures = [one for one in failures if now[places[one]] > others[places[one]]]
    return failures


def _brought_in(before: _State, after: _State, changes: Sequence[Fixed], unsafe: bool) -> list[Finding]:
    """The grave findings of which there are more than before, less those that are mended.

    A key that is mended lets be read what stands below it: what is found there, and can be mended in its turn, is no
    harm.
    """
    were, now = (Counter((one.span.file, one.code) for one in state.grave) for state in (before, after))
    mended = Counter((one.span.file, one.code) for fixed in changes for one in fixed.mended)
    more = {key for key, number in now.items() if were[key] <= MOST_OF_ONE_CODE and number > were[key] - mended[key]}
    if not more:
        return []
    known = {_moved(_place(one), changes) for one in before.grave if (one.span.file, one.code) in more}
    news = [one for one in after.grave if (one.span.file, one.code) in more and _place(one) not in known]
    return [one for one in news if one.code.startswith("Y") or one.fix is None or not (one.fix.safe or unsafe)]


def _look(inspection: Inspection, changes: dict[Path, Fixed]) -> _State:
    debate = inspection.debate({path: fixed.text.encode(fixed.content) for path, fixed in changes.items()})
    settings = inspection.settings
    return _State(debate, check(debate, settings.mending, settings.forbidden), changes)


def _changes(state: _State, findings: Sequence[Finding], unsafe: bool) -> list[Fixed]:
    """What fixes make of the maps that were asked for; of those that they only use nothing is written."""
    asked = {document.text for document in state.debate.maps if document.name in state.debate.requested}
    return [fixed for fixed in apply(findings, unsafe) if fixed.text in asked]


def _put_on(state: _State, changes: Sequence[Fixed]) -> dict[Path, Fixed]:
    """The changes until now, and more: each from the file as it is written."""
    files = {document.text: document.path for document in state.debate.maps}
    both = dict(state.changes)
    for fixed in changes:
        path = files[fixed.text]
        both[path] = Fixed(both[path].text if path in both else fixed.text, fixed.content, ())
    return both


def _place(finding: Finding) -> _Place:
    return finding.code, finding.span.file, finding.span.start


def _moved(place: _Place, changes: Sequence[Fixed]) -> _Place:
    """The place once the changes are made."""
    code, file, start = place
    return next(((code, file, fixed.moved(start)) for fixed in changes if fixed.text.file == file), place)
