"""How to read a page, told once and folded: its signs, its bars, its words under a line, its overview."""

from __future__ import annotations

from argmap.relations import KINDS, RELATIONS, Kind
from argmap.writers.page.html_text import words

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
_TEXT = (
    "A debate asks questions. Positions answer them; pros speak for what stands above them, and cons against it. Who "
    "says it stands after the dash, and how firmly, in the words of the source, between quotation marks. What is "
    "implied is not stated by the source.",
    "The bar below a position has a cell for each reason, first those for it, then those against it. A hollow cell is "
    "a reason that somebody has replied to. How many reasons there are says nothing of how good they are.",
    "A quote is found word for word if its words stand in the source in this order; quotation marks, dashes and line "
    "ends may be others. Words are accounted for if a node quotes them, or if they are set aside because they argue "
    "nothing. That a quote is found does not prove that what it is quoted for follows from it.",
)
_ON_SCREEN = (
    "Choose a node, and its words light up in the source; choose words there, and the nodes made from them do. Its "
    "id, its line and whether anybody has replied to it are shown with it.",
    "The strip beside the debate shows all of it at once: a cell a node, beside what it bears on. It marks what is in "
    "view, what is chosen and what a search finds.",
)


def reading_help(figures: str) -> str:
    """What a reader may want to know before reading; ``figures`` say how large the debate is."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in _TEXT)
    told += "".join(f'<p class="on-screen">{paragraph}</p>' for paragraph in _ON_SCREEN)
    return (
        '<details class="how"><summary>How to read this</summary>'
        f'<div class="panel" role="group" tabindex="0" aria-label="How to read this">{LEGEND}{told}'
        f'<p class="figures">{figures}.</p></div></details>'
    )
