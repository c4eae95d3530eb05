"""``argmap coverage``: how much of each source the maps account for."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, TrustSources
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.sources.coverage import Coverage


class CoverageFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    YAML = "yaml"


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

    Words count if they are quoted, or skipped on purpose. With --missing --format yaml, what is left out is printed as
    drafted nodes, in the form of a map: what "argmap draft --into" would add.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status, tell
    from argmap.cli.output import columns, print_lines, print_plain, signs
    from argmap.findings import Findings
    from argmap.sources.coverage import measure
    from argmap.sources.verdicts import unread
    from argmap.view import coverage_lines as view
    from argmap.view.words import ASCII

    if form is CoverageFormat.YAML and not missing:
        raise ArgmapError("--format yaml prints what is missing as nodes", "add --missing")
    debate = load_maps(paths, configuration(paths, config_file), trust_sources)
    findings = Findings()
    measured = measure(debate, findings)
    found = view.Measured(measured, unread(debate, {one.text.file for one in measured}), pages)
    if form is CoverageFormat.YAML:
        _print_nodes(debate)
        status = max(loader_status(debate), tell(findings.all()))
        return max(status, _status(measured, fail_under or 0, with_drafts))
    lines = view.FORMS[form](found, missing, signs(ascii_only) is ASCII, columns())
    if form is CoverageFormat.TEXT:
        print_lines(lines, color)
    else:
        print_plain(lines)
    status = max(loader_status(debate), tell(findings.all()))
    if not measured:
        print("the maps declare no readable source", file=sys.stderr)
    return max(status, _status(measured, fail_under or 0, with_drafts))


def _print_nodes(debate: Debate) -> None:
    """What is missing of each source, as drafted nodes."""
    from argmap.drafting.additions import missing_of
    from argmap.drafting.writing import fragment
    from argmap.findings import Findings
    from argmap.text import shown

    for one in missing_of(debate, Findings()):
        lines = fragment(one.additions, one.skips)
        if lines:
            sys.stdout.write("\n".join([f"# left out of {shown(one.source.id)}", *lines]) + "\n")


def _status(measured: list[Coverage], least: float, with_drafts: bool) -> int:
    """1 if a source is below ``least`` percent (stderr says which), or if there is no source to measure."""
    from argmap.sources.coverage import percent
    from argmap.text import shown

    status = 1 if least and not measured else 0
    for one in measured:
        reached = one.share.percent_with_drafts if with_drafts else one.share.percent
        if reached < least:
            print(f"{shown(', '.join(one.names))}: {percent(reached)} is less than {least:g} %", file=sys.stderr)
            status = 1
    return status
