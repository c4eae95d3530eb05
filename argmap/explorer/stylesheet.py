"""The layout of the screen as Textual CSS, for narrow, medium and wide terminals."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from argmap.explorer.session import MAX_PANE_STEPS, Session

MIN_SIDE_BY_SIDE = 130
"""The fewest columns for a pane beside the tree; with fewer it is below."""
MIN_THREE_PANES = 160
"""The fewest columns for the node beside the source or the findings."""
_MIN_FOR_PADDING = 90
"""The fewest columns for margins beside the debate."""
_MIN_BOTH = 20
"""The fewest rows of a narrow screen for both the tree and the pane."""

_LAYOUT = """
Screen { background: $background; layout: vertical; }
Main { align-horizontal: center; }
ScrollView { background: $background; overflow-x: hidden; overflow-y: auto; }
ScrollView { scrollbar-size: 1 1; scrollbar-gutter: stable; }
Bar { height: 1; padding: 0 1; }
#crumbs { background: $panel; }
#keys { background: $panel; }
#table { height: 5; background: $panel; padding: 0 1; display: none; }
#words { height: 1fr; padding: 0 1; }
#body { height: 1fr; }
#tree { width: 11fr; padding: 0 1; }
.aside { width: 9fr; padding: 0 1; border-left: solid $line; display: none; }
.aside.-active { border-left: solid $accent; }
#columns { height: 1fr; display: none; }
#claim { height: auto; max-height: 30%; min-height: 2; padding: 0 1; border-bottom: solid $line; }
.side { width: 1fr; padding: 1 1 0 1; border-top: none; }
.side.later { border-left: solid $line; }
#debate { height: 1fr; max-width: 112; padding: 1 4; display: none; }
#query { height: 1; border: none; padding: 0 1; background: $panel; display: none; }
#query:focus { border: none; }

.node #node, .source #source, .findings #findings { display: block; }
.columns #body, .debate #body { display: none; }
.columns #columns { display: block; }
.debate #debate { display: block; }

.making #node, .making #source, .making #findings, .making #keys { display: none; }
.making #making, .making #table { display: block; }

.wide #tree { width: 9fr; }
.wide .aside { width: 6fr; }
.wide #node { display: block; }
.wide.making #node { display: none; }
.wide.making #tree { width: 1fr; }
.wide.making .aside { width: 1fr; }

.stacked #body { layout: vertical; }
.stacked #tree { width: 100%; height: 1fr; }
.stacked .aside { width: 100%; height: 1fr; border-left: none; border-top: solid $line; }
.stacked .aside.-active { border-top: solid $accent; }
.narrow #debate { padding: 0 1; }
Chooser, Answer, Menu { align: center middle; background: $background 60%; }
.box { width: 80%; max-width: 96; height: auto; max-height: 80%; background: $panel; border: round $accent; }
.box Bar, .box LinesPane { background: $panel; padding: 0 1; }
.box LinesPane { height: auto; max-height: 100%; }
.box Input { height: 1; border: none; padding: 0 1; margin: 0 0 1 0; background: $cursor; }
.box Input:focus { border: none; }
Menu .box { width: auto; min-width: 44; max-width: 90%; }
Menu .box LinesPane { width: 60; max-width: 100%; }

.ascii .box { border: ascii $accent; }
.ascii .aside, .ascii .side.later { border-left: ascii $line; }
.ascii .aside.-active { border-left: ascii $accent; }
.ascii #claim { border-bottom: ascii $line; }
.ascii.stacked .aside { border-left: none; border-top: ascii $line; }
.ascii.stacked .aside.-active { border-top: ascii $accent; }

.stacked.making .aside { height: 13fr; }
.stacked.making #tree { height: 8fr; }

.low.making #making-1, .low.making #making-2 { display: none; }
.low.tree.in-tree .aside { display: none; }
.low.tree.in-pane #tree { display: none; }
.alone #node, .alone #source, .alone #findings { display: none; }
"""


def _shares() -> Iterator[str]:
    """The rules for panes that were made larger or smaller."""
    for step in range(-MAX_PANE_STEPS, MAX_PANE_STEPS + 1):
        name = f".pane-{step}" if step >= 0 else f".pane-less-{-step}"
        yield f"{name} #tree {{ width: {11 - 2 * step}fr; }} {name} .aside {{ width: {9 + 2 * step}fr; }}"
        yield f"{name}.wide #tree {{ width: {9 - 2 * step}fr; }} {name}.wide .aside {{ width: {6 + step}fr; }}"
        stacked = f"{name}.stacked"
        yield f"{stacked} #tree {{ width: 100%; height: {10 - 2 * step}fr; }}"
        yield f"{stacked} .aside {{ width: 100%; height: {10 + 2 * step}fr; }}"


CSS = _LAYOUT + "\n".join(_shares())


def classes_for(size: Size, session: Session) -> set[str]:
    """The CSS classes of the main screen, which decide where its parts are."""
    width, height = size
    classes = {session.view, session.aside, "in-pane" if session.in_pane else "in-tree"}
    if session.is_making and session.view == "tree":
        classes = {"tree", "making", "in-making"}
    if session.appearance.is_ascii:
        classes.add("ascii")
    classes.add(f"pane-{session.pane_steps}" if session.pane_steps >= 0 else f"pane-less-{-session.pane_steps}")
    if session.pane_is_hidden and "making" not in classes:
        classes.add("alone")
    if width < _MIN_FOR_PADDING:
        classes.add("narrow")
    if width < MIN_SIDE_BY_SIDE:
        classes.add("stacked")
        if height < _MIN_BOTH:
            classes.add("low")
    elif width >= MIN_THREE_PANES:
        classes.add("wide")
    return classes
