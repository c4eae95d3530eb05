"""A debate as a page: one HTML file that opens from disk, asks nobody for anything, and needs no argmap.

``write`` draws the diagrams too, where Graphviz is there; ``compose`` takes them as they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.findings import Finding, Findings
from argmap.relations import Kind
from argmap.style import Palette, Style
from argmap.writers.dot import diagram
from argmap.writers.page.contents import contents
from argmap.writers.page.entries import Entries
from argmap.writers.page.frame import Tab, document
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.icicle import icicle
from argmap.writers.page.inline_svg import inline
from argmap.writers.page.nested_lists import Tree
from argmap.writers.page.page_outline import PageOutline, Section
from argmap.writers.page.passages import Passages
from argmap.writers.page.proof import under_title
from argmap.writers.page.reading_help import reading_help
from argmap.writers.page.speakers import Speakers
from argmap.writers.page.tools import ZOOM, tools
from argmap.writers.picture import renderers
from argmap.writers.picture.limits import TooLongError

MAX_DRAWN = 400
MAX_LINES = 1_000
"""Nodes and lines of one diagram: more cannot be looked at as a whole, and take long to draw."""
PATIENCE = 30.0
"""Seconds that the page waits for a diagram; after one that took too long, it waits half as long for the next."""


class Figure(NamedTuple):
    """The diagram of a map; or, where it is no drawing, what is said in its place."""

    html: str
    is_drawing: bool


def write(
    debate: Debate, nodes: Collection[str] | None = None, style: Style | None = None
) -> tuple[str, tuple[Finding | str, ...]]:
    """The page of a debate, or of the part of it that some nodes make; and what it had to do without.

    That is a source that could not be read, or a diagram: of very many nodes, or where Graphviz is missing. Of the
    style the diagrams have what is no colour: these are the page's own, for light and for dark, by the palette.
    """
    outline = PageOutline(debate, nodes)
    style = style or Style()
    # The page has a title of its own, and a legend.
    drawn = replace(style, palette=Palette.SAFE, dark=False, legend=False, link=None, title="")
    diagrams: dict[str, Figure] = {}
    without: list[str] = []
    patience = PATIENCE
    for section in outline.sections:
        name, shown = section.document.name, outline.shown_in(section)
        if much := _too_much(outline, shown):
            without.append(f"{name}: no diagram of its {much}, which nobody could read: use --root or --depth")
            diagrams[name] = _undrawn(f"nobody could read one of {much}")
            continue
        try:
            diagrams[name] = _drawn(outline, section, shown, drawn, patience)
        except TooLongError:
            without.append(f"{name}: no diagram, as {patience:g} seconds do not do for it: use --root or --depth")
            diagrams[name] = _undrawn("it would take too long to draw")
            patience /= 2
        except ArgmapError as error:
            hint = f"; {error.hint}" if error.hint else ""
            without.append(f"the page has no diagram: {error}{hint}")
            break
    text, losses = compose(outline, diagrams, style)
    return text, (*losses, *without)


def compose(outline: PageOutline, diagrams: dict[str, Figure], style: Style) -> tuple[str, tuple[Finding | str, ...]]:
    """The page of what an outline says, with the figures of its maps, by their names."""
    findings = Findings()
    passages = Passages(outline.debate, outline.nodes, findings)
    entries = Entries(outline, passages)
    tree = Tree(outline, entries)
    lists = tree.html()
    debated = f'{contents(entries)}{icicle(tree.rows)}<div class="lists">{lists}</div>'
    views = [Tab("debate", "Debate", debated if outline.nodes else _empty(outline))]
    if diagrams:
        figures = (
            _figure(section, diagrams[name])
            for section in outline.sections
            if (name := section.document.name) in diagrams
        )
        views.append(
            Tab(
                "diagram",
                "Diagram",
                (ZOOM if any(one.is_drawing for one in diagrams.values()) else "") + "\n".join(figures),
            )
        )
    speakers = Speakers(outline, tree.numbers)
    if speakers.said:
        views.append(Tab("speakers", "Who says what", speakers.html(entries)))
    source, held = passages.html(tree.numbers)
    data = {"by": [speakers.of.get(name, []) for name in tree.numbers], "marks": held}
    page = document(
        outline.title if style.title is None else style.title,
        under_title(outline, passages) + reading_help(_figures(outline)) if outline.nodes else "",
        views,
        tools(outline, speakers, bool(source)),
        data,
        source,
        style.palette,
    )
    return page, (*findings.all(), *passages.losses)


def _too_much(outline: PageOutline, shown: Collection[str]) -> str:
    """What there is too much of for a diagram, in words; empty where there is not."""
    if len(shown) > MAX_DRAWN:
        return f"{len(shown):,} nodes"
    graph = outline.debate.graph
    lines = sum(parent in shown for _, parent in graph.out_edges(shown))
    return f"{lines:,} lines" if lines > MAX_LINES else ""


def _drawn(outline: PageOutline, section: Section, shown: Collection[str], style: Style, seconds: float) -> Figure:
    """The diagram of a map, with the nodes of other maps that bear on it; raises ArgmapError without Graphviz."""
    kinds = {name: data["kind"] for name, data in outline.nodes.items() if name in shown}
    text = diagram.write(outline.debate, kinds, style)[0]
    svg = inline(renderers.render(text, "svg", seconds=seconds), section.title, kinds)
    return Figure(f'<div class="drawing">{svg}</div>', True)


def _undrawn(why: str) -> Figure:
    return Figure(f'<p class="note">No diagram: {why}.</p>', False)


def _figure(section: Section, figure: Figure) -> str:
    place = f"{anchor(section.document.name)}/"
    caption = f'<a href="#{place}"><bdi>{words(section.title)}</bdi></a>'
    return f"<figure><figcaption>{caption}</figcaption>{figure.html}</figure>"


def _empty(outline: PageOutline) -> str:
    """What stands where there is no node."""
    why = "none of its nodes was asked for" if len(outline.debate.graph) else "no map of it has a node"
    return f'<p class="note">There is nothing to show of this debate: {why}.</p>'


def _figures(outline: PageOutline) -> str:
    """How many nodes of each kind there are."""
    counts = Counter(data["kind"] for data in outline.nodes.values())
    told = (f"{counts[kind]:,} {kind}{'s' if counts[kind] > 1 else ''}" for kind in Kind if counts[kind])
    return " · ".join(told) or "no nodes"
