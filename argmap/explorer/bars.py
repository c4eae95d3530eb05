"""The bars around the panes: the path to the cursor, the status, and the keys that apply."""

from __future__ import annotations

from argmap.explorer.breadcrumb import crumb_line
from argmap.explorer.keys import ALWAYS_FIRST, COMMANDS, shown_key
from argmap.explorer.line_fitting import columns
from argmap.explorer.session import Session
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.node_line import number


def lines(session: Session, width: int) -> dict[str, Line]:
    """The three lines, by the names of their bars, on a screen of ``width`` columns."""
    room = max(0, width - 2)
    return {
        "crumbs": crumb_line(session.navigator, room),
        "status": status_line(session, room),
        "keys": key_line(session, room),
    }


def status_line(session: Session, room: int) -> Line:
    """The count being typed and the last message; without a message, the filter or root and the size of the tree."""
    nav = session.navigator
    line: Line = []
    if session.count:
        line.append(Segment(f"{session.count} ", "key"))
    if session.note:
        words = shown(session.note)
        indent = session.note_column - 1 if session.note_column else 0
        caret = f"{' ' * indent}^ " if session.note_column and indent < room // 2 else ""
        return [*line, Segment(f"{caret}{words}", "warning")]
    if nav.filter is not None:
        matches = len(nav.filter.matches)
        line.append(Segment("filter: ", "dim"))
        line.append(Segment(shown(nav.filter.query) or "*", "key"))
        line.append(Segment(f"  {matches:,} of {len(nav.graph):,} match  ", "dim"))
    elif nav.roots:
        line.append(Segment("root: ", "dim"))
        line.append(Segment(shown(nav.debate.short(nav.roots[-1])), "key"))
        line.append(Segment("  Z goes back  ", "dim"))
    if session.view == "debate":
        return [*line, Segment(f"exchange {session.exchange + 1:,} of {len(session.exchanges):,}", "dim")]
    if nav.outline.rows and nav.filter is None:
        maps = nav.debate.maps
        line.append(Segment(f"{number(len(nav.graph), 'node')}, {number(len(maps), 'map')}", "dim"))
    elif not nav.outline.rows:
        line.append(Segment("nothing matches" if nav.filter is not None else "the maps are empty", "dim"))
    errors = sum(1 for finding in nav.debate.findings if finding.severity == "error")
    if errors:
        line.append(Segment(f"  {errors} error{'s' if errors > 1 else ''}: press !", "error"))
    return line


def key_line(session: Session, room: int) -> Line:
    """The keys that apply here, as many as fit into ``room`` columns; some are always shown."""
    ascii_only = session.appearance.is_ascii
    places = (session.context,) if session.context == "filter" else (session.context, "anywhere")
    here = [one for one in COMMANDS if one.short and one.context in places]
    here.sort(key=lambda one: ALWAYS_FIRST.index(one.keys[0]) if one.keys[0] in ALWAYS_FIRST else len(ALWAYS_FIRST))
    entries = [
        (one.always, [Segment(shown_key(one.keys[0], ascii_only), "key"), Segment(f" {one.short}", "dim")])
        for one in here
    ]
    kept = [entry for always, entry in entries if always]
    left = room - sum(columns(entry) + 2 for entry in kept)
    line: Line = []
    for always, entry in entries:
        taken = columns(entry) + 2
        if not always and taken > left:
            continue
        left -= 0 if always else taken
        line += [*entry, Segment("  ")]
    return line[:-1]
