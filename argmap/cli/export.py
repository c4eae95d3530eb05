"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.drawing import (
    ClusterChoice,
    Dark,
    DirectionChoice,
    Fold,
    LabelsChoice,
    Link,
    NoLegend,
    PaletteChoice,
    style_of_call,
)
from argmap.cli.options import Depth, Output, Paths, Root, Where

if TYPE_CHECKING:
    from argmap.query import Query


class Format(StrEnum):
    DOT = "dot"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    GRAPHML = "graphml"
    JSON = "json"
    CSV = "csv"
    SQLITE = "sqlite"


SUFFIXES = {"md": Format.MARKDOWN, "mmd": Format.MERMAID, "db": Format.SQLITE, "htm": Format.HTML}
"""The suffixes of files that are not the names of their formats."""
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
    no_legend: NoLegend = False,
) -> int:
    """Write the debate in another format: as a diagram, as a page, as a text, or as data for other programs.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own, of csv each table.
    With --where the nodes that match are written, and the edges between them. What --depth, --fold and --where leave
    out is counted on the nodes of a diagram that it bears on.
    """
    from argmap.cli.export_files import Export
    from argmap.cli.export_nodes import wanted
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.progress import progress

    said = {"direction": direction, "palette": palette, "dark": dark, "labels": labels, "cluster": cluster}
    style = style_of_call(said, link, not no_legend)
    query = None if where is None else _compiled(where)
    folder = output is not None and output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    target = None if output is None or output == STDOUT else Path(output)
    chosen = format or _by_suffix(None if folder else target)
    with progress() as tell:
        tell("loading")
        debate = load_maps(paths)
        export = Export(debate, chosen, _suffix(chosen), style, wanted(debate, root, depth, fold, query))
        status = loader_status(debate)
        if target is not None and folder:
            return max(status, export.into_folder(target, tell))
        tell(f"writing {target or chosen}")
        return max(status, export.into_file(target))


def _compiled(where: str) -> Query:
    """The query; its parser is imported only where there is one."""
    from argmap.cli.queries import compiled

    return compiled(where)


def _suffix(format: Format) -> str:
    """The suffix of files of a format."""
    return next((suffix for suffix, known in SUFFIXES.items() if known is format and suffix != "htm"), str(format))


def _by_suffix(output: Path | None) -> Format:
    from argmap.errors import ArgmapError
    from argmap.near import did_you_mean

    known = [str(one) for one in Format]
    if output is None:
        raise ArgmapError("which format?", f"add --format with one of {', '.join(known)}")
    suffix = output.suffix.removeprefix(".").lower()
    if suffix in SUFFIXES or suffix in known:
        return SUFFIXES.get(suffix) or Format(suffix)
    raise ArgmapError(
        f"{output.name} does not tell the format{did_you_mean(suffix, [*known, *SUFFIXES])}",
        f"add --format with one of {', '.join(known)}",
    )
