"""Findings for programs: one JSON document."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from argmap.catalogue import Severity
from argmap.findings import Finding
from argmap.outcome import Outcome
from argmap.styled import Line, Segment

VERSION = 1


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The document, a line a member, so that a diff of two runs is readable."""
    counts = Counter(finding.severity for finding in outcome.findings)
    document = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in outcome.findings],
        "summary": {"files": len(outcome.files), **{f"{severity}s": counts[severity] for severity in Severity}},
    }
    return [[Segment(line)] for line in json.dumps(document, indent=2).split("\n")]


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "related": [
            {"message": message, "file": there.file, "line": there.line, "column": there.column}
            for message, there in finding.related
        ],
        "fixable": finding.fix is not None,
    }
