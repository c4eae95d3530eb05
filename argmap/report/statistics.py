"""The number of findings of each rule, instead of the findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from argmap.catalogue import CATALOGUE, Severity
from argmap.checking.outcome import Outcome
from argmap.report.full import summary
from argmap.styled import Line, Segment

_MAX_WIDTH = max(map(len, Severity))


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, the number of its findings, and how many of them have a fix."""

    code: str
    name: str
    severity: str
    count: int
    fixable: int


def rows(outcome: Outcome) -> list[Row]:
    """The rules with findings, the most frequent first; equally frequent ones by code."""
    counts = Counter(finding.code for finding in outcome.findings)
    fixable = Counter(finding.code for finding in outcome.findings if finding.fix is not None)
    made = [
        Row(code, CATALOGUE[code].name, str(CATALOGUE[code].severity), count, fixable[code])
        for code, count in counts.items()
    ]
    return sorted(made, key=lambda row: (-row.count, row.code))


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The table, and below it the summary of all findings."""
    made = table(outcome)
    return [*made, *([[]] if made else []), *summary(outcome)]


def table(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """A line a rule: the number of findings, code, name, severity, and how many findings have a fix."""
    made = rows(outcome)
    count = max((len(f"{row.count:,}") for row in made), default=0)
    name = max((len(row.name) for row in made), default=0)
    return [_line(row, count, name) for row in made]


def _line(row: Row, count: int, name: int) -> Line:
    line = [
        Segment(f"{row.count:>{count},}  "),
        Segment(row.code, row.severity),
        Segment(f"  {row.name:<{name}}  "),
        Segment(row.severity, row.severity),
    ]
    if row.fixable:
        line.append(Segment(f"{'':<{_MAX_WIDTH - len(row.severity)}}  {row.fixable:,} fixable", "dim"))
    return line
