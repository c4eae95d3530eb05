"""A trial: the maps with some fixes applied, in memory, what is found in them, and what of that is the fixes' fault."""

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
"""Where a finding stands: its code, its file, and the offset at which it begins."""


class State(NamedTuple):
    """The maps with some changes, what is found in them, and the changes, each from the file as it is written."""

    debate: Debate
    found: tuple[Finding, ...]
    changes: dict[Path, Fixed]

    @property
    def grave(self) -> set[Finding]:
        """What no fix may bring in: odd YAML and errors of structure in any case, and errors that are asked for."""
        loaded = {one for one in self.debate.findings if one.code.startswith(("Y", "S"))}
        return {one for one in loaded.union(self.found) if one.severity is Severity.ERROR or one.code.startswith("Y")}


def look(inspection: Inspection, changes: dict[Path, Fixed]) -> State:
    debate = inspection.debate({path: fixed.after for path, fixed in changes.items()})
    settings = inspection.settings
    return State(debate, check(debate, settings.mending, settings.forbidden, settings.words, proved=False), changes)


def changes_of(state: State, findings: Sequence[Finding], unsafe: bool) -> list[Fixed]:
    """What fixes make of the maps that were asked for; of those that they only use nothing is written."""
    asked = {document.text for document in state.debate.maps if document.name in state.debate.requested}
    return [fixed for fixed in apply(findings, unsafe) if fixed.text in asked]


def put_on(state: State, changes: Sequence[Fixed]) -> dict[Path, Fixed]:
    """The changes until now, and more: each from the file as it is written."""
    files = {document.text: document.path for document in state.debate.maps}
    both = dict(state.changes)
    for fixed in changes:
        path = files[fixed.text]
        both[path] = Fixed(both[path].text if path in both else fixed.text, fixed.content, ())
    return both


def failures_in(before: State, after: State, changes: Sequence[Fixed]) -> list[Finding]:
    """What should be mended and is still found, unless what is found there is another that has come to its place."""
    failures = failed(changes, after.found)
    if failures:
        codes, mended = {one.code for one in failures}, {one for fixed in changes for one in fixed.mended}
        waiting = [one for one in before.found if one.code in codes and one not in mended]
        others = Counter(moved(site(one), changes) for one in waiting)
        now = Counter(map(site, after.found))
        places = {one: moved(site(one), changes) for one in failures}
        failures = [one for one in failures if now[places[one]] > others[places[one]]]
    return failures


def brought_in(before: State, after: State, changes: Sequence[Fixed], unsafe: bool) -> list[Finding]:
    """The grave findings of which there are more than before, less those that are mended.

    A key that is mended lets be read what stands below it: what is found there, and can be mended in its turn, is no
    harm.
    """
    were, now = (Counter((one.span.file, one.code) for one in state.grave) for state in (before, after))
    mended = Counter((one.span.file, one.code) for fixed in changes for one in fixed.mended)
    more = {key for key, number in now.items() if were[key] <= MAX_OF_ONE_CODE and number > were[key] - mended[key]}
    if not more:
        return []
    known = {moved(site(one), changes) for one in before.grave if (one.span.file, one.code) in more}
    news = [one for one in after.grave if (one.span.file, one.code) in more and site(one) not in known]
    return [one for one in news if one.code.startswith("Y") or one.fix is None or not (one.fix.safe or unsafe)]


def site(finding: Finding) -> Site:
    return finding.code, finding.span.file, finding.span.start


def moved(one: Site, changes: Sequence[Fixed]) -> Site:
    """Where a finding stands once the changes are made."""
    code, file, start = one
    return next(((code, file, fixed.moved(start)) for fixed in changes if fixed.text.file == file), one)
