"""The arguments and options that commands share, and how names are completed."""

from __future__ import annotations

import shlex
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from argmap.cli.complete import complete_query, complete_split
from argmap.cli.shells import offered

if TYPE_CHECKING:
    from argmap.relations import Kind


class Color(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def complete_id(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids that begin as typed: short where that is enough, full after a ``/``."""
    return _ids(ctx, incomplete)


def complete_question(ctx: typer.Context, incomplete: str) -> list[str]:
    """The same, but only for questions."""
    from argmap.relations import Kind

    return _ids(ctx, incomplete, Kind.QUESTION)


def _ids(ctx: typer.Context, incomplete: str, kind: Kind | None = None) -> list[str]:
    from argmap.cli.maps import load_quietly

    try:
        graph = load_quietly(ctx.params).graph
    except Exception:  # a completion cannot report errors
        return []
    nodes = {name: data.get("kind") for name, data in graph.nodes(data=True) if not data["derived"]}
    counts = Counter(name.partition("/")[2] for name in nodes)
    names = (name for name in nodes if kind is None or nodes[name] is kind)
    if "/" not in incomplete:
        names = (name.partition("/")[2] if counts[name.partition("/")[2]] == 1 else name for name in names)
    return offered(name for name in names if name.startswith(incomplete))


def complete_source(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the sources that the maps declare."""
    from argmap.cli.maps import load_quietly

    try:
        declared = load_quietly(ctx.params).sources
    except Exception:  # a completion cannot report errors
        return []
    names = sorted({key.partition("/")[2] for key in declared})
    return offered(name for name in names if name.startswith(incomplete))


def complete_rule(incomplete: str) -> list[str]:
    """The codes and names of rules. In a list with commas the last one is completed."""
    from argmap.catalogue import CATALOGUE

    before, comma, last = incomplete.rpartition(",")
    known = [*CATALOGUE, *(entry.name for entry in CATALOGUE.values())]
    return offered(before + comma + name for name in known if name.startswith(last))


def suggested(*words: str, paths: list[str] | None) -> str:
    """An argmap command to copy: the words, and the PATHS of the current call."""
    return shlex.join(["argmap", *words, *(paths or ())])


Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Map files or folders (default: the project's maps); - is standard input.",
        autocompletion=complete_split,
    ),
]
ConfigFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration file to use (default: the nearest one above PATHS).",
    ),
]
TrustSources: TypeAlias = Annotated[
    bool,
    typer.Option("--trust-sources", help="Read PDFs and other documents even if the system cannot limit memory."),
]
Id: TypeAlias = Annotated[
    str,
    typer.Argument(metavar="ID", help="A node: map/id, or just its id if that is unique.", autocompletion=complete_id),
]
Question: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A question: map/id, or just its id if that is unique.", autocompletion=complete_question
    ),
]
Root: TypeAlias = Annotated[
    str | None, typer.Option("--root", metavar="ID", help="Node to start at.", autocompletion=complete_id)
]
Quotes: TypeAlias = Annotated[
    bool, typer.Option("--quotes", help="Show the quotes below each node, and where they are in the source.")
]
Where: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="QUERY",
        help="Only nodes that match this query (see argmap find --help).",
        autocompletion=complete_query,
    ),
]
Depth: TypeAlias = Annotated[int | None, typer.Option("--depth", min=0, help="Maximum depth to show.")]
ColorChoice: TypeAlias = Annotated[Color, typer.Option("--color", help="When to use colours.")]
Ascii: TypeAlias = Annotated[bool, typer.Option("--ascii", help="Use only ASCII characters.")]
Output: TypeAlias = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="File to write, or a folder: DIR/.")
]
