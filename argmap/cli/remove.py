"""``argmap remove``: a node taken out of its map."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths


def command(
    id: Id,
    paths: Paths = None,
    with_children: Annotated[
        bool, typer.Option("--with-children", help="Remove what is written below it too.")
    ] = False,
    drop_references: Annotated[
        bool, typer.Option("--drop-references", help="Drop what refers to what is removed, in all maps.")
    ] = False,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Remove a node from its map.

    Where something is written below the node, or refers to it in any map file below the project's root, nothing is
    removed, and the places are listed.
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
