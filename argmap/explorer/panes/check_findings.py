"""The findings of a check, as lines, and the node that each is about."""

from __future__ import annotations

from argmap.debate import Debate
from argmap.explorer.line_fitting import PaneLine
from argmap.findings import Finding
from argmap.styled import Segment
from argmap.text import brief, escaped

_MAX_FINDINGS = 2_000


def finding_lines(found: tuple[Finding, ...]) -> list[PaneLine]:
    """One line for each finding, with its index as the target."""
    lines = []
    for number, finding in enumerate(found[:_MAX_FINDINGS]):
        span = finding.span
        line = [
            Segment(f"{finding.severity} ", finding.severity),
            Segment(f"{finding.code} ", "key"),
            Segment(brief(finding.message, 500)),
            Segment(f"  {escaped(span.file)}:{span.line}", "dim"),
        ]
        lines.append(PaneLine(line, 2, str(number)))
    if len(found) > _MAX_FINDINGS:
        lines.append(PaneLine([Segment(f"and {len(found) - _MAX_FINDINGS:,} more: argmap check lists them", "dim")]))
    return lines or [PaneLine([Segment("no problems found", "dim")])]


def node_of(debate: Debate, finding: Finding) -> str | None:
    """The innermost node around a finding; None if it is outside all nodes."""
    place = finding.span
    holding = [
        (data["range"].end - data["range"].start, node)
        for node, data in debate.graph.nodes(data=True)
        if data["range"].text is place.text and data["range"].start <= place.start < data["range"].end
    ]
    return min(holding)[1] if holding else None
