"""The tools of a page: the search, the filters, and the buttons. They are hidden without the script."""

from __future__ import annotations

from argmap.relations import KINDS, Kind
from argmap.writers.page.attributions import Speakers
from argmap.writers.page.page_outline import PageOutline

ZOOM = (
    '<div class="zoom" role="group" aria-label="Size">'
    '<button type="button" id="do-smaller" aria-label="smaller">−</button>'
    '<button type="button" id="do-larger" aria-label="larger">+</button>'
    '<button type="button" id="do-fit" title="All of it in the window">Fit</button>'
    '<button type="button" id="do-read" title="Large enough to read">Read</button> '
    '<span id="scale" role="status">100%</span></div>'
)
NOTHING_FOUND = (
    '<p class="note" id="nothing" hidden>No node has all of these words and passes the filters. '
    '<button type="button" id="do-clear">Clear the search</button></p>'
)
_BUTTONS = (
    ("columns", "Columns", "Pro and con side by side", True),
    ("quotes", "Quotes", "The words of the source below each node", True),
    ("details", "Details", "Below each node its id, its line, and whether anybody has replied to it", True),
    ("fold", "Fold", "Close all", False),
    ("unfold", "Unfold", "Open all", False),
    ("theme", "Theme", "Light, dark, or as the system has it", False),
    ("print", "Print", "Print the whole page", False),
    ("keys", "?", "Help and keys", False),
)


def tools(outline: PageOutline, speakers: Speakers, with_source: bool) -> str:
    """The search with its filters, and the buttons."""
    present = {data["kind"] for data in outline.nodes.values()}
    kinds = "".join(f'<option value="{kind}">{KINDS[kind].plural}</option>' for kind in Kind if kind in present)
    said = f'<select id="speaker" aria-label="Who"><option value="">anybody</option>{speakers.options()}</select>'
    quoted = any(data["quotes"] for data in outline.nodes.values())
    buttons = "".join(
        _button(name, shown, title, toggles) for name, shown, title, toggles in _BUTTONS if name != "quotes" or quoted
    )
    beside = _button("beside", "Source", "The source beside the debate", True) if with_source else ""
    return (
        '<div class="tools"><div role="search" class="search">'
        '<input type="search" id="words" aria-label="Search" placeholder="Search" autocomplete="off">'
        f'{beside}<button type="button" id="do-tools" aria-pressed="false" title="Filters, and how it is shown">'
        "More</button></div>"
        '<div class="buttons" role="group" aria-label="Filters">'
        f'<select id="kind" aria-label="Kind"><option value="">all kinds</option>{kinds}</select>'
        f"{said if speakers.said else ''}"
        '<label><input type="checkbox" id="open"> unanswered</label></div>'
        f'<div class="buttons" role="group" aria-label="Page">{buttons}</div></div>'
    )


def _button(name: str, shown: str, title: str, toggles: bool) -> str:
    return f'<button type="button" id="do-{name}" title="{title}"{_pressed(name) if toggles else ""}>{shown}</button>'


def _pressed(name: str) -> str:
    return f' aria-pressed="{"true" if name == "beside" else "false"}"'
