"""``argmap path``: how one node bears on another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, complete_id, suggested

if TYPE_CHECKING:
    from argmap.bearing import Some
    from argmap.debate import Debate

_MAX_LISTED = 100


def command(
    start: Annotated[
        str,
        typer.Argument(metavar="A", help="The node that bears on B: map/id, or its id.", autocompletion=complete_id),
    ],
    end: Annotated[
        str,
        typer.Argument(metavar="B", help="The node that A bears on.", autocompletion=complete_id),
    ],
    paths: Paths = None,
    every: Annotated[bool, typer.Option("--all", help="Show all paths, the shortest first, instead of one.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
) -> int:
    """Show how one node bears on another.

    Shows the shortest path from A to B step by step, and whether A speaks for or against B. If no path leads up from
    A to B, the search also follows rephrases and conflicts.
    """
    from argmap.bearing import paths_up, some
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.output import print_lines, signs
    from argmap.select import node_named
    from argmap.text import shown
    from argmap.view import path_lines as view

    debate = load_maps(paths, configuration(paths, config_file))
    low, high = node_named(debate, start), node_named(debate, end)
    found, more, gave_up = _found_paths(debate, low, high, _MAX_LISTED if every else 1)
    print_lines(view.lines(debate, found, signs(ascii_only)), color)
    if gave_up and (every or not found):
        so_far = "there may be more paths" if found else f"it is unknown whether {shown(start)} bears on {shown(end)}"
        print(f"gave up after trying too many paths: {so_far}", file=sys.stderr)
        return max(1, loader_status(debate))
    if not found:
        from_there = some(paths_up(debate.graph, high, low), 1).paths
        back = suggested("path", end, start, paths=paths)
        hint = f", but {shown(end)} bears on {shown(start)}: {back}" if from_there else ""
        print(f"{shown(start)} does not bear on {shown(end)}{shown(hint)}", file=sys.stderr)
    elif more:
        print(_about_the_rest(debate, low, high, every, over_links=bool(found[0].links)), file=sys.stderr)
    return loader_status(debate)


def _about_the_rest(debate: Debate, low: str, high: str, every: bool, over_links: bool) -> str:
    """A sentence about the paths that are not shown."""
    if not over_links and _has_both_sides(debate, low, high):
        return "other paths lead to the opposite stance: see --all"
    return f"there are more than {_MAX_LISTED} paths" if every else "there are other paths: see --all"


def _has_both_sides(debate: Debate, low: str, high: str) -> bool:
    """True if a node speaks for another on some paths, and against it on others."""
    from argmap.bearing import bearings

    return any(one.node == low and one.supports and one.attacks for one in bearings(debate.graph, high))


def _found_paths(debate: Debate, low: str, high: str, most: int) -> Some:
    """The paths up or, if there are none, those that also go over links."""
    from argmap.bearing import paths_up, some

    found = some(paths_up(debate.graph, low, high), most)
    if found.paths or found.gave_up:
        return found
    return some(paths_up(debate.graph, low, high, over_links=True), most)
