"""The balance of a position: a bar with a cell for each reason, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import Edge
from argmap.relations import ANSWERING, Kind
from argmap.stance import Balance
from argmap.writers.page.page_outline import PageOutline

MAX_CELLS = 24
"""The maximum of cells in a bar: with more reasons, a cell stands for several."""
_CELL = 9
_GAP = 1.5
_HEIGHT = 9


def balance_of(outline: PageOutline, name: str, edge: Edge | None) -> str:
    """The balance of a position that answers a question or bears on nothing; empty for other nodes."""
    is_answer = edge is None or edge.relation in ANSWERING
    is_position = is_answer and outline.nodes[name]["kind"] is Kind.POSITION
    return _tally(outline.scales.weigh(name, edge)) if is_position else ""


def answers(outline: PageOutline, name: str) -> str:
    """The number of written positions of a question."""
    count = sum(edge.relation in ANSWERING for edge in outline.children.get(name, ()))
    return f"{count} position{'s' * (count != 1)}" if count else "no position"


def _tally(of: Balance) -> str:
    undercuts = f", {of.undercuts} undercut{'s' * (of.undercuts > 1)}" if of.undercuts else ""
    if not of.reasons:
        return f' <span class="tally"><span class="b">nothing for or against it{undercuts}</span></span>'
    return (
        f' <span class="tally">{_bar(of)}<span class="{"for" if of.pros else "b"}">{of.pros} for</span> '
        f'<span class="{"against" if of.cons else "b"}">{of.cons} against</span> '
        f'<span class="b">{of.answered} of {of.reasons} answered{undercuts}</span></span>'
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
