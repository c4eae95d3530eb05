"""A trial: the maps with some fixes applied in memory, their findings, and the findings that the fixes caused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.catalogue import Severity
from argmap.checking.checker import check
from argmap.checking.fixes import Fixed, apply, failed
from argmap.findings import MAX_OF_ONE_CODE

if TYPE_CHECKING:
    from argmap.checking.inspection import Inspection
    from argmap.debate import Debate
    from argmap.findings import Finding

Site: TypeAlias = tuple[str, str, int]
"""Where a finding is: its code, its file, and the offset at which it begins."""


class State(NamedTuple):
    """The maps with some changes, their findings, and the changes to each file on disk."""

    debate: Debate
    found: tuple[Finding, ...]
    changes: dict[Path, Fixed]

    @property
    def severe(self) -> set[Finding]:
        """Findings that no fix may cause: any about YAML, errors of structure, and other errors of the rules that
        apply.
        """
        loaded = {one for one in self.debate.findings if one.code.startswith(("Y", "S"))}
        return {one for one in loaded.union(self.found) if one.severity is Severity.ERROR or one.code.startswith("Y")}


def look(inspection: Inspection, changes: dict[Path, Fixed]) -> State:
    debate = inspection.debate({path: fixed.after for path, fixed in changes.items()})
    settings = inspection.settings
    return State(debate, check(debate, settings.fixing, settings.forbidden, settings.words, proved=False), changes)


def changes_of(state: State, findings: Sequence[Finding], unsafe: bool) -> list[Fixed]:
    """The changes that fixes make to the requested maps. Maps that these only use are never written."""
    asked = {document.text for document in state.debate.maps if document.name in state.debate.requested}
    return [fixed for fixed in apply(findings, unsafe) if fixed.text in asked]


def put_on(state: State, changes: Sequence[Fixed]) -> dict[Path, Fixed]:
    """The earlier changes combined with new ones, each relative to the file on disk."""
    files = {document.text: document.path for document in state.debate.maps}
    both = dict(state.changes)
    for fixed in changes:
        path = files[fixed.text]
        both[path] = Fixed(both[path].text if path in both else fixed.text, fixed.content, ())
    return both


def failures_in(before: State, after: State, changes: Sequence[Fixed]) -> list[Finding]:
    """The findings that should be fixed but still occur, unless another finding has moved to their place."""
    failures = failed(changes, after.found)
    if failures:
        codes, fixed_findings = {one.code for one in failures}, {one for fixed in changes for one in fixed.findings}
        waiting = [one for one in before.found if one.code in codes and one not in fixed_findings]
        others = Counter(moved(site(one), changes) for one in waiting)
        now = Counter(map(site, after.found))
        places = {one: moved(site(one), changes) for one in failures}
        failures = [one for one in failures if now[places[one]] > others[places[one]]]
    return failures


def caused(before: State, after: State, changes: Sequence[Fixed], unsafe: bool) -> list[Finding]:
    """The severe findings that the fixes caused.

    When a key is fixed, everything below it can be read for the first time. New findings there do no harm if they can
    be fixed too.
    """
    were, now = (Counter((one.span.file, one.code) for one in state.severe) for state in (before, after))
    gone = Counter((one.span.file, one.code) for fixed in changes for one in fixed.findings)
    more = {key for key, number in now.items() if were[key] <= MAX_OF_ONE_CODE and number > were[key] - gone[key]}
    if not more:
        return []
    known = {moved(site(one), changes) for one in before.severe if (one.span.file, one.code) in more}
    new = [one for one in after.severe if (one.span.file, one.code) in more and site(one) not in known]
    return [one for one in new if one.code.startswith("Y") or one.fix is None or not (one.fix.safe or unsafe)]


def site(finding: Finding) -> Site:
    return finding.code, finding.span.file, finding.span.start


def moved(one: Site, changes: Sequence[Fixed]) -> Site:
    """Where a finding is after the changes."""
    code, file, start = one
    return next(((code, file, fixed.moved(start)) for fixed in changes if fixed.text.file == file), one)
