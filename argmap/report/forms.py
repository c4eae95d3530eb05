"""The table of report forms: findings as people and programs read them.

A form takes the outcome of a check and the number of columns, or None if nothing is to be cut.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.checking.outcome import Outcome
from argmap.errors import ArgmapError
from argmap.report import concise, full, github, gitlab, json, junit, proof_summary, sarif, statistics
from argmap.styled import Line

Form = Callable[[Outcome, int | None], list[Line]]

FORMS: dict[str, Form] = {
    "full": full.lines,
    "concise": concise.lines,
    "json": json.lines,
    "sarif": sarif.lines,
    "github": github.lines,
    "gitlab": gitlab.lines,
    "junit": junit.lines,
}
STATISTICS: dict[str, Form] = {
    "full": statistics.lines,
    "concise": statistics.lines,
    "json": json.counted,
}
"""The forms to use instead for the numbers of findings."""
QUIET: dict[Form, Form] = {
    full.lines: full.paragraphs,
    statistics.lines: statistics.table,
}
"""The forms to use instead for findings alone; the other forms have nothing else."""
FOR_A_REPOSITORY = frozenset({"sarif", "github", "gitlab"})
"""The forms for services that have the repository. They name files relative to its root."""
_LOSSES: dict[Form, tuple[Callable[[Outcome], str], ...]] = {
    sarif.lines: (sarif.loss,),
    concise.lines: (proof_summary.let_pass,),
    gitlab.lines: (proof_summary.let_pass,),
    full.paragraphs: (proof_summary.let_pass,),
    statistics.table: (proof_summary.let_pass,),
}
"""What a form leaves out, in words for stderr; empty if nothing."""


def losses(form: Form, outcome: Outcome) -> list[str]:
    """What a form leaves out of an outcome, in words for stderr."""
    return [words for loss in _LOSSES.get(form, ()) if (words := loss(outcome))]


def chosen(form: str, counted: bool = False, quiet: bool = False) -> Form:
    """The form with a name; ``counted`` asks for numbers instead of findings, ``quiet`` for no summary.

    Raises ArgmapError if the form has no numbers.
    """
    if counted and form not in STATISTICS:
        raise ArgmapError(f"--format {form} has no statistics", f"use --statistics with {', '.join(STATISTICS)}")
    lines = (STATISTICS if counted else FORMS)[form]
    return QUIET.get(lines, lines) if quiet else lines
