"""Findings for people: the place, the line with the words marked, the places that explain it, and the fix."""

from __future__ import annotations

from collections import Counter

from argmap.catalogue import Severity
from argmap.checking.outcome import Outcome
from argmap.excerpt import excerpt
from argmap.findings import Finding
from argmap.report.proof_summary import proved
from argmap.styled import Line, Segment
from argmap.text import Span, placed, shown


def lines(outcome: Outcome, columns: int | None = None) -> list[Line]:
    """Each finding as a paragraph, and a summary. Quoted lines are cut to ``columns``."""
    made = paragraphs(outcome, columns)
    return [*made, *([[]] if made else []), *summary(outcome)]


def paragraphs(outcome: Outcome, columns: int | None = None) -> list[Line]:
    """The findings alone, with an empty line between two."""
    made: list[Line] = []
    for finding in outcome.findings:
        made += [*([[]] if made else []), *_paragraph(finding, outcome.paths.get(finding, ()), columns)]
    return made


def _paragraph(finding: Finding, way: tuple[str, ...], columns: int | None) -> list[Line]:
    made: list[Line] = [
        [
            Segment(finding.severity, finding.severity),
            Segment(f" {finding.code} {finding.name}: ", "dim"),
            Segment(shown(finding.message), "caret"),
        ],
        _place(finding.span),
    ]
    if way:
        made.append([Segment(f"  in: {shown(' › '.join(way))}", "dim")])
    made += excerpt(finding.span, finding.severity, widest=columns)
    for message, span in finding.related:
        made += [[Segment(f"  {shown(message)}")], _place(span), *excerpt(span, "info", widest=columns)]
    if finding.fix is not None:
        how = "fix" if finding.fix.safe else "fix, with --unsafe-fixes"
        made.append([Segment(f"  {how}: ", "info"), Segment(shown(finding.fix.title))])
    return made


def _place(span: Span) -> Line:
    return [Segment("  --> ", "dim"), Segment(placed(span))]


def summary(outcome: Outcome) -> list[Line]:
    """The number of maps checked, the number of findings of each severity, and what was proved."""
    words = proved(outcome)
    style = "warning" if outcome.let_pass else "dim"
    fixable = _fixable(outcome)
    return [
        _counted(outcome),
        *([[Segment(words, style)]] if words else []),
        *([[Segment(fixable, "info")]] if fixable else []),
    ]


def _fixable(outcome: Outcome) -> str:
    """How many findings have a fix, and which options apply it; empty if there are none."""
    fixes = [found.fix for found in outcome.findings if found.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not safe:
        return f"{unsafe:,} can be fixed with --fix --unsafe-fixes" if unsafe else ""
    return f"{safe:,} can be fixed with --fix" + (f", {unsafe:,} more with --unsafe-fixes" if unsafe else "")


def _counted(outcome: Outcome) -> Line:
    counts = Counter(finding.severity for finding in outcome.findings)
    files = len(outcome.files)
    checked = f"{files} map{'s' * (files != 1)} checked"
    unsought = outcome.tally.quotes - outcome.tally.sought if outcome.tally.sought is not None else 0
    if not counts and unsought:
        were = "quotes were" if unsought > 1 else "quote was"
        return [Segment(f"{checked}: nothing reported, but {unsought:,} {were} not checked", "warning")]
    if not counts:
        return [Segment(f"{checked}: no problems found", "dim")]
    said = [
        f"{counts[severity]} {severity}{'s' * (counts[severity] != 1)}" for severity in Severity if counts[severity]
    ]
    return [Segment(f"{checked}: {', '.join(said)}", next(iter(sorted(counts, key=lambda one: one.rank))))]
