"""Reads a broken text again and again, with the broken parts taken out, until the rest can be read.

A valid text needs none of this, and then it is not imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from argmap.findings import Finding, Findings
from argmap.text import Text
from argmap.yaml import placeholders, problems, recovery
from argmap.yaml.attempt import attempt
from argmap.yaml.builder import Broken, Builder
from argmap.yaml.nodes import Limits, Parsed
from argmap.yaml.problems import Problem
from argmap.yaml.recovery import Patch

_MAX_ATTEMPTS = 100
_MAX_PATCHES = 1_000
_NOT_READ = "; the rest is not read"
_MAX_READ_AGAIN = 1_000_000
"""How many characters of a file may be read again, in addition to twice its length."""


class Rereading:
    """One text, read as often as necessary, each time with more of the broken parts patched."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.patches: list[Patch] = []
        self.problems: list[Problem] = []
        self.kept: list[Finding] = []
        self.attempts = self.spent = 0
        self.controlled = False
        for problem, patches in recovery.merge_conflicts(text):
            self._patch(problem, *patches)
        for patch in recovery.marks_in_lines(text.content):
            self._patch(problems.mark_within(text, patch.start), patch)
        self.reading = self._patched() if self.patches else text

    def _patch(self, problem: Problem, *patches: Patch) -> None:
        """Patch mistakes that need no parser. If there are very many, the rest of the file is lost."""
        if len(self.patches) < _MAX_PATCHES:
            self.problems.append(problem)
            self.patches += patches
        elif self.patches[-1].end < len(self.text.content):
            self.patches.append(Patch(patches[0].start, len(self.text.content), entries=True))
            self.problems.append(problem.add(_NOT_READ))

    def _patched(self) -> Text:
        return Text(self.text.file, recovery.patched(self.text.content, self.patches))

    def attempt(self, limits: Limits, parser: type[Any]) -> Builder:
        """Read the text with its patches."""
        taken = "\n".join(self.text.content[patch.start : patch.end] for patch in self.patches)
        return attempt(self.text, self.reading, taken, limits, parser)

    def goes_on(self, builder: Builder, broken: Broken) -> bool:
        """Whether a patch lets the text be read further."""
        content = self.reading.content
        self.attempts += 1
        self.spent += broken.start + len(content) // 20
        if broken.is_final or self.spent > 2 * len(content) + _MAX_READ_AGAIN or self.attempts >= _MAX_ATTEMPTS:
            return False
        controls = [] if self.controlled else list(islice(recovery.controls(content), _MAX_PATCHES + 1))
        self.controlled = True
        for patch in controls:  # libyaml finds them late, and the parser in Python at once
            self._patch(problems.control_character(self.text, patch.start), patch)
        if not controls:
            opening = None if broken.is_reported else recovery.never_closed(self.reading, broken.problem, builder.stack)
            if opening is not None:
                broken = Broken(problems.never_closed(self.text, opening), opening)
            found = recovery.next_patch(self.reading, broken.problem, builder.stack, broken.start, self.patches)
            if found is None:
                return False
            self._keep_findings(builder, broken, found)
            self.patches = [*_beside(found, self.patches), found]
        self.reading = self._patched()
        return True

    def _keep_findings(self, builder: Builder, broken: Broken, patch: Patch) -> None:
        """Keep the findings in a range that is not read again."""
        until = patch.end if broken.is_reported else broken.problem.span.start
        self.kept += [found for found in builder.findings.all() if patch.start <= found.span.start < until]
        if not broken.is_reported and not self._is_echo(broken.problem, patch):
            self.problems.append(broken.problem)

    def _is_echo(self, problem: Problem, patch: Patch) -> bool:
        """Whether a problem comes from a patch: it is in one, or on the line after it, or its own patch contains it."""
        start, structural = problem.span.start, problem.code == "Y101" and problem.fix is None
        return any(
            earlier.start <= start < earlier.end
            or (structural and earlier.end <= start and recovery.follows(self.reading.content, earlier, start))
            or (earlier.filling == '"' and patch.start < earlier.start and earlier.end <= patch.end)
            for earlier in self.patches
        )

    def read(self, builder: Builder, findings: Findings) -> Parsed:
        """The tree, and all findings on the way to it."""
        broken = builder.broken_by
        if broken is not None:
            if not (broken.is_reported or broken.is_final):
                builder.findings.forget(broken.problem.span)
            rest = Patch(broken.start, len(self.text.content), entries=True)
            if not broken.is_reported and not self._is_echo(broken.problem, rest._replace(end=broken.start)):
                self.problems.append(broken.problem)
            if self.problems and not broken.is_final:
                self.problems[-1] = self.problems[-1].add(_NOT_READ)
            self.patches.append(rest)
        builder.finish()
        placeholders.mark(builder.stack[0], self.patches, self.text, self.reading.content)
        findings.take(builder.findings, self.kept)
        for problem in self.problems:
            findings.add(problem.code, problem.span, problem.message, fix=problem.fix)
        taken = tuple((patch.start, patch.end) for patch in self.patches if patch.meant is None)
        return Parsed(next(iter(builder.stack[0].content), None), taken)


def _beside(found: Patch, patches: Iterable[Patch]) -> Iterator[Patch]:
    """The rest of earlier patches: nothing within the new one, and only spaces for a text that reaches into it."""
    for one in patches:
        if one.end <= found.start or found.end <= one.start:
            yield one
        elif one.start < found.start or found.end < one.end:
            yield one._replace(filling="", meant=None)
