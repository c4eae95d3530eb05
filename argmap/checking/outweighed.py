"""Leaves out findings that a more severe one replaces: each omission is reported once."""

from __future__ import annotations

from argmap.findings import Finding
from argmap.rules.long_omission import MAX_LEFT_OUT

_LONG, _TURNED = "P403", "P430"


def without_outweighed(findings: list[Finding]) -> list[Finding]:
    """The findings, without those about omissions that another finding reports as too long.

    If the rule about length is ignored, the turned sense is reported instead.
    """
    too_long = {finding.span for finding in findings if finding.code == _LONG}
    return [one for one in findings if one.code != _TURNED or one.span not in too_long or not _is_of_a_long_one(one)]


def _is_of_a_long_one(finding: Finding) -> bool:
    return any(there.span.end - there.span.start > MAX_LEFT_OUT for there in finding.related)
