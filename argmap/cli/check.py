"""``argmap check``: the consistency check, for people and for CI."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.options import Color, ColorChoice, Paths


class Form(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def command(
    paths: Paths = None,
    form: Annotated[Form, typer.Option("--format", help="How findings are written.")] = Form.FULL,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The mildest severity for which the exit status is 1.")
    ] = FailOn.ERROR,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Check maps for consistency, and each quote against its source.

    The exit status is 0 where nothing is wrong, 1 where there are findings at or above --fail-on, 2 where the call is
    wrong.
    """
    from argmap.catalogue import Severity
    from argmap.checker import check
    from argmap.cli.maps import load_maps
    from argmap.cli.output import print_lines
    from argmap.report import FORMS

    debate = load_maps(paths)
    findings = check(debate)
    print_lines(FORMS[form](findings, len(debate.maps)), color if form is not Form.JSON else Color.NEVER)
    gravest = Severity(fail_on).rank
    return 1 if any(finding.severity.rank <= gravest for finding in findings) else 0
