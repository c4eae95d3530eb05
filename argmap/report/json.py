"""Findings for programs: one JSON document."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from argmap.catalogue import Severity
from argmap.checking.outcome import Outcome
from argmap.findings import Finding
from argmap.report import statistics
from argmap.safejson import dumps
from argmap.styled import Line, Segment

VERSION = 1


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The findings, and the number of each severity."""
    return written(_document(outcome))


def counted(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The same, and the number of findings of each rule."""
    rows = [asdict(row) for row in statistics.rows(outcome)]
    return written({**_document(outcome), "statistics": rows})


def written(document: Any) -> list[Line]:
    """A document with one member a line, so that a diff of two runs is readable."""
    return [[Segment(line)] for line in dumps(document, indent=2).split("\n")]


def _document(outcome: Outcome) -> dict[str, Any]:
    counts = Counter(finding.severity for finding in outcome.findings)
    tally = outcome.tally
    return {
        "version": VERSION,
        "findings": [_finding(finding) for finding in outcome.findings],
        "let_pass": [_finding(finding) for finding in outcome.let_pass],
        "summary": {
            "files": len(outcome.files),
            **{f"{severity}s": counts[severity] for severity in Severity},
            "let_pass": sum(finding.times for finding in outcome.let_pass),
            "quotes": tally.quotes,
            "quotes_sought": tally.sought,
            "quotes_found": tally.found,
            "claims": tally.claims,
            "claims_quoted": tally.quoted,
            "claims_implied": tally.implied,
        },
    }


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
            {
                "message": message,
                "file": there.file,
                "line": there.line,
                "column": there.column,
                **({"page": there.page} if there.page is not None else {}),
            }
            for message, there in finding.related
        ],
        "fixable": finding.fix is not None,
    }
