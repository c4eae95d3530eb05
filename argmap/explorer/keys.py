"""All keys of the explorer: the one table from which the bindings, the footer and the help are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from argmap.explorer import asking, folding, giving, moving, showing

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer

    Run = Callable[[Explorer], None]


class Command(NamedTuple):
    """What a key does. ``where`` is the part of the explorer in which it does so.

    ``short`` is its name in the footer, where it is shown if there is room, or ``always``.
    """

    keys: tuple[str, ...]
    does: str
    run: Run
    where: str = "tree"
    short: str = ""
    always: bool = False


COMMANDS = (
    Command(("j", "down"), "down a row", moving.down, short="down"),
    Command(("k", "up"), "up a row", moving.up, short="up"),
    Command(("l", "right"), "open; from an open node to the first below it", folding.unfold, short="open"),
    Command(("h", "left"), "fold; from a folded node to the one above it", folding.fold, short="fold"),
    Command(("space",), "open or fold", folding.toggle),
    Command(("enter", "tab"), "into the pane and back", showing.switch_pane, short="read"),
    Command(("H",), "to the node above, without folding", moving.parent),
    Command(("J",), "to the next sibling", moving.next_sibling),
    Command(("K",), "to the previous sibling", moving.previous_sibling),
    Command(("0", "^"), "to the first sibling", moving.first_sibling),
    Command(("$",), "to the last sibling", moving.last_sibling),
    Command(("g", "home"), "to the first row", moving.first),
    Command(("G", "end"), "to the last row", moving.last),
    Command(("ctrl+d",), "down half a page", moving.half_down),
    Command(("ctrl+u",), "up half a page", moving.half_up),
    Command(("pagedown", "ctrl+f"), "down a page", moving.page_down),
    Command(("pageup", "ctrl+b"), "up a page", moving.page_up),
    Command(("c",), "fold the node and its siblings", folding.fold_siblings),
    Command(("e",), "open the node and its siblings", folding.unfold_siblings),
    Command(("C",), "fold them and all that is below them", folding.fold_deep),
    Command(("E",), "open them and all that is below them", folding.unfold_deep),
    Command(("z",), "zoom: make the node the root", moving.zoom),
    Command(("Z",), "back to the root before", moving.unzoom),
    Command(("[", "backspace"), "back to where you were", moving.back),
    Command(("]",), "forth again", moving.forth),
    Command(("p",), "to the next place where the same node stands", moving.next_place),
    Command(("P",), "to the previous place where it stands", moving.previous_place),
    Command(("u",), "to the next unanswered node", moving.next_unanswered, short="unanswered"),
    Command(("U",), "to the previous unanswered node", moving.previous_unanswered),
    Command(("n",), "to the next match of the filter", moving.next_match),
    Command(("N",), "to the previous match of the filter", moving.previous_match),
    Command(("escape",), "leave the pane, the source, the findings, the filter", showing.leave),
    Command(("s",), "the source beside the map, its passage marked", showing.source, short="source"),
    Command(("v",), "for and against in two columns", showing.columns, short="weigh"),
    Command(("d",), "debate: claim, objection and reply, one at a time", showing.debate, short="debate"),
    Command(("m",), "set or take away a bookmark", asking.bookmark),
    Command(("'",), "the bookmarks", asking.bookmarks),
    Command(("enter",), "keep the filter", asking.keep_filter, "filter", "keep"),
    Command(("escape",), "drop it", asking.drop_filter, "filter", "drop"),
    Command(("down",), "down a row, while typing", moving.down, "filter", "down"),
    Command(("up",), "up a row, while typing", moving.up, "filter", "up"),
    Command(("j", "down"), "to the next line that leads somewhere, or down", showing.pane_down, "pane", "down"),
    Command(("k", "up"), "to the line before, or up", showing.pane_up, "pane", "up"),
    Command(("enter", "l", "right"), "go to the node of the line", showing.pane_go, "pane", "go there"),
    Command(("g", "home"), "to the beginning", showing.pane_first, "pane"),
    Command(("G", "end"), "to the end", showing.pane_last, "pane"),
    Command(("ctrl+d",), "down half a page", showing.pane_half_down, "pane"),
    Command(("ctrl+u",), "up half a page", showing.pane_half_up, "pane"),
    Command(("pagedown", "space", "ctrl+f"), "down a page", showing.pane_page_down, "pane"),
    Command(("pageup", "ctrl+b"), "up a page", showing.pane_page_up, "pane"),
    Command(("tab", "h", "left", "escape"), "back to the tree", showing.switch_pane, "pane", "tree"),
    Command(("s",), "the source beside the map, its passage marked", showing.source, "pane", "source"),
    Command(("j", "down"), "to the next argument", showing.pane_down, "columns", "down"),
    Command(("k", "up"), "to the argument before", showing.pane_up, "columns", "up"),
    Command(("tab", "h", "l", "left", "right"), "to the other column", showing.other_column, "columns", "other side"),
    Command(("enter",), "weigh the chosen argument in its turn", showing.column_deeper, "columns", "deeper"),
    Command(("backspace", "["), "back to what was weighed before", showing.column_back, "columns", "back"),
    Command(("escape", "v"), "back to the tree", showing.close, "columns", "tree"),
    Command(("l", "right", "n", "space"), "the next exchange", showing.next_exchange, "debate", "next"),
    Command(("h", "left", "p", "N"), "the exchange before", showing.previous_exchange, "debate", "previous"),
    Command(("j", "down"), "to the next of claim, objection, reply", showing.pane_down, "debate", "down"),
    Command(("k", "up"), "to the one before", showing.pane_up, "debate", "up"),
    Command(("enter",), "go to it in the tree", showing.pane_go, "debate", "go there"),
    Command(("escape", "d"), "back to the tree", showing.close, "debate", "tree"),
    Command(("/",), "filter with a query, as you type", asking.filter_rows, "anywhere", "filter"),
    Command(("y",), "copy: text, id, path, citation, query", giving.copy_menu, "anywhere", "copy"),
    Command(("o",), "open the map in $VISUAL or $EDITOR, at the node", giving.edit, "anywhere"),
    Command(("x",), "export what is visible", giving.export, "anywhere"),
    Command(("S",), "save a picture of the screen (SVG)", giving.screenshot, "anywhere"),
    Command(("!",), "what the check finds; Enter goes to its node", showing.findings, "anywhere", "findings"),
    Command(("r",), "read the maps again", giving.reload, "anywhere"),
    Command(("t",), "dark or light", showing.theme, "anywhere"),
    Command((":", "ctrl+p"), "jump to any id", asking.palette, "anywhere", "jump"),
    Command(("?", "f1"), "all keys", asking.help_keys, "anywhere", "keys", always=True),
    Command(("q", "ctrl+c"), "quit", asking.leave_explorer, "anywhere", "quit", always=True),
)

NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter", "tab": "Tab",
    "escape": "Esc", "backspace": "Backspace", "home": "Home", "end": "End", "pagedown": "PgDn", "pageup": "PgUp",
    "f1": "F1",
}  # fmt: skip
"""Keys as they are shown, where that is not the character itself."""
PLACES = {
    "tree": "in the tree",
    "filter": "while a filter is typed",
    "pane": "in the pane",
    "columns": "in the two columns (v)",
    "debate": "in the debate (d)",
    "anywhere": "anywhere",
}


def command_for(where: str, key: str) -> Command | None:
    """What a key does in a part of the explorer."""
    for place in (where, "anywhere") if where != "filter" else (where,):
        for command in COMMANDS:
            if command.where == place and key in command.keys:
                return command
    return None


def shown_key(key: str, ascii_only: bool = False) -> str:
    """A key as it is printed on a keyboard."""
    if ascii_only and key in ("down", "up", "left", "right"):
        return key.capitalize()
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return NAMES.get(key, key)
