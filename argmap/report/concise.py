"""One line a finding: ``FILE:LINE:COL: CODE message``."""

from __future__ import annotations

from argmap.findings import Finding
from argmap.styled import Line, Segment
from argmap.text import escaped, shown


def lines(findings: tuple[Finding, ...], _files: int = 0, _columns: int | None = None) -> list[Line]:
    """Each finding on a line of its own; nothing where there is none."""
    return [_line(finding) for finding in findings]


def _line(finding: Finding) -> Line:
    span = finding.span
    return [
        Segment(f"{escaped(span.file)}:{span.line}:{span.column}: "),
        Segment(finding.code, finding.severity),
        Segment(f" {shown(finding.message)}"),
    ]
