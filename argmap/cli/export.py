"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from argmap.cli.drawing import (
    ClusterChoice,
    Dark,
    DirectionChoice,
    Fold,
    LabelsChoice,
    Legend,
    Link,
    PaletteChoice,
    Title,
    refuse_unheard,
    style_of_call,
)
from argmap.cli.export_formats import DRAWN, Format, format_of
from argmap.cli.options import Depth, Output, Paths, Root, Where

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.query import Query
    from argmap.style import Style

STDOUT = "-"


def command(
    paths: Paths = None,
    format: Annotated[Format | None, typer.Option("--format", help="The format; else the suffix of -o tells.")] = None,
    output: Output = None,
    root: Root = None,
    depth: Depth = None,
    where: Where = None,
    fold: Fold = None,
    direction: DirectionChoice = None,
    palette: PaletteChoice = None,
    dark: Dark = None,
    labels: LabelsChoice = None,
    cluster: ClusterChoice = None,
    link: Link = None,
    legend: Legend = None,
    title: Title = None,
) -> int:
    """Write the debate in another format: as a diagram, as a page, as a text, or as data for other programs.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own, of csv each table.
    With --where the nodes that match are written, and the edges between them. What is left out is told on stderr, and
    counted on the nodes of a diagram that it bears on.
    """
    from argmap.cli.export_files import Export
    from argmap.cli.export_nodes import wanted
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import require_folder
    from argmap.cli.progress import progress

    said: dict[str, Any] = {
        "direction": direction,
        "palette": palette,
        "dark": dark,
        "labels": labels,
        "cluster": cluster,
    }
    said |= {"link": link, "legend": legend, "title": title}
    folder = output is not None and output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    target = None if output is None or output == STDOUT else Path(output)
    chosen = format_of(format, None if folder else target)
    if chosen not in DRAWN:
        refuse_unheard(said, chosen)
    style = style_of_call(said)
    most = style.fold if fold is None and chosen in DRAWN else fold
    query = None if where is None else _compiled(where)
    if target is not None:
        require_folder(target)  # before anything that takes long
    with progress(threaded=True) as tell:
        tell("loading")
        debate = load_maps(paths)
        nodes = wanted(debate, root, depth, most, query)
        with tell.aside():
            status = loader_status(debate)
        if target is not None and folder:
            return max(status, Export(debate, chosen, replace(style, title=title), nodes, tell).into_folder(target))
        if title is None and root is not None:
            style = _headed(style, debate, root)
        return max(status, Export(debate, chosen, style, nodes, tell).into_file(target))


def _headed(style: Style, debate: Debate, root: str) -> Style:
    """The style with the text of the root as the title: what all that is drawn is about."""
    from argmap.select import node_named

    return replace(style, title=debate.graph.nodes[node_named(debate, root)]["text"])


def _compiled(where: str) -> Query:
    """The query; its parser is imported only where there is one."""
    from argmap.cli.queries import compiled

    return compiled(where)
