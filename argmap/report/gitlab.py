"""The code quality report of GitLab: a JSON list that the merge request shows.

GitLab treats two findings with one fingerprint as the same, and compares two branches by fingerprints.
"""

from __future__ import annotations

from argmap.catalogue import Severity
from argmap.checking.fingerprint import fingerprints
from argmap.checking.outcome import Outcome
from argmap.files import names_from
from argmap.report.json import written
from argmap.styled import Line
from argmap.text import escaped, shown

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The list; empty if there are no findings."""
    names = names_from(outcome.root)
    return written(
        [
            {
                "description": shown(finding.message),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": escaped(names(finding.span.file)),
                    "lines": {"begin": finding.span.line, "end": finding.span.end_line},
                },
            }
            for finding, fingerprint in fingerprints(outcome.findings, names).items()
        ]
    )
