"""The consistency check: a debate goes in, all findings come out."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.choice import DEFAULT, codes_of
from argmap.context import Context
from argmap.debate import Debate
from argmap.findings import Finding, Findings, in_order, without_echoes
from argmap.loader import collector_paused
from argmap.rules import CHECKS


def check(debate: Debate, rules: Iterable[str] = DEFAULT) -> tuple[Finding, ...]:
    """The loader's findings and those of the rules, in order; only of the rules that are named, by code or by name.

    Raises ArgmapError for a word that means no rule.
    """
    codes = codes_of(rules)
    context = Context(debate, Findings())
    with collector_paused():
        for code, rule in CHECKS.items():
            if code in codes:
                rule(context)
    found = [*debate.findings, *without_echoes(context.findings.all(), debate.findings)]
    return in_order(finding for finding in found if finding.code in codes)
