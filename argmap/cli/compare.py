"""``argmap compare``: the positions of a question side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.cli.options import Ascii, Color, ColorChoice, Paths, Question, suggested

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.view.words import Signs

_NARROWEST = 26
_GUTTER = 3


def command(question: Question, paths: Paths = None, ascii_only: Ascii = False, color: ColorChoice = Color.AUTO) -> int:
    """Compare the positions of a question: who holds them, what speaks for and against each, what is unanswered."""
    from argmap.cli.maps import load_maps, loader_status
    from argmap.cli.output import columns, print_lines, signs
    from argmap.errors import ArgmapError
    from argmap.format import Kind
    from argmap.select import node_named
    from argmap.view import compare
    from argmap.view.words import entry

    debate = load_maps(paths)
    node = node_named(debate, question)
    kind = debate.graph.nodes[node]["kind"]
    if kind is not Kind.QUESTION:
        hint = f"{suggested('show', question, paths=paths)} tells what bears on it"
        raise ArgmapError(f"only questions have positions to compare; the kind of {question} is {kind}", hint)
    look = signs(ascii_only)
    print_lines([entry(debate, None, node, look)], color)
    answers = compare.positions(debate, node)
    if not answers:
        print("no position answers it yet", file=sys.stderr)
    room = columns()
    if room is not None and len(answers) > 1 and room >= len(answers) * (_NARROWEST + _GUTTER) - _GUTTER:
        _print_columns(debate, answers, look, color)
    else:
        print_lines(compare.stacked(debate, node, look), color)
    return loader_status(debate)


def _print_columns(debate: Debate, positions: list[str], signs: Signs, color: Color) -> None:
    """With rich's table: a column a position, a row a part."""
    from rich.console import Group
    from rich.table import Table

    from argmap.cli.output import make_console, rich_text
    from argmap.view import compare

    table = Table.grid(padding=(0, _GUTTER, 0, 0), expand=True)
    for _ in positions:
        table.add_column(ratio=1)
    for row in zip(*(compare.cells(debate, position, positions, signs) for position in positions), strict=True):
        if any(row):
            table.add_row()
            table.add_row(*(Group(*map(rich_text, part)) for part in row))
    make_console(color).print(table)
