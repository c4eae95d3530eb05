"""The balance of a position: a bar with a cell for each reason, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import Edge
from argmap.relations import ANSWERING, Kind
from argmap.stance import Balance
from argmap.writers.page.page_outline import PageOutline

MAX_CELLS = 24
"""The maximum number of cells in a bar: with more reasons, each cell counts several."""
_CELL = 9
_GAP = 1.5
_HEIGHT = 9
_NONE = '<span class="b">nothing for or against it</span>'
_NONE_AT_ALL = '<span class="b">nothing for or against any of these positions</span>'


def balance_of(outline: PageOutline, name: str, edge: Edge | None, more: str = "", is_same: bool = False) -> str:
    """The balance of a position, where it answers a question or bears on nothing, and ``more``, which is HTML.

    It is not said that nothing bears on a position if it is the same as the one above it (``is_same``).
    Of a question it says if there are no reasons for or against any of its positions. Other nodes have no balance.
    """
    kind = outline.nodes[name]["kind"]
    if kind is Kind.QUESTION:
        return _line(_NONE_AT_ALL) if name in outline.bare else ""
    if kind is not Kind.POSITION or (edge is not None and edge.relation not in ANSWERING):
        return ""
    says_nothing = is_same or outline.nodes[name]["implied"] or (edge is not None and edge.parent in outline.bare)
    parts = _parts(outline.scales.weigh(name, edge), outline.caveats[name], "" if says_nothing else _NONE)
    return _line(parts + more) if parts or more else ""


def answers(outline: PageOutline, name: str) -> str:
    """The number of written positions of a question."""
    count = sum(edge.relation in ANSWERING for edge in outline.children.get(name, ()))
    return f"{count} position{'s' * (count != 1)}" if count else "no position"


def _line(parts: str) -> str:
    return f' <span class="tally">{parts}</span>'


def _parts(of: Balance, caveats: int, nothing: str) -> str:
    """The reasons, and what limits a claim or attacks its step; ``nothing`` is said where there is none of these."""
    counts = ((of.undercuts, "undercut"), (caveats, "caveat"))
    limits = ", ".join(f"{count} {noun}{'s' * (count > 1)}" for count, noun in counts if count)
    if not of.reasons:
        return f'<span class="b">{limits}</span>' if limits else nothing
    return (
        f'{_bar(of)}<span class="{"for" if of.pros else "b"}">{of.pros} for</span> '
        f'<span class="{"against" if of.cons else "b"}">{of.cons} against</span> '
        f'<span class="b">{of.answered} of {of.reasons} answered{limits and f", {limits}"}</span>'
    )


def _bar(of: Balance) -> str:
    """The bar: reasons for a position, then those against it; on each side, answered ones come last and are hollow."""
    size = min(1.0, MAX_CELLS / of.reasons) * _CELL
    parts = (
        ("for", of.pros - of.answered_pros),
        ("for replied", of.answered_pros),
        ("against", of.cons - of.answered_cons),
        ("against replied", of.answered_cons),
    )
    paths: list[str] = []
    at = 0
    for looks, count in parts:
        if count:
            paths.append(f'<path class="{looks}" d="{"".join(_cells(at, count, size))}"/>')
        at += count
    width = f"{at * size:g}"
    return f'<svg class="bar" width="{width}" height="{_HEIGHT}" aria-hidden="true">{"".join(paths)}</svg>'


def _cells(begin: int, count: int, size: float) -> Iterator[str]:
    """A row of cells as an SVG path; without gaps if the cells are too small."""
    if size < 2 * _GAP:
        yield f"M{begin * size:.4g} .5h{count * size:.4g}v{_HEIGHT - 1}h-{count * size:.4g}z"
        return
    for number in range(begin, begin + count):
        yield f"M{number * size + 0.5:.4g} .5h{size - _GAP - 0.5:.4g}v{_HEIGHT - 1}h-{size - _GAP - 0.5:.4g}z"
