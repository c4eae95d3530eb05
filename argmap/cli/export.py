"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Depth, Output, Paths, Root, Where

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.writers import Loss


class Format(StrEnum):
    DOT = "dot"
    HTML = "html"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    GRAPHML = "graphml"
    CSV = "csv"
    SQLITE = "sqlite"


SUFFIXES = {"md": Format.MARKDOWN, "mmd": Format.MERMAID, "db": Format.SQLITE}
"""The suffixes of files that are not the names of their formats."""


def command(
    paths: Paths = None,
    format: Annotated[Format | None, typer.Option("--format", help="The format; else the suffix of -o tells.")] = None,
    output: Output = None,
    root: Root = None,
    depth: Depth = None,
    where: Where = None,
) -> int:
    """Write the debate in another format: as a diagram, as a text, or as data for other programs.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own. Of csv, which is
    several tables, -o DIR/ writes each table with all maps; else it is the table of the nodes. With --where the nodes
    that match are written, and the edges between them.
    """
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import write_file
    from argmap.cli.queries import compiled, matching
    from argmap.query.facts import Facts
    from argmap.select import below, node_named, tops

    folder = output is not None and output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    chosen = format or _by_suffix(None if output is None or folder else Path(output))
    query = None if where is None else compiled(where)
    debate = load_maps(paths)
    starts = [node_named(debate, root)] if root is not None else list(chain.from_iterable(tops(debate).values()))
    wanted = None if root is None and depth is None else set(below(debate.graph, starts, depth))
    if query is not None:
        matches = matching(query, Facts(debate))
        wanted = set(matches if wanted is None else wanted.intersection(matches))
    status = loader_status(debate)
    if output is not None and folder:
        return max(status, _write_folder(debate, chosen, wanted, Path(output)))
    content, lossless = _made(debate, chosen, wanted)
    if output is None or output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(output), content)
    return max(status, lossless)


STDOUT = "-"


def _write_folder(debate: Debate, format: Format, wanted: Collection[str] | None, folder: Path) -> int:
    """A file for each map that was asked for, or each table; 1 if something could not be carried over."""
    from argmap.cli.output import write_file

    if format is Format.CSV:
        return _write_tables(debate, wanted, folder)
    ending = next((suffix for suffix, known in SUFFIXES.items() if known is format), format)
    status = 0
    for name in sorted(debate.requested):
        path = folder / f"{_file_name(name)}.{ending}"
        content, lossless = _made(debate, format, _of_map(debate, name, wanted), f"{path.name}: ")
        write_file(path, content)
        status = max(status, lossless)
    return status


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


def _made(debate: Debate, format: Format, nodes: Collection[str] | None, of: str = "") -> tuple[bytes, int]:
    """A document, and 1 if something could not be carried over, which is told; of one of many files by its name."""
    from argmap.text import harmless
    from argmap.writers import WRITERS, dot, picture

    made, losses = WRITERS.get(format, dot.write)(debate, nodes)
    status = _told(losses, of)
    if isinstance(made, bytes):
        return made, status
    if format not in WRITERS:
        return picture.render(made, format), status
    text = harmless(made) if format is Format.JSON else made
    return text.encode("utf-8", "backslashreplace"), status


def _write_tables(debate: Debate, nodes: Collection[str] | None, folder: Path) -> int:
    """The tables of the debate, each in a file; 1 if something could not be carried over."""
    from argmap.cli.output import write_file
    from argmap.writers import csv

    tables, losses = csv.tables(debate, nodes)
    for name, table in tables.items():
        write_file(folder / f"{name}.csv", table.encode("utf-8", "backslashreplace"))
    return _told(losses)


def _told(losses: Collection[Loss], of: str = "") -> int:
    """Say on stderr what could not be carried over; 1 if that is an error."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import tell
    from argmap.text import shown

    for loss in losses:
        if isinstance(loss, str):
            print(shown(of + loss), file=sys.stderr)
    return tell(tuple(loss for loss in losses if not isinstance(loss, str)), Severity.INFO)


def _by_suffix(output: Path | None) -> Format:
    from argmap.errors import ArgmapError
    from argmap.near import did_you_mean

    known = [str(one) for one in Format]
    if output is None:
        raise ArgmapError("which format?", f"add --format with one of {', '.join(known)}")
    suffix = output.suffix.removeprefix(".")
    if suffix in SUFFIXES or suffix in known:
        return SUFFIXES.get(suffix) or Format(suffix)
    raise ArgmapError(
        f"{output.name} does not tell the format{did_you_mean(suffix, [*known, *SUFFIXES])}",
        f"add --format with one of {', '.join(known)}",
    )


def _file_name(name: str) -> str:
    """A map's name is a file's stem, or an id: neither leads out of the folder."""
    return name.replace("/", "_").replace("\\", "_")
