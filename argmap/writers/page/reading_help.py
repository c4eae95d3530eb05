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
    "A debate asks questions. Positions answer them; a pro speaks for what it stands below, and a con against it. An "
    "undercut attacks the step from a reason to what it is a reason for. Premises are a reason only together. A caveat "
    "limits a claim, and a context is background without a stance.",
    "After the dash stands who says it; “unnamed” is somebody whom the source does not name. How firmly they say it "
    "stands between quotation marks, in the words of the source. What is implied is not stated by the source.",
    "The bar below a position has a cell for each reason: first those for it, then those against it. A cell is hollow "
    "if somebody has replied to that reason. The number of reasons does not tell how good they are.",
    "A quote is found word for word if its words stand in the source in the same order; quotation marks, dashes and "
    "line ends may differ. A word is accounted for if a node quotes it, or if it is set aside because it argues "
    "nothing. A quote that is found proves what the source says, not that the claim made from it is right.",
)
_ON_SCREEN = (
    "Choose a node, and its words light up in the source. Choose words there, and the nodes made from them light up. "
    "With a chosen node you see its id, its line in the source, and whether anybody has replied to it.",
    "The strip shows the whole debate at once. Each node is a cell beside the one that it bears on. The strip marks "
    "what is in view, what you have chosen, and what a search finds.",
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
