"""One line a finding: ``FILE:LINE:COL: CODE message``."""

from __future__ import annotations

from argmap.checking.outcome import Outcome
from argmap.findings import Finding
from argmap.styled import Line, Segment
from argmap.text import placed, shown


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """Each finding on one line; nothing if there are none."""
    return [line(finding) for finding in outcome.findings]


def line(finding: Finding) -> Line:
    """One finding."""
    span = finding.span
    return [
        Segment(f"{placed(span)}: "),
        Segment(finding.code, finding.severity),
        Segment(f" {shown(finding.message)}"),
    ]
