"""The consistency check: a debate goes in, all findings come out."""

from __future__ import annotations

from argmap.context import Context
from argmap.debate import Debate
from argmap.findings import Finding, Findings, in_order, without_echoes
from argmap.loader import collector_paused
from argmap.rules import CHECKS


def check(debate: Debate) -> tuple[Finding, ...]:
    """The loader's findings and those of all rules, in order."""
    context = Context(debate, Findings())
    with collector_paused():
        for rule in CHECKS:
            rule(context)
    return in_order([*debate.findings, *without_echoes(context.findings.all(), debate.findings)])
