"""What a reader can do with a page: the search, the filters, and the buttons. Without a script they are not shown."""

from __future__ import annotations

from argmap.relations import KINDS, RELATIONS, Kind
from argmap.writers.page.html_text import words
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.page.speakers import Speakers

_SIGNS = [
    *((str(relation), f" tone-{row.look.tone}", row.sign) for relation, row in RELATIONS.items() if row.sign),
    *((str(kind), "", row.sign) for kind, row in KINDS.items() if kind is not Kind.ARGUMENT),
]
LEGEND = (
    '<p class="legend">'
    + " ".join(
        f'<span><span class="s {name}{tone}" aria-hidden="true">{words(sign)}</span> {name}</span>'
        for name, tone, sign in _SIGNS
    )
    + "</p>"
)
ZOOM = (
    '<div class="zoom" role="group" aria-label="Size">'
    '<button type="button" id="do-smaller" aria-label="smaller">−</button>'
    '<button type="button" id="do-larger" aria-label="larger">+</button>'
    '<button type="button" id="do-fit">Fit</button> <span id="scale" role="status">100 %</span></div>'
)
_BUTTONS = (
    ("columns", "Columns", "Pro and con side by side", True),
    ("quotes", "Quotes", "The words of the source below each node", True),
    ("fold", "Fold", "Close all", False),
    ("unfold", "Unfold", "Open all", False),
    ("beside", "Source", "The source beside the debate", True),
    ("theme", "Theme", "Light, dark, or as the system has it", False),
    ("print", "Print", "Print the whole page", False),
    ("keys", "?", "Help and keys", False),
)


def tools(outline: PageOutline, speakers: Speakers, with_source: bool) -> str:
    """The search with its filters, and the buttons."""
    present = {data["kind"] for data in outline.nodes.values()}
    kinds = "".join(f'<option value="{kind}">{kind}s</option>' for kind in Kind if kind in present)
    said = f'<select id="speaker" aria-label="Who"><option value="">anybody</option>{speakers.options()}</select>'
    quoted = any(data["quotes"] for data in outline.nodes.values())
    absent = {"beside" if not with_source else "", "quotes" if not quoted else ""}
    buttons = "".join(
        f'<button type="button" id="do-{name}" title="{title}"{_pressed(name) if toggles else ""}>{shown}</button>'
        for name, shown, title, toggles in _BUTTONS
        if name not in absent
    )
    return (
        '<div class="tools"><div role="search" class="search">'
        '<input type="search" id="words" aria-label="Search" placeholder="Search" autocomplete="off">'
        f'<select id="kind" aria-label="Kind"><option value="">all kinds</option>{kinds}</select>'
        f"{said if speakers.said else ''}"
        '<label><input type="checkbox" id="open"> unanswered</label>'
        '<button type="button" id="do-tools" aria-pressed="false">More</button>'
        "</div>"
        f'<div class="buttons" role="group" aria-label="Page">{buttons}</div></div>'
    )


def _pressed(name: str) -> str:
    return f' aria-pressed="{"true" if name == "beside" else "false"}"'
