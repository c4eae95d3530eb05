"""The outcome of a check: the one value that every report is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.checking.tally import Tally
from argmap.findings import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in order, and the names of the maps that were checked.

    ``paths`` has for a finding the path to it in the debate: short one-line texts, from the root question to the
    innermost node that contains it. A finding outside of all nodes has none. ``root`` is the root of the repository,
    for reports that name files relative to it, or None. ``let_pass`` are the findings of failed proofs that a
    comment, the configuration, the call or the baseline suppresses. ``tally`` has the numbers of what was proved.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    paths: Mapping[Finding, tuple[str, ...]] = field(default_factory=dict)
    let_pass: tuple[Finding, ...] = ()
    tally: Tally = field(default_factory=Tally)
    root: Path | None = None
