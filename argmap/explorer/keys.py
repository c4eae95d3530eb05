"""All keys of the explorer. Bindings, footer and help use this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from argmap.explorer.commands import (
    copy,
    drafts,
    filtering,
    fold,
    general,
    jump,
    make,
    making,
    move,
    panes,
    revise,
    save,
    select,
    switch,
)
from argmap.explorer.requests import Request
from argmap.explorer.session import Session


class Command(NamedTuple):
    """What a key does in a context. ``short`` is its name in the footer, shown if there is room, or ``always``.

    While a map is made, ``short`` is its name in the table of keys, in the row of the ``group``.
    """

    keys: tuple[str, ...]
    does: str
    run: Callable[[Session], Request | None]
    context: str = "tree"
    short: str = ""
    always: bool = False
    group: str = ""


COMMANDS = (
    Command(("j", "down"), "down a row", move.down, short="down"),
    Command(("k", "up"), "up a row", move.up, short="up"),
    Command(("l", "right"), "open; from an open node to the first below it", fold.unfold, short="open"),
    Command(("h", "left"), "fold; from a folded node to the one above it", fold.fold, short="fold"),
    Command(("space",), "open or fold", fold.toggle),
    Command(("enter", "tab"), "into the pane and back", switch.switch_pane, short="read"),
    Command(("H",), "to the node above, without folding", move.parent),
    Command(("J",), "to the next sibling", move.next_sibling),
    Command(("K",), "to the previous sibling", move.previous_sibling),
    Command(("0", "^"), "to the first sibling", move.first_sibling),
    Command(("$",), "to the last sibling", move.last_sibling),
    Command(("g", "home"), "to the first row", move.first),
    Command(("G", "end"), "to the last row", move.last),
    Command(("ctrl+d",), "down half a page", move.half_down),
    Command(("ctrl+u",), "up half a page", move.half_up),
    Command(("pagedown", "ctrl+f"), "down a page", move.page_down),
    Command(("pageup", "ctrl+b"), "up a page", move.page_up),
    Command(("c",), "fold the node and its siblings", fold.fold_siblings),
    Command(("e",), "open the node and its siblings", fold.unfold_siblings),
    Command(("C",), "fold them and everything below them", fold.fold_deep),
    Command(("E",), "open them and everything below them", fold.unfold_deep),
    Command(("z",), "zoom: make the node the root", move.zoom),
    Command(("Z",), "back to the root before", move.unzoom),
    Command(("[", "backspace"), "back to where you were", move.back),
    Command(("]",), "forward again", move.forward),
    Command(("p",), "to the next place of the same node", move.next_place),
    Command(("P",), "to the previous place of the same node", move.previous_place),
    Command(("u",), "to the next unanswered node", move.next_unanswered, short="unanswered"),
    Command(("U",), "to the previous unanswered node", move.previous_unanswered),
    Command(("n",), "to the next match of the filter", move.next_match),
    Command(("N",), "to the previous match of the filter", move.previous_match),
    Command(("escape",), "leave the pane, source, findings or filter", switch.leave),
    Command(("s",), "the source beside the map, with the passage marked", switch.source, short="source"),
    Command(("v",), "weigh: for and against, or all positions, side by side", switch.columns, short="weigh"),
    Command(("d",), "debate: claim, objection and reply, one at a time", switch.debate, short="debate"),
    Command((">",), "a larger pane", switch.larger_pane),
    Command(("<",), "a smaller pane", switch.smaller_pane),
    Command(("f",), "the tree alone, or the pane again", switch.hide_pane),
    Command(("i",), "make a map: from the words of the source to a node with one key", making.begin, short="make"),
    Command(("m",), "set or remove a bookmark", jump.bookmark),
    Command(("'",), "the bookmarks", jump.bookmarks),
    Command(("enter",), "keep the filter", filtering.keep_filter, "filter", "keep"),
    Command(("escape",), "drop it", filtering.drop_filter, "filter", "drop"),
    Command(("down",), "down a row, while typing", move.down, "filter", "down"),
    Command(("up",), "up a row, while typing", move.up, "filter", "up"),
    Command(("j", "down"), "to the next line that leads somewhere, or down", panes.pane_down, "pane", "down"),
    Command(("k", "up"), "to the line before, or up", panes.pane_up, "pane", "up"),
    Command(("enter", "l", "right"), "go to the node of the line", panes.pane_go, "pane", "go there"),
    Command(("g", "home"), "to the beginning", panes.pane_first, "pane"),
    Command(("G", "end"), "to the end", panes.pane_last, "pane"),
    Command(("ctrl+d",), "down half a page", panes.pane_half_down, "pane"),
    Command(("ctrl+u",), "up half a page", panes.pane_half_up, "pane"),
    Command(("pagedown", "space", "ctrl+f"), "down a page", panes.pane_page_down, "pane"),
    Command(("pageup", "ctrl+b"), "up a page", panes.pane_page_up, "pane"),
    Command(("tab", "h", "left"), "back to the tree", switch.switch_pane, "pane", "tree"),
    Command(("escape",), "back to the tree; closes the findings", switch.leave_pane, "pane"),
    Command(("s",), "the source beside the map, with the passage marked", switch.source, "pane", "source"),
    Command((">",), "a larger pane", switch.larger_pane, "pane"),
    Command(("<",), "a smaller pane", switch.smaller_pane, "pane"),
    Command(("f",), "the tree alone", switch.hide_pane, "pane"),
    Command(("j", "down"), "to the next argument", panes.pane_down, "columns", "down"),
    Command(("k", "up"), "to the argument before", panes.pane_up, "columns", "up"),
    Command(("tab", "l", "right"), "to the next column", switch.next_column, "columns", "next column"),
    Command(("h", "left"), "to the column before", switch.previous_column, "columns"),
    Command(("enter",), "weigh the chosen argument in turn", switch.column_deeper, "columns", "deeper"),
    Command(("backspace", "["), "back to the one weighed before", switch.column_back, "columns", "back"),
    Command(("escape", "v"), "back to the tree", switch.close, "columns", "tree"),
    Command(("d",), "debate: claim, objection and reply", switch.debate, "columns"),
    Command(("s",), "the source beside the map", switch.source, "columns"),
    Command(("l", "right", "n", "space"), "the next exchange", switch.next_exchange, "debate", "next"),
    Command(("h", "left", "p", "N"), "the exchange before", switch.previous_exchange, "debate", "previous"),
    Command(("j", "down"), "to the next of claim, objection, reply", panes.pane_down, "debate", "down"),
    Command(("k", "up"), "to the one before", panes.pane_up, "debate", "up"),
    Command(("enter",), "go to it in the tree", panes.pane_go, "debate", "go there"),
    Command(("escape", "d"), "back to the tree", switch.close, "debate", "tree"),
    Command(("v",), "weigh: for and against, side by side", switch.columns, "debate"),
    Command(("s",), "the source beside the map", switch.source, "debate"),
    Command(
        ("space",), "to the next words that nothing accounts for", select.next_missing, "making", "next", True, "text"
    ),
    Command(("backspace",), "to those before", select.previous_missing, "making", "back", False, "text"),
    Command(("n",), "the next sentence", select.next_sentence, "making", "sentence", True, "text"),
    Command(("N",), "the sentence before", select.previous_sentence, "making", "before", False, "text"),
    Command((";",), "the next clause of the sentence", select.clause, "making", "clause", True, "text"),
    Command(("]",), "a word more at the end", select.longer_by_word, "making", "longer", True, "text"),
    Command(("[",), "a word less at the end", select.shorter_by_word, "making", "shorter", True, "text"),
    Command((")",), "a word less at the beginning", select.later_by_word, "making", "from later", False, "text"),
    Command(("(",), "a word more at the beginning", select.earlier_by_word, "making", "earlier", False, "text"),
    Command(("}",), "to the end of the next sentence", select.longer_by_sentence, "making", "+ sentence", True, "text"),
    Command(("{",), "a sentence less", select.shorter_by_sentence, "making", "- sentence", False, "text"),
    Command(("l",), "the words that the node quotes", select.its_words, "making", "its words", False, "text"),
    Command((">",), "another source", making.other_source, "making", "source", False, "text"),
    Command(("a",), "make the words a position", make.position, "making", "position", True, "make"),
    Command(("p",), "make the words a pro of the node", make.pro, "making", "pro", True, "make"),
    Command(("c",), "a con", make.con, "making", "con", True, "make"),
    Command(("x",), "an undercut of its step", make.undercut, "making", "undercut", True, "make"),
    Command(("e",), "a premise, one of several", make.premise, "making", "premise", True, "make"),
    Command(("v",), "a caveat", make.caveat, "making", "caveat", True, "make"),
    Command(("i",), "context", make.context, "making", "context", True, "make"),
    Command(("q",), "a question that it raises", make.question, "making", "question", True, "make"),
    Command(("Q",), "a question at the top of the map", make.top_question, "making", "at top", True, "make"),
    Command(("A",), "a position at the top of the map", make.top_position, "making", "at top", False, "make"),
    Command(("s",), "skip: the words carry no argument, wherever they are", make.skip, "making", "skip", True, "make"),
    Command(
        ("+",), "another quote of the node: it is said here, too", make.also_here, "making", "also here", False, "make"
    ),
    Command(("W",), "a node in your own words", make.own_words, "making", "own words", True, "make"),
    Command(("w",), "change the text that the words get", make.change_text, "making", "text", True, "first"),
    Command(("b",), "change who says them", make.change_speaker, "making", "by", True, "first"),
    Command(("h",), "change their hedge", make.change_hedge, "making", "hedge", True, "first"),
    Command(("enter",), "change the text of the node", revise.text, "making", "text", True, "node"),
    Command(("B",), "change who says it", revise.speaker, "making", "by", True, "node"),
    Command(("H",), "change its hedge", revise.hedge, "making", "hedge", False, "node"),
    Command(("t",), "turn it: a pro to a con, and back", revise.turn, "making", "turn", True, "node"),
    Command(("T",), "make it something else of the same node", revise.as_what, "making", "as", False, "node"),
    Command(
        ("m",),
        "take it up, to put it below another node, or at the top, with the key of what it is there",
        revise.move_node,
        "making",
        "move",
        True,
        "node",
    ),
    Command(
        ("M",),
        "also show it below another node (ref); the next key says what it is there",
        revise.also_below,
        "making",
        "also below",
        False,
        "node",
    ),
    Command(("C",), "it conflicts with another node", revise.conflicts, "making", "conflicts", False, "node"),
    Command(("R",), "it rephrases another node", revise.rephrases, "making", "rephrases", False, "node"),
    Command(
        ("d",),
        "remove it, or drop a drafted skip",
        revise.remove_node,
        "making",
        "remove",
        True,
        "node",
    ),
    Command(
        ("y",), "accept a draft, a node or a skip, and go to the next", drafts.accept, "making", "accept", True, "node"
    ),
    Command((".",), "to the next draft", drafts.next_draft, "making", "next draft", True, "node"),
    Command(("u",), "undo", making.undo, "making", "undo", True, "map"),
    Command(("U", "ctrl+r"), "do it again", making.redo, "making", "redo", True, "map"),
    Command(("g",), "to the node made last", making.to_made, "making", "last made", True, "map"),
    Command(("down", "j"), "down a row of the tree", move.down, "making", "down", False, "map"),
    Command(("up", "k"), "up a row of the tree", move.up, "making", "up", False, "map"),
    Command(("right",), "open; from an open node to the first below it", fold.unfold, "making", "open", False, "map"),
    Command(("left",), "fold; from a folded node to the one above it", fold.fold, "making", "fold", False, "map"),
    Command(("home",), "to the first row", move.first, "making"),
    Command(("end",), "to the last row", move.last, "making"),
    Command(("pagedown",), "down a page of the tree", move.page_down, "making"),
    Command(("pageup",), "up a page of the tree", move.page_up, "making"),
    Command(
        ("!",), "what the check finds; Esc continues making the map", making.findings, "making", "check", True, "map"
    ),
    Command(("?", "f1"), "all keys", general.help_keys, "making", "keys", True, "map"),
    Command(("escape",), "back to reading", making.leave, "making", "read", True, "map"),
    Command(("ctrl+c",), "quit", general.leave_explorer, "making"),
    Command(("/",), "filter with a query, as you type", filtering.filter_rows, "anywhere", "filter"),
    Command(("y",), "copy: text, id, path, citation, query", copy.copy_menu, "anywhere", "copy"),
    Command(("o",), "open the map in $VISUAL or $EDITOR, at the node", general.edit, "anywhere"),
    Command(("x",), "export what is visible", save.export, "anywhere"),
    Command(("S",), "save a picture of the screen (SVG)", save.screenshot, "anywhere"),
    Command(("!",), "the findings of the check; Enter goes to the node", switch.findings, "anywhere", "findings"),
    Command(("r",), "read the maps again", general.reload, "anywhere"),
    Command(("t",), "dark or light", switch.theme, "anywhere"),
    Command((":", "ctrl+p"), "jump to a node, by its id or its words", jump.palette, "anywhere", "jump"),
    Command(("?", "f1"), "all keys", general.help_keys, "anywhere", "keys", always=True),
    Command(("q", "ctrl+c"), "quit", general.leave_explorer, "anywhere", "quit", always=True),
)

ALWAYS_FIRST = ("/", "s", "v", "d", "i", "?", "!")
"""The keys that come first in the footer, wherever they do something."""
NAMES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter", "tab": "Tab",
    "escape": "Esc", "backspace": "Backspace", "home": "Home", "end": "End", "pagedown": "PgDn", "pageup": "PgUp",
    "f1": "F1",
}  # fmt: skip
"""How keys are shown, if not by their character."""
CONTEXTS = {
    "tree": "in the tree",
    "filter": "while a filter is typed",
    "pane": "in the pane",
    "columns": "in the columns (v)",
    "debate": "in the debate (d)",
    "making": "while a map is made (i)",
    "anywhere": "anywhere",
}


KEYS = tuple(dict.fromkeys([key for command in COMMANDS for key in command.keys] + list("123456789")))
"""All bound keys: those of the table, and the digits for counts."""


def command_for(context: str, key: str) -> Command | None:
    """What a key does in a context; None if nothing."""
    for searched in (context, "anywhere") if context != "filter" else (context,):
        for command in COMMANDS:
            if command.context == searched and key in command.keys:
                return command
    return None


def shown_key(key: str, ascii_only: bool = False) -> str:
    """A key as it is printed on a keyboard."""
    if ascii_only and key in ("down", "up", "left", "right"):
        return key.capitalize()
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return NAMES.get(key, key)
