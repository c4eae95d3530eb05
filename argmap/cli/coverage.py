"""``argmap coverage``: how much of each source the maps account for."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, TrustSources

if TYPE_CHECKING:
    from argmap.sources.coverage import Coverage


class CoverageFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    paths: Paths = None,
    missing: Annotated[bool, typer.Option("--missing", help="List the passages that no node accounts for.")] = False,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under", min=0, max=100, metavar="N", help="Exit with status 1 if a source is below N percent."
        ),
    ] = None,
    with_drafts: Annotated[bool, typer.Option("--with-drafts", help="Let --fail-under count drafts too.")] = False,
    pages: Annotated[bool, typer.Option("--pages", help="Show each page of a source instead of each heading.")] = False,
    form: Annotated[CoverageFormat, typer.Option("--format", help="Output format.")] = CoverageFormat.TEXT,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Show how much of each source the maps account for.

    Words count if they are quoted, or skipped on purpose.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status, print_findings
    from argmap.cli.output import columns, print_lines, print_plain, signs
    from argmap.findings import Findings
    from argmap.sources.coverage import measure
    from argmap.sources.verdicts import unread
    from argmap.view import coverage_lines as view
    from argmap.view.node_line import ASCII

    debate = load_maps(paths, configuration(paths, config_file), trust_sources)
    findings = Findings()
    measured = measure(debate, findings)
    found = view.Measured(measured, unread(debate, {one.text.file for one in measured}), pages)
    lines = view.FORMS[form](found, missing, signs(ascii_only) is ASCII, columns())
    if form is CoverageFormat.TEXT:
        print_lines(lines, color)
    else:
        print_plain(lines)
    status = max(loader_status(debate), print_findings(findings.all()))
    if not measured:
        print("the maps declare no readable source", file=sys.stderr)
    return max(status, _status(measured, fail_under or 0, with_drafts))


def _status(measured: list[Coverage], least: float, with_drafts: bool) -> int:
    """1 if a source is below ``least`` percent (stderr says which), or if no source can be measured."""
    from argmap.sources.coverage import percent
    from argmap.text import shown

    status = 1 if least and not measured else 0
    for one in measured:
        reached = one.share.percent_with_drafts if with_drafts else one.share.percent
        if reached < least:
            print(f"{shown(', '.join(one.names))}: {percent(reached)} is less than {least:g} %", file=sys.stderr)
            status = 1
    return status
