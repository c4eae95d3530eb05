"""``argmap compare``: the positions of a question side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, Question, suggested

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text

    from argmap.debate import Debate
    from argmap.graph import Edge
    from argmap.styled import Line
    from argmap.view.comparison import Part
    from argmap.view.node_line import Signs

_MIN_COLUMN = 26
_GUTTER = 3


def command(
    question: Question,
    paths: Paths = None,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Compare the positions of a question side by side.

    For each position: who holds it, its pros and cons, and what is unanswered.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.output import columns, print_lines, signs
    from argmap.errors import ArgmapError
    from argmap.relations import Kind
    from argmap.select import node_named
    from argmap.view import comparison
    from argmap.view.node_line import entry

    debate = load_maps(paths, configuration(paths, config_file))
    node = node_named(debate, question)
    kind = debate.graph.nodes[node]["kind"]
    if kind is not Kind.QUESTION:
        hint = f"to see what bears on it: {suggested('show', question, paths=paths)}"
        raise ArgmapError(f"{question} is not a question: only questions have positions to compare", hint)
    look = signs(ascii_only)
    print_lines([entry(debate, None, node, look)], color)
    answers = comparison.answers(debate.graph, node)
    if not answers:
        print("no position answers it yet", file=sys.stderr)
    room = columns()
    if room is not None and len(answers) > 1 and room >= len(answers) * (_MIN_COLUMN + _GUTTER) - _GUTTER:
        _print_columns(debate, answers, look, color)
    else:
        print_lines(comparison.stacked(debate, node, look), color)
    return loader_status(debate)


def _print_columns(debate: Debate, answers: list[Edge], signs: Signs, color: Color) -> None:
    """The comparison as rich's table: one column per position."""
    from rich.table import Table

    from argmap.cli.output import make_console
    from argmap.view import comparison

    beside = frozenset(answer.child for answer in answers)
    table = Table.grid(padding=(0, _GUTTER, 0, 0), expand=True)
    for _ in answers:
        table.add_column(ratio=1)
    columns = (comparison.parts_with_caveats(debate, answer, beside, signs) for answer in answers)
    for row in zip(*columns, strict=True):
        table.add_row()
        table.add_row(*map(_cell, row))
    make_console(color).print(table)


def _cell(part: Part) -> RenderableType:
    """A part in a column, with an empty line between its entries. Long lines are wrapped, and nothing is cut."""
    from rich.console import Group

    lines = [entry_line.line for entry_line in part.heading]
    for number, entry in enumerate(part.entries):
        lines += [[]] if number else []
        lines += [entry_line.line for entry_line in entry]
    return Group(*map(_Wrapped, lines))


class _Wrapped:
    """A line that rich wraps in a column."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from argmap.cli.output import rich_text, wrapped

        return wrapped(rich_text(self.line), console, options.max_width)
