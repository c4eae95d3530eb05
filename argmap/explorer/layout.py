"""Where things stand on the screen, for narrow, middling and wide terminals."""

from __future__ import annotations

NARROW = 90
WIDE = 160
_LOW = 20

CSS = """
Screen { background: $background; layout: vertical; }
ScrollView { background: $background; scrollbar-size: 1 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto; }
Bar { height: 1; padding: 0 1; }
#crumbs { background: $panel; }
#keys { background: $panel; }
#body { height: 1fr; }
#tree { width: 11fr; padding: 0 1; }
.aside { width: 9fr; padding: 0 1; border-left: solid $line; display: none; }
.aside.-active { border-left: solid $accent; }
#columns { height: 1fr; display: none; }
#claim { height: auto; max-height: 30%; min-height: 3; padding: 0 1; border-bottom: solid $line; }
.side { width: 1fr; padding: 1 1 0 1; border-top: none; }
#against { border-left: solid $line; }
#debate { height: 1fr; padding: 1 4; display: none; }
#query { height: 1; border: none; padding: 0 1; background: $panel; display: none; }
#query:focus { border: none; }

.node #node, .source #source, .findings #findings { display: block; }
.columns #body, .debate #body { display: none; }
.columns #columns { display: block; }
.debate #debate { display: block; }

.wide #tree { width: 9fr; }
.wide .aside { width: 6fr; }
.wide.source #node { display: block; }
.wide.source #tree { width: 8fr; }

.narrow #body { layout: vertical; }
.narrow #tree { width: 100%; height: 1fr; }
.narrow .aside { width: 100%; height: 1fr; border-left: none; border-top: solid $line; }
.narrow .aside.-active { border-top: solid $accent; }
.narrow #debate { padding: 0 1; }
.low.tree.in-tree .aside { display: none; }
.low.tree.in-pane #tree { display: none; }
"""


def classes_for(width: int, height: int, view: str, aside: str, in_pane: bool) -> set[str]:
    """The classes of the screen, by which its parts are laid out."""
    classes = {view, aside, "in-pane" if in_pane else "in-tree"}
    if width < NARROW:
        classes.add("narrow")
        if height < _LOW:
            classes.add("low")
    elif width >= WIDE:
        classes.add("wide")
    return classes
