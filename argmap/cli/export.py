"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from itertools import chain
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
    from argmap.debate import Debate
    from argmap.query import Query
    from argmap.style import Style


class Format(StrEnum):
    DOT = "dot"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


STDOUT = "-"
_DRAWN = frozenset({Format.DOT, Format.SVG, Format.PNG, Format.PDF})


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
    """Write the debate in another format: Graphviz DOT and its pictures, or JSON.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own. With --where the
    nodes that match are written, and the edges between them. What --depth, --fold and --where leave out is counted on
    the nodes of a diagram that it bears on.
    """
    from argmap.cli.maps import load_maps
    from argmap.cli.progress import progress

    folder = output is not None and output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    chosen = format or _by_suffix(None if output is None or folder else Path(output))
    said = {"direction": direction, "palette": palette, "dark": dark, "labels": labels, "cluster": cluster}
    style = style_of_call(said, link, not no_legend)
    query = None if where is None else _compiled(where)
    target = None if output is None or output == STDOUT else Path(output)
    with progress() as tell_progress:
        tell_progress("loading")
        debate = load_maps(paths)
        wanted = _wanted(debate, root, depth, fold, query)
        made: dict[Path | None, Collection[str] | None] = {target: wanted}
        if target is not None and folder:
            made = {target / f"{_file_name(name)}.{chosen}": _of_map(debate, name, wanted) for name in debate.requested}
        return _export(debate, chosen, style, made, tell_progress)


def _compiled(where: str) -> Query:
    """The query; its parser is imported only where there is one."""
    from argmap.cli.queries import compiled

    return compiled(where)


def _export(
    debate: Debate,
    format: Format,
    style: Style,
    made: Mapping[Path | None, Collection[str] | None],
    tell_progress: Callable[[str], None],
) -> int:
    """Write each document with its nodes; the exit status."""
    from argmap.cli.maps import loader_status
    from argmap.cli.output import write_file

    status = loader_status(debate)
    for path, nodes in sorted(made.items(), key=lambda item: str(item[0])):
        tell_progress(f"writing {path or format}")
        content, lossless = _made(debate, format, nodes, style)
        status = max(status, lossless)
        if path is not None:
            write_file(path, content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
    return status


def _wanted(
    debate: Debate, root: str | None, depth: int | None, fold: int | None, query: Query | None
) -> set[str] | None:
    """The nodes to write; None for all.

    Without a root these are the nodes of the maps that were asked for, and those of other maps that bear on them or
    that they bear on.
    """
    from argmap.select import below, node_named, tops
    from argmap.writers.dot_fold import fold as folded
    from argmap.writers.dot_fold import uppermost

    graph = debate.graph
    chosen = _requested(debate) if root is None else None
    if query is not None:
        from argmap.cli.queries import matching
        from argmap.query.facts import Facts

        matches = matching(query, Facts(debate))
        chosen = set(matches if chosen is None else chosen.intersection(matches))
    if root is None and depth is None and fold is None:
        return chosen
    starts = [node_named(debate, root)] if root is not None else list(chain.from_iterable(tops(debate).values()))
    whole, kept = (
        {node for node in below(graph, starts, levels) if chosen is None or node in chosen} for levels in (None, depth)
    )
    if fold is not None:
        kept = folded(graph, [*(node for node in starts if node in kept), *uppermost(graph, kept)], fold, kept)
    if len(kept) < len(whole):
        print(f"{len(whole) - len(kept)} of {len(whole)} nodes are folded away", file=sys.stderr)
    return kept


def _requested(debate: Debate) -> set[str] | None:
    """The nodes of the maps that were asked for, with their parents and children in others; None for all."""
    from argmap.graph import children, parents

    graph = debate.graph
    if len(debate.requested) == len(debate.maps):
        return None
    own = {node for node, data in graph.nodes.items() if data["map"] in debate.requested}
    beside = {edge.child for node in own for edge in children(graph, node)}
    beside |= {edge.parent for node in own for edge in parents(graph, node)}
    chosen = own | beside
    left = sum(
        (child in own) > (parent in chosen) or (parent in own) > (child in chosen) for child, parent in graph.edges()
    )
    if left:
        print(f"edges to maps that were not asked for, left out: {left}", file=sys.stderr)
    return chosen


def _of_map(debate: Debate, name: str, wanted: Collection[str] | None) -> set[str]:
    """The nodes that a map writes, of those that are wanted."""
    graph = debate.graph
    own = {node for node in graph if graph.nodes[node]["map"] == name and (wanted is None or node in wanted)}
    made = graph if wanted is None else wanted
    across = ((child in own) != (parent in own) and child in made and parent in made for child, parent in graph.edges())
    left = sum(across)
    if left:
        print(f"{name}: {left} edges to nodes of other maps are left out", file=sys.stderr)
    return own


def _made(debate: Debate, format: Format, nodes: Collection[str] | None, style: Style) -> tuple[bytes, int]:
    """A document, and 1 if something could not be carried over, which is told."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import tell
    from argmap.text import harmless
    from argmap.writers import WRITERS, dot, picture

    drawn = format in _DRAWN
    content, losses = dot.write(debate, nodes, style) if drawn else WRITERS[format](debate, nodes)
    status = tell(losses, Severity.INFO)
    if isinstance(content, bytes):
        return content, status
    if drawn and format is not Format.DOT:
        return picture.render(content, format), status
    content = harmless(content) if format is Format.JSON else content
    return content.encode("utf-8", "backslashreplace"), status


def _by_suffix(output: Path | None) -> Format:
    from argmap.errors import ArgmapError
    from argmap.near import did_you_mean

    known = [str(one) for one in Format]
    if output is None:
        raise ArgmapError("which format?", f"add --format with one of {', '.join(known)}")
    suffix = output.suffix.removeprefix(".").lower()
    if suffix in known:
        return Format(suffix)
    raise ArgmapError(
        f"{output.name} does not tell the format{did_you_mean(suffix, known)}",
        f"add --format with one of {', '.join(known)}",
    )


def _file_name(name: str) -> str:
    """A map's name is a file's stem, or an id: neither leads out of the folder."""
    return name.replace("/", "_").replace("\\", "_")
