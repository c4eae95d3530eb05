"""Applies fixes as edits of only the words that they are about, so that comments and order are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from argmap.edits.applied import Change, Moves, edited, in_order
from argmap.findings import Edit, Finding
from argmap.text import Text


@dataclass(frozen=True)
class Fixed(Change):
    """A file with fixes applied, and the findings that these fix."""

    findings: tuple[Finding, ...]

    def moved(self, offset: int) -> int:
        """Where the character at an offset of the file is after the fixes."""
        return self._moves.moved(offset)

    @cached_property
    def _moves(self) -> Moves:
        return Moves({edit for found in self.findings for edit in edits_of(found)})


def apply(findings: Iterable[Finding], unsafe: bool = False) -> list[Fixed]:
    """The files that fixes change, by name. If two fixes overlap, the first is applied.

    A fix is applied completely or not at all. Unsafe fixes are applied only if ``unsafe`` is true.
    """
    return fixed_by_text(found for found in findings if found.fix is not None and (found.fix.safe or unsafe))


def fixed_by_text(findings: Iterable[Finding]) -> list[Fixed]:
    """Like ``apply``, with every fix."""
    by_text: dict[Text, list[Finding]] = {}
    for finding in findings:
        if edits := edits_of(finding):
            by_text.setdefault(edits[0].span.text, []).append(finding)
    return [fixed_with(text, found) for text, found in sorted(by_text.items(), key=lambda item: item[0].file)]


def failed(changes: Iterable[Fixed], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that should be fixed but occur again, at their new place, in ``findings``."""
    left = {(found.code, found.span.file, found.span.start) for found in findings}
    return [
        found
        for fixed in changes
        for found in fixed.findings
        if (found.code, found.span.file, fixed.moved(found.span.start)) in left
    ]


def fixed_with(text: Text, findings: Iterable[Finding]) -> Fixed:
    """A file with fixes applied. A fix that overlaps an earlier one is left out.

    If several findings have the same edits, these are made once and fix all of them.
    """
    done: list[Finding] = []
    made: dict[tuple[Edit, ...], None] = {}
    free = 0
    for finding in sorted(findings, key=lambda found: min(edit.span.start for edit in edits_of(found))):
        edits = tuple(in_order(edits_of(finding)))
        if edits not in made:
            if edits[0].span.start < free:
                continue
            made[edits] = None
            free = edits[-1].span.end + 1
        done.append(finding)
    return Fixed(text, edited(text.content, (edit for edits in made for edit in edits)), tuple(done))


def edits_of(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()
