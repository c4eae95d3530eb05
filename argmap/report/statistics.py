"""How many findings there are of each rule, instead of the findings."""

from __future__ import annotations

from typing import NamedTuple

from argmap.catalogue import Severity
from argmap.outcome import Outcome
from argmap.report.full import summary
from argmap.styled import Line, Segment

_WIDEST = max(map(len, Severity))


class Row(NamedTuple):
    """A rule, how often it found something, and how many of that a fix would mend."""

    code: str
    name: str
    severity: str
    number: int
    fixable: int


def rows(outcome: Outcome) -> list[Row]:
    """The rules that found something, the most frequent first; where two are as frequent, by their codes."""
    made: dict[str, Row] = {}
    for finding in outcome.findings:
        row = made.get(finding.code) or Row(finding.code, finding.name, str(finding.severity), 0, 0)
        made[finding.code] = row._replace(number=row.number + 1, fixable=row.fixable + (finding.fix is not None))
    return sorted(made.values(), key=lambda row: (-row.number, row.code))


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The table and, below it, the summary of all findings."""
    made = table(outcome)
    return [*made, *([[]] if made else []), summary(outcome)]


def table(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """A line a rule: how often, its code and name, how grave it is, and how many findings a fix would mend."""
    made = rows(outcome)
    count = max((len(f"{row.number:,}") for row in made), default=0)
    name = max((len(row.name) for row in made), default=0)
    return [_line(row, count, name) for row in made]


def _line(row: Row, count: int, name: int) -> Line:
    line = [
        Segment(f"{row.number:>{count},}  "),
        Segment(row.code, row.severity),
        Segment(f"  {row.name:<{name}}  "),
        Segment(row.severity, row.severity),
    ]
    if row.fixable:
        line.append(Segment(f"{'':<{_WIDEST - len(row.severity)}}  {row.fixable:,} fixable", "dim"))
    return line
