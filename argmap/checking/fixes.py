"""Fixes applied: edits at the marks, so that comments and order are kept."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from argmap.findings import Edit, Finding
from argmap.text import Text


@dataclass(frozen=True)
class Fixed:
    """A file with its fixes applied, from its beginning to its end, and the findings that they mend."""

    text: Text
    content: str
    mended: tuple[Finding, ...]

    def moved(self, offset: int) -> int:
        """Where a character of the file stands once the fixes are applied."""
        ends, shifts = self._shifts
        return offset + shifts[bisect_right(ends, offset)]

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Where the edits end, in order, and by how much is moved what stands behind so many of them."""
        edits = sorted((edit for found in self.mended for edit in _edits(found)), key=lambda edit: edit.span.end)
        moved = (len(edit.replacement) - (edit.span.end - edit.span.start) for edit in edits)
        return [edit.span.end for edit in edits], list(accumulate(moved, initial=0))


def apply(findings: Iterable[Finding], unsafe: bool = False) -> list[Fixed]:
    """The files that fixes change, by their names. Where two fixes overlap, the first is applied.

    A fix is applied whole or not at all; those that are not safe only if ``unsafe`` is true.
    """
    by_text: dict[Text, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None and finding.fix.edits and (finding.fix.safe or unsafe):
            by_text.setdefault(finding.fix.edits[0].span.text, []).append(finding)
    return [_fixed(text, found) for text, found in sorted(by_text.items(), key=lambda item: item[0].file)]


def failed(changes: Iterable[Fixed], findings: Iterable[Finding]) -> list[Finding]:
    """What was to be mended, and is still found, at its new place, in what was found once the fixes were applied."""
    left = {(found.code, found.span.file, found.span.start) for found in findings}
    return [
        found
        for fixed in changes
        for found in fixed.mended
        if (found.code, found.span.file, fixed.moved(found.span.start)) in left
    ]


def diff(fixed: Fixed) -> Iterator[str]:
    """The change as a unified diff, line by line, without the ends of lines."""
    before = fixed.text.content.splitlines(keepends=True)
    after = fixed.content.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, fixed.text.file, fixed.text.file):
        yield line.rstrip("\r\n")


def _fixed(text: Text, findings: list[Finding]) -> Fixed:
    """From the beginning to the end of the file: a fix that begins before the end of the last one has to wait."""
    parts: list[str] = []
    mended: list[Finding] = []
    at = 0
    for finding in sorted(findings, key=lambda found: min(edit.span.start for edit in _edits(found))):
        edits = sorted(_edits(finding), key=lambda edit: edit.span.start)
        if edits[0].span.start < at or (mended and edits[0].span.start == at):
            continue
        for edit in edits:
            parts += [text.content[at : edit.span.start], edit.replacement]
            at = edit.span.end
        mended.append(finding)
    return Fixed(text, "".join([*parts, text.content[at:]]), tuple(mended))


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix is not None else ()
