"""``argmap quote``: give a node a quote from its source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths, TrustSources, complete_source
from argmap.errors import ArgmapError
from argmap.text import placed

if TYPE_CHECKING:
    from argmap.operations.quoting import Passage


def command(
    id: Id,
    paths: Paths = None,
    find: Annotated[
        str | None,
        typer.Option("--find", metavar="WORDS", help="Words to quote (default: the passage closest to its text)."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="Source to search.", autocompletion=complete_source),
    ] = None,
    line: Annotated[
        int | None, typer.Option("--line", min=1, help="Line where the words begin, if they occur more than once.")
    ] = None,
    page: Annotated[
        str | None, typer.Option("--page", help="Page where they begin, if they occur more than once.")
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the current quotes, and add this one.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the current quotes.")] = False,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Give a node a quote from its source.

    The quote is the passage closest to the node's text, or the words of --find as the source spells them. The passage
    is shown in brackets, with the words around it.
    """
    from argmap.cli.editing import carry_out, editable
    from argmap.operations.quoting import Wanted, quote
    from argmap.select import node_named

    if find is None and (line is not None or page is not None):
        raise ArgmapError("--line and --page need --find", "name the words with --find")
    if add and replace:
        raise ArgmapError("--add keeps the node's quotes, but --replace does not", "use only one of them")
    debate, settings = editable(paths, config_file, trust_sources)
    wanted = Wanted(find, source, line, page)
    plan, found = quote(debate, node_named(debate, id), wanted, settings, add=add, replace=replace)
    print(_shown(id, found), file=sys.stderr)
    return carry_out(plan, diff, color)


def _shown(node: str, found: Passage) -> str:
    """The passage in brackets, with the words around it."""
    from argmap.operations.quoting import quoted
    from argmap.sources.texts import Located
    from argmap.styled import plain
    from argmap.view.node import passage
    from argmap.view.node_line import UNICODE

    located = Located(node, quoted(found.words), found.folded, found.match)
    return f"{placed(found.span)}: {plain(passage(located, UNICODE))}"
