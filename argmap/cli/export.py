"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

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
    refuse_unused,
    style_of_call,
)
from argmap.cli.export_formats import Format, format_of
from argmap.cli.options import ConfigFile, Depth, Output, Paths, Root, TrustSources, Where
from argmap.writers import FORMATS

if TYPE_CHECKING:
    from argmap.cli.export_nodes import NodeSelection
    from argmap.config import Config
    from argmap.debate import Debate
    from argmap.query import Query
    from argmap.style import Style

STDOUT = "-"
_MAX_NAMED = 3
_Aside: TypeAlias = Callable[[], AbstractContextManager[None]]


def command(
    paths: Paths = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Output format (default: inferred from the -o file name).")
    ] = None,
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
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Export the debate as a diagram, page, text or data.

    -o FILE writes all maps into one file; -o DIR/ writes one file per map, or for csv one per table. With --where, the
    matching nodes are written, and the edges between them. Whatever is left out is reported on
    stderr. In a diagram, a node also counts what is left out below it.
    """
    from argmap.cli.export_nodes import NodeSelection
    from argmap.cli.maps import configuration, load_maps

    said: dict[str, Any] = {"direction": direction, "palette": palette, "dark": dark, "labels": labels}
    said |= {"cluster": cluster, "link": link, "legend": legend, "title": title}
    target, folder = _target(output)
    chosen = format_of(format, None if folder else target)
    refuse_unused(said, chosen)
    config = configuration(paths, config_file)
    style = style_of_call(said, config)
    if title is None and (root is not None or folder):
        style = replace(style, title=None)  # the root has a better title, and in a folder each map has its own
    most = style.fold if fold is None and "legend" in FORMATS[chosen].options else fold
    choice = NodeSelection(root, depth, most, None if where is None else _compiled(where, config))
    return _written(partial(load_maps, paths, config, trust_sources), choice, chosen, style, target, folder)


def _target(output: str | None) -> tuple[Path | None, bool]:
    """Where to write, None for stdout, and whether it is a folder of files. Raises ArgmapError for an empty name."""
    from argmap.errors import ArgmapError
    from argmap.files import is_folder

    if output == "":
        raise ArgmapError("-o has no file name", "name a file, or a folder as DIR/")
    if output is None or output == STDOUT:
        return None, False
    return Path(output), output.endswith(("/", os.sep)) or is_folder(Path(output))


def _written(
    load: Callable[[_Aside], Debate],
    choice: NodeSelection,
    format: str,
    style: Style,
    target: Path | None,
    folder: bool,
) -> int:
    """Load, choose and write. Returns the exit status. Nothing is drawn if it could not be written."""
    from argmap.cli.export_files import Export
    from argmap.cli.export_nodes import wanted
    from argmap.cli.maps import loader_status
    from argmap.cli.output import require_folder
    from argmap.cli.progress import progress
    from argmap.select import node_named
    from argmap.text import shown

    if target is not None:
        require_folder(target)
    with progress() as tell:
        tell("loading")
        debate = load(tell.aside)
        nodes = wanted(debate, choice)
        with tell.aside():
            status = loader_status(debate)
        if style.title is None and choice.root is not None and not folder:
            style = replace(style, title=debate.graph.nodes[node_named(debate, choice.root)]["text"])
        folds = choice.fold is None and FORMATS[format].module is None
        export = Export(debate, format, style, nodes, tell, folds)
        status = max(status, export.into_folder(target) if folder and target else export.into_file(target))
    if target is not None and sys.stderr.isatty():
        maps = ", ".join(sorted(debate.requested)[:_MAX_NAMED]) + ", ..." * (len(debate.requested) > _MAX_NAMED)
        print(f"wrote {shown(str(target))}: {shown(maps)}", file=sys.stderr)
    return status


def _compiled(where: str, config: Config) -> Query:
    """The compiled query. Its parser is imported only if there is a query."""
    from argmap.cli.queries import compiled

    return compiled(where, config)
