"""``argmap export``: the debate in other formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Depth, Output, Paths, Root

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
) -> int:
    """Write the debate in another format: Graphviz DOT and its pictures, or JSON.

    With -o FILE all maps go into one document; with -o DIR/ each map goes into a file of its own.
    """
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import write_file
    from argmap.select import below, node_named, tops

    folder = output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    chosen = format or _by_suffix(None if output is None or folder else Path(output))
    debate = load_maps(paths)
    starts = [node_named(debate, root)] if root is not None else tops(debate)
    wanted = None if root is None and depth is None else set(below(debate.graph, starts, depth))
    if output is not None and folder:
        for name in sorted(debate.requested):
            own = {node for node in debate.graph if debate.graph.nodes[node]["map"] == name}
            content = _made(debate, chosen, own if wanted is None else own & wanted)
            write_file(Path(output, f"{_file_name(name)}.{chosen}"), content)
    elif output is not None:
        write_file(Path(output), _made(debate, chosen, wanted))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_made(debate, chosen, wanted))
    return loader_status(debate)


def _made(debate: Debate, format: Format, nodes: Collection[str] | None) -> bytes:
    from argmap.report import concise
    from argmap.styled import plain
    from argmap.writers import dot, json, picture

    text, losses = (json if format is Format.JSON else dot).write(debate, nodes)
    for line in concise.lines(losses, 0):
        print(plain(line), file=sys.stderr)
    if format in (Format.DOT, Format.JSON):
        return text.encode("utf-8", "backslashreplace")
    return picture.render(text, format)


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
