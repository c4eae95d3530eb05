"""``argmap tree``: the debate as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Depth, Paths, Quotes, Root, TrustSources, Where

if TYPE_CHECKING:
    from argmap.view.node_line import Signs
    from argmap.view.tree_lines import Row

_MIN_TEXT = 24


def command(
    paths: Paths = None,
    root: Root = None,
    depth: Depth = None,
    where: Where = None,
    quotes: Quotes = False,
    notes: Annotated[bool, typer.Option("--notes", help="Show the notes below each node.")] = False,
    legend: Annotated[bool, typer.Option("--legend", help="Explain the signs at the end.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Show the debate as a tree.

    ? question, ► position, & premise, + pro, − con, × undercut (attacks the step, not the claim), ◇ caveat, i context.
    After the text come its speaker, time and hedge, and the id in brackets. With --where, matching nodes are
    marked, the nodes that lead to them are shown, and the rest are counted.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.output import signs
    from argmap.cli.queries import compiled, in_tree, matching, print_count, verdicts_on
    from argmap.findings import Findings
    from argmap.query.facts import Facts
    from argmap.select import node_named
    from argmap.view import tree_lines
    from argmap.view.further import Further

    config = configuration(paths, config_file)
    query = None if where is None else compiled(where, config)
    debate = load_maps(paths, config, trust_sources)
    start = None if root is None else node_named(debate, root)
    chosen, facts = None, Facts(debate) if query is not None else None
    if query is not None and facts is not None:
        chosen = in_tree(debate, matching(query, facts), start, query.words(facts))
    findings = Findings()
    below = Further(debate, signs(ascii_only), verdicts_on(debate, findings) if quotes else None, notes)
    if start is None:
        rows = tree_lines.of_maps(debate, signs(ascii_only), depth, below, chosen)
    else:
        rows = tree_lines.of_node(debate, start, signs(ascii_only), depth, below, chosen)
    show_rows(chain(rows, tree_lines.legend(signs(ascii_only)) if legend else ()), ascii_only, color)
    if facts is not None and chosen is not None:
        print_count([*chosen.matches], facts)
    return loader_status(debate, findings.all())


def show_rows(rows: Iterable[Row], ascii_only: bool, color: Color) -> None:
    """Print a tree. In a terminal its texts are wrapped beside the guides, and a long tree goes through the pager."""
    from argmap.cli.output import in_terminal, make_console, paging, print_lines, rich_text, signs, wrapped
    from argmap.styled import Segment
    from argmap.view import tree_lines

    look = signs(ascii_only)
    if not in_terminal():
        print_lines(tree_lines.lines(rows, look), color)
        return
    with paging(color) as pager:
        console = pager or make_console(color)
        for guide, below, line in tree_lines.guided(rows, look):
            first, further = (_fitting(words, console.width, look) for words in (guide, below))
            for number, row in enumerate(wrapped(rich_text(line), console, console.width - len(first))):
                console.print(rich_text([Segment(further if number else first, "dim")]) + row, soft_wrap=True)


def _fitting(guide: str, columns: int, signs: Signs) -> str:
    """A guide that leaves room for text. If a guide is too deep, only its end is kept."""
    most = max(columns - _MIN_TEXT, columns // 2)
    return guide if len(guide) <= most else signs.more + guide[len(signs.more) - most :]
