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
from argmap.writers import dot, picture
from argmap.writers.page.diagram import inline
from argmap.writers.page.entries import Entries
from argmap.writers.page.frame import View, document
from argmap.writers.page.markup import anchor, words
from argmap.writers.page.notice import Notice
from argmap.writers.page.outline import Outline, Section
from argmap.writers.page.passages import Passages
from argmap.writers.page.speakers import Speakers
from argmap.writers.page.tools import LEGEND, ZOOM, tools
from argmap.writers.page.tree import Tree

MOST_DRAWN = 400
"""Nodes of one diagram: more cannot be looked at as a whole, and take long to draw."""


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding, ...]]:
    """The page of a debate, or of the part of it that some nodes make; and what it had to do without.

    That is a source that could not be read, or a diagram where Graphviz is missing.
    """
    outline = Outline(debate, nodes)
    diagrams: dict[str, str] = {}
    notices: list[Finding] = []
    for section in outline.sections:
        drawn = _drawn(outline, section)
        if isinstance(drawn, str):
            diagrams[section.document.name] = drawn
        else:
            notices.append(drawn)
            if drawn.for_all:
                break
    text, losses = compose(outline, diagrams)
    return text, (*losses, *notices)


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


def _drawn(outline: Outline, section: Section) -> str | Notice:
    """The diagram of a map, with the nodes of other maps that bear on it; or why there is none."""
    shown = outline.shown_in(section)
    kinds = {name: data["kind"] for name, data in outline.nodes.items() if name in shown}
    if len(kinds) > MOST_DRAWN:
        return Notice.of(
            section.document,
            f"without a diagram: its {len(kinds):,} nodes could not be looked at; use --root or --depth",
        )
    text = dot.write(outline.debate, kinds)[0]
    try:
        # The page has a title and a legend of its own.
        svg = picture.render(f'{text.rstrip().removesuffix("}")}  label="";\n}}\n', "svg")
    except ArgmapError as error:
        return Notice.of(section.document, f"the page has no diagram: {error}", for_all=True)
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
