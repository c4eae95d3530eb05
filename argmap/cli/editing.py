"""The shared part of the commands that edit maps: loading, options, and showing or carrying out a plan."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from argmap.cli.options import Color
from argmap.errors import ArgmapError
from argmap.files import STDIN
from argmap.text import shown

if TYPE_CHECKING:
    from argmap.checking.settings import Settings
    from argmap.debate import Debate
    from argmap.operations.plan import Plan

Diff: TypeAlias = Annotated[bool, typer.Option("--diff", help="Show the change as a patch, and write nothing.")]


def editable(
    paths: Sequence[str] | None, config_file: str | None, trust_sources: bool = False
) -> tuple[Debate, Settings]:
    """The maps to edit, and the settings of the check afterwards. Raises ArgmapError for standard input."""
    from argmap.checking.settings import settings_of
    from argmap.cli.maps import configuration, load_maps

    if STDIN in (paths or ()):
        raise ArgmapError("standard input cannot be edited", "name a map file")
    config = configuration(paths, config_file)
    return load_maps(paths, config, trust_sources), settings_of(config)


def carry_out(plan: Plan, diff: bool, color: Color) -> int:
    """Write the changes of a plan, or show them as a patch; return the exit status.

    Errors that the maps already had go to stderr.
    """
    from argmap.cli.changes import show
    from argmap.cli.maps import print_findings
    from argmap.operations.plan import commit

    for note in plan.notes:
        print(shown(note), file=sys.stderr)
    if not plan.changes:
        print(f"nothing to change: {plan.said}", file=sys.stderr)
    elif diff:
        show(dict(plan.changes), color)
    else:
        commit(plan)
        files = ", ".join(shown(change.text.file) for _, change in plan.changes)
        print(f"{plan.said}: {files}", file=sys.stderr)
    return print_findings(plan.findings)
