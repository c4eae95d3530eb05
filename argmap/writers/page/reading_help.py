"""How to read a page, in one folded panel: its signs, its bars, its proof, its overview."""

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
    "A debate asks questions, and positions answer them. A pro supports the claim above it, and a con attacks it. An "
    "undercut attacks the step from a reason to its claim. Premises are a reason only together. A caveat limits a "
    "claim, and a context is background that takes no side.",
    "The dash after a claim is followed by who says it. A claim without a name is said by the source itself. “Unnamed” "
    "is somebody whom the source does not name. The words in quotation marks show how firmly it is said. What is “not "
    "stated in the source” was inferred by whoever made the map, and such claims are set in quieter type.",
    "The bar under a position has a cell for each reason: first those for it, then those against it. A hollow cell is "
    "an answered reason: somebody has replied to it. The number of reasons says nothing about how good they are, and a "
    "question may have several positions that say much the same. Claims that rephrase each other are the same claim, "
    "by another speaker or with another hedge.",
    "A node is an entry of the debate: a question, a claim or a context. It may belong in several places. It is shown "
    "in full in one of them, and the others lead there.",
    "A quote is found word for word if the source has the same words in the same order. Quotation marks, dashes and "
    "line ends may differ. This proves the quotes, not the claims, which are in the words of whoever made the map. A "
    "word is accounted for if a node quotes it, or if it is set aside because it argues nothing.",
)
_ON_SCREEN = (
    "Choose a node, and its words light up in the source. Choose words there, and the nodes made from them light up. "
    "The chosen node shows its id, its line in the source, and whether anybody has replied to it.",
    "The strip shows the debate at a glance. Each node is a cell beside the one that it bears on. The strip marks what "
    "is in view, what you have chosen, and what a search finds.",
)
_UNDERLINING = (
    '<p class="key">In the source: <span class="m pro">quoted for a claim</span> '
    '<span class="m con">quoted against a claim</span> <span class="m">quoted, takes no side</span> '
    '<span class="m both">quoted for one claim and against another</span> '
    '<span class="m many">quoted by several nodes</span> <span class="skip">set aside</span></p>'
)
_CELLS = {
    "question": "question", "position": "position", "tone-pro": "for", "tone-con": "against", "context": "neither",
}  # fmt: skip
_STRIP = (
    '<p class="key on-screen">In the strip: '
    + " ".join(
        f'<span><span class="cell {looks}" aria-hidden="true"></span> {meaning}</span>'
        for looks, meaning in _CELLS.items()
    )
    + "</p>"
)


def reading_help(figures: str) -> str:
    """What a reader may want to know before reading; ``figures`` say how large the debate is."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in _TEXT) + _UNDERLINING
    paragraphs += "".join(f'<p class="on-screen">{paragraph}</p>' for paragraph in _ON_SCREEN) + _STRIP
    return (
        '<details class="how"><summary>How to read this</summary>'
        f'<div class="panel" role="group" tabindex="0" aria-label="How to read this">{LEGEND}{paragraphs}'
        f'<p class="figures">{figures}.</p></div></details>'
    )
