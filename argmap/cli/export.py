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


class Format(StrEnum):
    DOT = "dot"
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


def command(
    paths: Paths = None,
    format: Annotated[Format | None, typer.Option("--format", help="The format; else the suffix of -o tells.")] = None,
    output: Output = None,
    root: Root = None,
    depth: Depth = None,
    where: Where = None,
) -> int:
    """Write the debate in another format: Graphviz DOT and its pictures, or JSON.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own. With --where the
    nodes that match are written, and the edges between them.
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
    if output == STDOUT:
        output = None
    made: dict[Path | None, Collection[str] | None] = {Path(output) if output is not None else None: wanted}
    if output is not None and folder:
        made = {
            Path(output, f"{_file_name(name)}.{chosen}"): _of_map(debate, name, wanted) for name in debate.requested
        }
    status = loader_status(debate)
    for path, nodes in sorted(made.items(), key=lambda item: str(item[0])):
        content, lossless = _made(debate, chosen, nodes)
        status = max(status, lossless)
        if path is not None:
            write_file(path, content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
    return status


STDOUT = "-"


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


def _made(debate: Debate, format: Format, nodes: Collection[str] | None) -> tuple[bytes, int]:
    """A document, and 1 if something could not be carried over, which is told."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import tell
    from argmap.text import harmless
    from argmap.writers import WRITERS, picture

    text, losses = WRITERS.get(format, WRITERS["dot"])(debate, nodes)
    status = tell(losses, Severity.INFO)
    if format in WRITERS:
        text = harmless(text) if format is Format.JSON else text
        return text.encode("utf-8", "backslashreplace"), status
    return picture.render(text, format), status


def _by_suffix(output: Path | None) -> Format:
    from argmap.errors import ArgmapError
    from argmap.near import did_you_mean

    known = [str(one) for one in Format]
    if output is None:
        raise ArgmapError("which format?", f"add --format with one of {', '.join(known)}")
    suffix = output.suffix.removeprefix(".")
    if suffix in known:
        return Format(suffix)
    raise ArgmapError(
        f"{output.name} does not tell the format{did_you_mean(suffix, known)}",
        f"add --format with one of {', '.join(known)}",
    )


def _file_name(name: str) -> str:
    """A map's name is a file's stem, or an id: neither leads out of the folder."""
    return name.replace("/", "_").replace("\\", "_")
