"""``argmap tree``: the debate as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, Depth, Paths, Root, Where

if TYPE_CHECKING:
    from argmap.view.tree import Row


def command(
    paths: Paths = None,
    root: Root = None,
    depth: Depth = None,
    where: Where = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Show the quoted words below each node.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Show the debate as a tree.

    ? question, ► position, + pro, − con, × undercut (attacks the step, not the claim), ∧ premise, i context; who says
    it and how firmly stands behind the text, the id in brackets. With --where the nodes that match are marked, what
    leads to them is shown, and the rest is counted.
    """
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import signs
    from argmap.cli.queries import compiled, in_tree, matching
    from argmap.query.facts import Facts
    from argmap.select import node_named
    from argmap.view import tree

    query = None if where is None else compiled(where)
    debate = load_maps(paths)
    start = None if root is None else node_named(debate, root)
    chosen = None if query is None else in_tree(debate, matching(query, Facts(debate)), start)
    if start is None:
        rows = tree.of_maps(debate, signs(ascii_only), depth, quotes, chosen)
    else:
        rows = tree.of_node(debate, start, signs(ascii_only), depth, quotes, chosen)
    show_rows(rows, ascii_only, color)
    return loader_status(debate)


def show_rows(rows: Iterator[Row], ascii_only: bool, color: Color) -> None:
    """Print a tree; in a terminal its texts are wrapped beside the guides."""
    from argmap.cli.output import in_terminal, print_lines, signs
    from argmap.view import tree

    if in_terminal() and not ascii_only:
        _print_tree(rows, color)
    else:
        print_lines(tree.lines(rows, signs(ascii_only)), color)


def _print_tree(rows: Iterator[Row], color: Color) -> None:
    """With rich's tree, which wraps long texts beside the guides."""
    from rich.tree import Tree

    from argmap.cli.output import make_console, rich_text

    console = make_console(color)
    branches: list[Tree] = []
    for row in rows:
        label = rich_text(row.line)
        if row.level == 0:
            if branches:
                console.print(branches[0])
            branches = [Tree(label, guide_style="dim")]
        else:
            del branches[row.level :]
            branches.append(branches[-1].add(label))
    if branches:
        console.print(branches[0])
