"""``argmap stats``: a debate in numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, TrustSources


class StatsFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    paths: Paths = None,
    form: Annotated[StatsFormat, typer.Option("--format", help="Output format.")] = StatsFormat.TEXT,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Show the debate in numbers.

    The number of nodes of each kind, who says how much and where, what is answered, and what is contested most.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.output import columns, print_lines, print_plain, signs
    from argmap.figures import figures
    from argmap.findings import Findings
    from argmap.view import figure_lines as view

    debate = load_maps(paths, configuration(paths, config_file), trust_sources)
    findings = Findings()
    lines = view.FORMS[form](debate, figures(debate, findings), signs(ascii_only), columns())
    if form is StatsFormat.TEXT:
        print_lines(lines, color)
    else:
        print_plain(lines)
    return loader_status(debate, findings.all())
