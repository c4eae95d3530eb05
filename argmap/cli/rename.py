"""``argmap rename``: change the id of a node."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths


def command(
    id: Id,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id: letters, digits, '-', '_' and '.'.")],
    paths: Paths = None,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Change the id of a node, in all maps that name it.

    The id changes in all map files below the project's root that refer to the node, not only in PATHS. Name a node
    without an id by its place, such as close.pro.2; NEW is then its first id.
    """
    from argmap.cli.editing import carry_out, editable
    from argmap.operations.renaming import rename
    from argmap.select import node_named

    debate, settings = editable(paths, config_file)
    return carry_out(rename(debate, node_named(debate, id), new, settings), diff, color)
