"""The lines around the panes: the breadcrumb, the status, the keys that make sense here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.explorer.crumbs import crumb_line
from argmap.explorer.fitting import PaneLine, columns
from argmap.explorer.keys import COMMANDS, shown_key
from argmap.explorer.rowline import who_says
from argmap.explorer.tour import Tour
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import ASCII, sign

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer


def lines(app: Explorer, width: int) -> dict[str, Line]:
    """The three lines by the names of their bars."""
    room = max(0, width - 2)
    return {"crumbs": crumb_line(app.tour, room), "status": status_line(app, room), "keys": key_line(app, room)}


def status_line(app: Explorer, room: int) -> Line:
    """What was said last, else where the cursor is; a count that is being typed; the filter."""
    tour = app.tour
    line: Line = []
    if app.count:
        line.append(Segment(f"{app.count} ", "key"))
    if app.note:
        words = shown(app.note)
        indent = app.note_column - 1 if app.note_column else 0
        caret = f"{' ' * indent}^ " if app.note_column and indent < room // 2 else ""
        return [*line, Segment(f"{caret}{words}", "warning")]
    if tour.filter is not None:
        matches = len(tour.filter.matches)
        line.append(Segment("filter: ", "dim"))
        line.append(Segment(shown(tour.filter.query) or "*", "key"))
        line.append(Segment(f"  {matches:,} of {len(tour.graph):,} match  ", "dim"))
    elif tour.roots:
        line.append(Segment("root: ", "dim"))
        line.append(Segment(shown(tour.debate.short(tour.roots[-1])), "key"))
        line.append(Segment("  Z goes back  ", "dim"))
    if app.view == "debate":
        return [*line, Segment(f"exchange {app.exchange + 1:,} of {len(app.exchanges):,}", "dim")]
    rows = len(tour.outline.rows)
    if rows:
        line.append(Segment(f"row {tour.row + 1:,} of {rows:,}", "dim"))
    else:
        line.append(Segment("nothing matches" if tour.filter is not None else "the maps are empty", "dim"))
    errors = sum(1 for finding in tour.debate.findings if finding.severity == "error")
    if errors:
        line.append(Segment(f"  {errors} error{'s' if errors > 1 else ''}: ! shows them", "error"))
    return line


def key_line(app: Explorer, room: int) -> Line:
    """The keys of this part of the explorer, as many as there is room for; some of them always."""
    ascii_only = app.tour.signs is ASCII
    places = (app.where,) if app.where == "filter" else (app.where, "anywhere")
    here = [one for one in COMMANDS if one.short and one.where in places]
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


def claim_lines(tour: Tour, node: str) -> list[PaneLine]:
    """What is weighed in the two columns."""
    data = tour.graph.nodes[node]
    text = shown(data["text"]) or shown(node)
    line = [sign(tour.signs, data["kind"], None), Segment(" "), Segment(text, "position")]
    return [PaneLine([*line, Segment(who_says(tour, node), "who")], 2)]
