"""A debate as a page: one HTML file that opens from disk, loads nothing from elsewhere, and needs no argmap.

``write`` draws the diagrams too, where Graphviz is there; ``compose`` takes them as they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from argmap.debate import Debate
from argmap.findings import Finding, Findings
from argmap.relations import Kind
from argmap.style import Style
from argmap.writers.page.attributions import Speakers
from argmap.writers.page.contents import contents
from argmap.writers.page.entries import Entries
from argmap.writers.page.figures import Figure, figures
from argmap.writers.page.frame import Tab, document
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.icicle import icicle
from argmap.writers.page.nested_lists import Tree
from argmap.writers.page.page_outline import PageOutline, Section
from argmap.writers.page.proof_summary import under_title
from argmap.writers.page.reading_help import reading_help
from argmap.writers.page.source_passages import Passages
from argmap.writers.page.tools import NOTHING_FOUND, ZOOM, tools


def write(
    debate: Debate, nodes: Collection[str] | None = None, style: Style | None = None
) -> tuple[str, tuple[Finding | str, ...]]:
    """The page of a debate, or of the part with some nodes, and its losses.

    These are sources that could not be read, and diagrams that are too large, or cannot be drawn without Graphviz.
    """
    outline = PageOutline(debate, nodes)
    style = style or Style()
    diagrams, without = figures(outline, style)
    text, losses = compose(outline, diagrams, style)
    return text, (*losses, *without)


def compose(outline: PageOutline, diagrams: dict[str, Figure], style: Style) -> tuple[str, tuple[Finding | str, ...]]:
    """The page of an outline, with the figures of its maps by name."""
    findings = Findings()
    passages = Passages(outline.debate, outline.nodes, findings)
    entries = Entries(outline, passages)
    tree = Tree(outline, entries)
    lists = tree.html()
    debated = f'{icicle(tree.rows)}{contents(entries)}<div class="lists">{lists}</div>'
    views = [Tab("debate", "Debate", (debated if outline.nodes else _empty(outline)) + NOTHING_FOUND)]
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


def _figure(section: Section, figure: Figure) -> str:
    place = f"{anchor(section.document.name)}/"
    caption = f'<a href="#{place}"><bdi>{words(section.title)}</bdi></a>'
    return f'<figure class="{figure.paper}"><figcaption>{caption}</figcaption>{figure.html}</figure>'


def _empty(outline: PageOutline) -> str:
    """The message on a page without nodes."""
    why = "no node was selected" if len(outline.debate.graph) else "its maps have no nodes"
    return f'<p class="note">There is nothing to show of this debate: {why}.</p>'


def _figures(outline: PageOutline) -> str:
    """The number of nodes of each kind."""
    counts = Counter(data["kind"] for data in outline.nodes.values())
    listed = (f"{counts[kind]:,} {kind}{'s' if counts[kind] > 1 else ''}" for kind in Kind if counts[kind])
    return " · ".join(listed) or "no nodes"
