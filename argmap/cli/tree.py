"""``argmap tree``: the debate as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, Depth, Paths, Root

if TYPE_CHECKING:
    from argmap.view.tree import Row


def command(
    paths: Paths = None,
    root: Root = None,
    depth: Depth = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Show the quoted words below each node.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Show the debate as a tree.

    ? question, ► position, + pro, − con, × undercut (attacks the step, not the claim), ∧ premise, i context; who says
    it and how firmly stands behind the text, the id in brackets.
    """
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import in_terminal, print_lines, signs
    from argmap.select import node_named
    from argmap.view import tree

    debate = load_maps(paths)
    chosen = signs(ascii_only)
    if root is None:
        rows = tree.of_maps(debate, chosen, depth, quotes)
    else:
        rows = tree.of_node(debate, node_named(debate, root), chosen, depth, quotes)
    if in_terminal() and not ascii_only:
        _print_tree(rows, color)
    else:
        print_lines(tree.lines(rows, chosen), color)
    return loader_status(debate)


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
