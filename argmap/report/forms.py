"""The table of forms: findings as people and programs read them.

A form takes what a check came to, and how many columns there are, None where nothing is to be cut.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.checking.outcome import Outcome
from argmap.errors import ArgmapError
from argmap.report import concise, full, github, gitlab, json, junit, proof, sarif, statistics
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
"""What is written instead where the numbers of findings are asked for."""
QUIET: dict[Form, Form] = {
    full.lines: full.paragraphs,
    statistics.lines: statistics.table,
}
"""What is written instead where only findings are asked for; the other forms have nothing else."""
FOR_A_REPOSITORY = frozenset({"sarif", "github", "gitlab"})
"""The forms for services that have the repository; in them files are named from its root."""
_LOSSES: dict[Form, tuple[Callable[[Outcome], str], ...]] = {
    sarif.lines: (sarif.loss,),
    concise.lines: (proof.let_pass,),
    gitlab.lines: (proof.let_pass,),
    full.paragraphs: (proof.let_pass,),
    statistics.table: (proof.let_pass,),
}
"""What a form leaves out, in words for stderr; an empty text where it tells all."""


def losses(form: Form, outcome: Outcome) -> list[str]:
    """What a form leaves out of an outcome, in words for stderr."""
    return [words for loss in _LOSSES.get(form, ()) if (words := loss(outcome))]


def chosen(form: str, counted: bool = False, quiet: bool = False) -> Form:
    """The form of a name, with numbers instead of findings, or without a summary, where that is asked for.

    Raises ArgmapError where the form has no numbers.
    """
    if counted and form not in STATISTICS:
        raise ArgmapError(f"--format {form} has no statistics", f"--statistics goes with {', '.join(STATISTICS)}")
    lines = (STATISTICS if counted else FORMS)[form]
    return QUIET.get(lines, lines) if quiet else lines
