"""What a check came to: the one value that every report is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.checking.tally import Tally
from argmap.findings import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in order, and the names of the maps that were checked.

    ``paths`` says of a finding where in the debate it stands: brief texts of one line, from the root question to the
    innermost node that holds it. One that stands in no node has none. ``root`` is the root of the repository, for
    reports that name files relative to it; None if that does not matter.
    ``let_pass`` are findings of a failed proof that a comment, the configuration, the call or the baseline leaves out;
    ``tally`` is what was proved, in numbers.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    paths: Mapping[Finding, tuple[str, ...]] = field(default_factory=dict)
    let_pass: tuple[Finding, ...] = ()
    tally: Tally = field(default_factory=Tally)
    root: Path | None = None
