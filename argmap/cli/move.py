"""``argmap move``: move a node to another place."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths, complete_id
from argmap.cli.shells import offered


def complete_list(incomplete: str) -> list[str]:
    """The lists of nodes."""
    from argmap.relations import LISTS

    return offered(name for name in LISTS if name.startswith(incomplete))


Under: TypeAlias = Annotated[
    str,
    typer.Option("--under", metavar="ID", help="Node to put it under.", autocompletion=complete_id),
]
As: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="LIST",
        help="List to put it in: pro, con, ... (default: as before).",
        autocompletion=complete_list,
    ),
]
From: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ID",
        help="Current parent (a node or a map), if the node has several places.",
        autocompletion=complete_id,
    ),
]


def command(
    id: Id,
    under: Under,
    paths: Paths = None,
    list_key: As = None,
    origin: From = None,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Move a node, with all below it, under another one.

    The node goes to the end of the list, even in another file. References to it are updated in all map files below
    the project's root.
    """
    from argmap.cli.editing import carry_out, editable
    from argmap.operations.moving import move
    from argmap.select import node_named

    debate, settings = editable(paths, config_file)
    is_map = any(document.name == origin for document in debate.maps)
    plan = move(
        debate,
        node_named(debate, id),
        node_named(debate, under),
        list_key,
        node_named(debate, origin) if origin is not None and not is_map else origin,
        settings,
    )
    return carry_out(plan, diff, color)
