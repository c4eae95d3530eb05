"""A debate as a page: one HTML file that opens from disk, asks nobody for anything, and needs no argmap.

``write`` draws the diagrams too, where Graphviz is there; ``compose`` takes them as they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.findings import Finding, Findings
from argmap.format import Kind
from argmap.style import Style
from argmap.writers.dot import diagram
from argmap.writers.page.diagram import inline
from argmap.writers.page.entries import Entries
from argmap.writers.page.frame import View, document
from argmap.writers.page.markup import anchor, words
from argmap.writers.page.outline import Outline, Section
from argmap.writers.page.passages import Passages
from argmap.writers.page.speakers import Speakers
from argmap.writers.page.tools import LEGEND, ZOOM, tools
from argmap.writers.page.tree import Tree
from argmap.writers.picture import renderers

MOST_DRAWN = 400
"""Nodes of one diagram: more cannot be looked at as a whole, and take long to draw."""


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding | str, ...]]:
    """The page of a debate, or of the part of it that some nodes make; and what it had to do without.

    That is a source that could not be read, or a diagram: of very many nodes, or where Graphviz is missing.
    """
    outline = Outline(debate, nodes)
    diagrams: dict[str, str] = {}
    without: list[str] = []
    for section in outline.sections:
        name, shown = section.document.name, outline.shown_in(section)
        if len(shown) > MOST_DRAWN:
            without.append(
                f"{name}: no diagram of its {len(shown):,} nodes, which nobody could read: use --root or --depth"
            )
            continue
        try:
            diagrams[name] = _drawn(outline, section, shown)
        except ArgmapError as error:
            without.append(f"the page has no diagram: {error}")
            break
    text, losses = compose(outline, diagrams)
    return text, (*losses, *without)


def compose(outline: Outline, diagrams: dict[str, str]) -> tuple[str, tuple[Finding, ...]]:
    """The page of what an outline says, with diagrams by the names of their maps."""
    findings = Findings()
    passages = Passages(outline.debate, outline.nodes, findings)
    entries = Entries(outline, passages)
    tree = Tree(outline, entries)
    views = [View("debate", "Debate", LEGEND + _contents(outline) + tree.html())]
    if diagrams:
        figures = (
            _figure(section, diagrams[name])
            for section in outline.sections
            if (name := section.document.name) in diagrams
        )
        views.append(View("diagram", "Diagram", ZOOM + "\n".join(figures)))
    speakers = Speakers(outline, tree.numbers)
    if speakers.said:
        views.append(View("speakers", "Who says what", speakers.html(entries)))
    source, held = passages.html(tree.numbers)
    data = {"by": [speakers.of.get(name, []) for name in tree.numbers], "marks": held}
    page = document(outline.title, _figures(outline), views, tools(outline, speakers, bool(source)), data, source)
    return page, findings.all()


def _drawn(outline: Outline, section: Section, shown: Collection[str]) -> str:
    """The diagram of a map, with the nodes of other maps that bear on it; raises ArgmapError without Graphviz."""
    kinds = {name: data["kind"] for name, data in outline.nodes.items() if name in shown}
    text = diagram.write(outline.debate, kinds, Style(legend=False))[0]
    # The page has a title and a legend of its own.
    svg = renderers.render(f'{text.rstrip().removesuffix("}")}  label="";\n}}\n', "svg")
    return inline(svg, section.title, kinds)


def _figure(section: Section, svg: str) -> str:
    place = f"{anchor(section.document.name)}/"
    return (
        f'<figure><figcaption><a href="#{place}"><bdi>{words(section.title)}</bdi></a></figcaption>'
        f'<div class="drawing">{svg}</div></figure>'
    )


def _contents(outline: Outline) -> str:
    if len(outline.sections) < 2:
        return ""
    links = (
        f'<li><a href="#{anchor(section.document.name)}/"><bdi>{words(section.title)}</bdi></a> '
        f'<span class="b">{len(section.nodes)}</span></li>'
        for section in outline.sections
    )
    return f'<nav class="contents" aria-label="Maps"><ol>{"".join(links)}</ol></nav>'


def _figures(outline: Outline) -> str:
    """How many nodes of each kind there are."""
    counts = Counter(data["kind"] for data in outline.nodes.values())
    told = (f"{counts[kind]:,} {kind}{'s' if counts[kind] > 1 else ''}" for kind in Kind if counts[kind])
    return " · ".join(told) or "no nodes"
