"""The diagrams of a page: one a map, drawn by Graphviz; for paper folded until it fits one sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.overview import fold
from argmap.style import Palette, Style
from argmap.writers.dot import diagram
from argmap.writers.page.inline_svg import Drawing, inline
from argmap.writers.page.page_outline import PageOutline, Section
from argmap.writers.picture import renderers
from argmap.writers.picture.limits import TooLongError

MAX_DRAWN = 400
MAX_LINES = 1_000
"""The maximum number of nodes and lines in a diagram: more cannot be viewed at once, and take long to draw."""
PATIENCE = 30.0
"""The seconds that the page waits for a diagram; after one that took too long, it waits half as long for the next."""
MAX_FOLDINGS = 7
"""The maximum number of foldings of a diagram until it fits a sheet."""
MIN_ON_PAPER = 4
"""The minimum number of nodes in a diagram on paper: fewer do not show a debate."""
SHEET = (930.0, 600.0)
"""The pixels of a landscape sheet, on both A4 and Letter, without the title of a diagram."""
MIN_SCALE = 0.5
"""The minimum scale on paper: letters of between four and five points, which are small but legible."""


class Figure(NamedTuple):
    """The diagram of a map, or the message in its place. ``paper`` is its printed form."""

    html: str
    is_drawing: bool
    paper: str = ""


def figures(outline: PageOutline, style: Style) -> tuple[dict[str, Figure], list[str]]:
    """The figures by the names of their maps, and what was not drawn and why.

    Of the style the diagrams have what is no colour: these are the page's own, for light and for dark, by the palette.
    """
    # The page has a title of its own, and a legend.
    drawn = replace(style, palette=Palette.SAFE, dark=False, legend=False, link=None, title="")
    made: dict[str, Figure] = {}
    without: list[str] = []
    patience = PATIENCE
    for section in outline.sections:
        name, shown = section.document.name, outline.shown_in(section)
        if much := _too_much(outline, shown):
            without.append(f"{name}: no diagram, because its {much} would be unreadable: use --root or --depth")
            made[name] = _undrawn(f"one of {much} would be unreadable")
            continue
        try:
            made[name] = _figure(outline, section, shown, drawn, patience)
        except TooLongError:
            without.append(
                f"{name}: no diagram, because it takes more than {patience:g} seconds: use --root or --depth"
            )
            made[name] = _undrawn("it would take too long to draw")
            patience /= 2
        except ArgmapError as error:
            hint = f"; {error.hint}" if error.hint else ""
            without.append(f"the page has no diagram: {error}{hint}")
            break
    return made, without


def _too_much(outline: PageOutline, shown: Collection[str]) -> str:
    """The number of nodes or lines that is too large for a diagram, as text; empty if none is."""
    if len(shown) > MAX_DRAWN:
        return f"{len(shown):,} nodes"
    graph = outline.debate.graph
    lines = sum(parent in shown for _, parent in graph.out_edges(shown))
    return f"{lines:,} lines" if lines > MAX_LINES else ""


def _undrawn(why: str) -> Figure:
    return Figure(f'<p class="note">No diagram: {why}.</p>', False)


def _figure(outline: PageOutline, section: Section, shown: Collection[str], style: Style, seconds: float) -> Figure:
    """The diagram of a map, and the one for paper if it differs. Raises ArgmapError without Graphviz."""
    whole = _draw(outline, section, shown, style, seconds)
    if _fits(whole):
        return Figure(f'<div class="drawing">{whole.svg}</div>', True, _turned(whole))
    on_screen = f'<div class="drawing for-screen">{whole.svg}</div>'
    for few in _fewer(outline, section, shown):
        try:
            folded = _draw(outline, section, few, style, seconds)
        except TooLongError:
            break
        if _fits(folded):
            note = f'<p class="note for-paper">Folded to fit this sheet: {_counted(section, few, shown)}.</p>'
            on_paper = f'<div class="drawing for-paper">{folded.svg}</div>'
            return Figure(on_screen + note + on_paper, True, _turned(folded))
    return Figure(on_screen, True, "not-on-paper")


def _counted(section: Section, few: Collection[str], shown: Collection[str]) -> str:
    """How many nodes of a diagram are drawn. It has more than its map, because others bear on that."""
    others = len(set(shown) - set(section.nodes))
    return f"{len(few)} of {len(shown)} nodes" + (f", {others} of which are of other maps" if others else "")


def _draw(outline: PageOutline, section: Section, shown: Collection[str], style: Style, seconds: float) -> Drawing:
    """The drawing of nodes of a map, and of those of other maps that bear on them."""
    kinds = {name: data["kind"] for name, data in outline.nodes.items() if name in shown}
    text = diagram.write(outline.debate, kinds, style)[0]
    return inline(renderers.render(text, "svg", seconds=seconds), section.title, kinds)


def _fewer(outline: PageOutline, section: Section, shown: Collection[str]) -> Iterator[set[str]]:
    """The nodes of a map, folded to three quarters of their number each time."""
    most = len(shown)
    for _ in range(MAX_FOLDINGS):
        most = most * 3 // 4
        if most < MIN_ON_PAPER:
            return
        yield fold(outline.debate.graph, section.starts, most, shown)


def _fits(drawing: Drawing) -> bool:
    """Whether a drawing can be read on one sheet."""
    sheet = SHEET if drawing.is_wide else SHEET[::-1]
    return all(size * MIN_SCALE <= room for size, room in zip((drawing.width, drawing.height), sheet, strict=True))


def _turned(drawing: Drawing) -> str:
    return "turned" if drawing.is_wide else ""
