"""Offers only fixes that are proved to change nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from argmap.checking.fixes import Fixed, edits_of, fixed_by_text, fixed_with
from argmap.edits.proof import Breach, breaches
from argmap.findings import Finding

_MAX_PROOFS = 50
_MAX_CHARACTERS = 20_000_000
"""Limits for one text, because each proof reads it twice. A fix that is not proved within them is not offered."""


_UNPROVED = Breach(None, "is not proved", True)


class Blame(NamedTuple):
    """The mistakes of fixes that are applied together; ``is_unclear`` if nobody knows which fix is to blame."""

    reasons: dict[Finding, Breach]
    is_unclear: bool


def blame(fixed: Fixed) -> Blame:
    """The changes by a file's fixes that these do not declare."""
    reasons: dict[Finding, Breach] = {}
    is_unclear = False
    for breach in breaches(fixed.text, [edit for found in fixed.findings for edit in edits_of(found)]):
        is_unclear |= breach.edit is None
        for found in fixed.findings:
            if breach.edit in edits_of(found) and not (found in reasons and reasons[found].is_grave):
                reasons[found] = breach
    return Blame(reasons, is_unclear)


def offered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with each safe fix proved, marked as not safe, or removed.

    Fixes that are not safe are proved when they are applied.
    """
    verdicts: dict[Finding, Breach | None] = {}
    spent: Counter[str] = Counter()
    safe = [found for found in findings if found.fix is not None and found.fix.safe]
    while waiting := [found for found in safe if found not in verdicts]:
        for fixed in fixed_by_text(waiting):
            verdicts.update(_verdicts(fixed, spent))
    return [_offered(found, verdicts.get(found)) for found in findings]


def _verdicts(fixed: Fixed, spent: Counter[str]) -> Iterator[tuple[Finding, Breach | None]]:
    """The mistake of each fix. If it is unclear which fix is to blame, halves of them are proved."""
    text = fixed.text
    most = max(2, min(_MAX_PROOFS, _MAX_CHARACTERS // (len(text.content) + 1)))
    groups = [list(fixed.findings)]
    while groups:
        group = groups.pop()
        spent[text.file] += 1
        if spent[text.file] > most:
            yield from ((found, _UNPROVED) for found in group)
            continue
        reasons, is_unclear = blame(fixed_with(text, group))
        bad = [found for found in group if found in reasons and reasons[found].is_grave]
        if is_unclear and len(group) == 1:
            yield group[0], _UNPROVED
        elif is_unclear:
            half = len(group) // 2
            groups += [group[half:], group[:half]]
        elif bad:
            yield from ((found, reasons[found]) for found in bad)
            groups += [good for good in [[found for found in group if found not in bad]] if good]
        else:
            yield from ((found, reasons.get(found)) for found in group)


def _offered(finding: Finding, breach: Breach | None) -> Finding:
    if breach is None or finding.fix is None:
        return finding
    return replace(finding, fix=None if breach.is_grave else replace(finding.fix, safe=False))
