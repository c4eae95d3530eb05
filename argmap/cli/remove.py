"""``argmap remove``: remove a node from its map."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths


def command(
    id: Id,
    paths: Paths = None,
    with_children: Annotated[
        bool, typer.Option("--with-children", help="Also remove the nodes written below it.")
    ] = False,
    drop_references: Annotated[
        bool, typer.Option("--drop-references", help="Also remove the references to it, in all maps.")
    ] = False,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Remove a node from its map.

    If the node has others below it, or any map file below the project's root refers to it, nothing is removed and
    those places are listed.
    """
    from argmap.cli.editing import carry_out, editable
    from argmap.operations.removing import remove
    from argmap.select import node_named

    debate, settings = editable(paths, config_file)
    plan = remove(
        debate,
        node_named(debate, id),
        settings,
        with_children=with_children,
        drop_references=drop_references,
    )
    return carry_out(plan, diff, color)
