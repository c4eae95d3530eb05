"""The debate as nested lists, of which a browser folds each part without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.graph import Edge
from argmap.relations import RELATIONS
from argmap.unfold import RowKind, Unfolding, below
from argmap.writers.page.entries import Entries
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.page_outline import SIDES, PageOutline, Section, group_of

MAX_LEVELS = 24
"""Levels of one tree: browsers cut documents that are nested some hundred elements deep; a level takes four."""
_CONTINUED = "continued below"


class _Next(NamedTuple):
    node: str
    edge: Edge | None
    level: int


class _Place(NamedTuple):
    """A visited node: without a remark it stands here in full, else the remark says where it does."""

    visit: _Next
    remark: str
    children: list[Edge]


class Tree:
    """Writes the sections, and numbers the nodes in the order in which they stand in full."""

    def __init__(self, outline: PageOutline, entries: Entries) -> None:
        self.outline = outline
        self.entries = entries
        self.numbers: dict[str, int] = {}
        self.titles = {section.document.name: section.title for section in outline.sections}
        self.unfolding = Unfolding(outline.debate.graph, outline.nodes)

    def html(self) -> str:
        return "\n".join(part for section in self.outline.sections for part in self._section(section))

    def _section(self, section: Section) -> Iterator[str]:
        place = f"{anchor(section.document.name)}/"
        yield f'<section class="map" aria-labelledby="{place}">'
        yield f'<h3 id="{place}" dir="auto">{words(section.title)}</h3>'
        if section.document.note:
            yield f'<p class="note" dir="auto">{words(section.document.note)}</p>'
        yield '<ul class="tree">'
        starts = list(section.starts)
        while starts:
            deeper: list[str] = []
            for start in starts:
                if start not in self.numbers:
                    yield from self._below(start, deeper)
            # What attacks a step that is shown nowhere stands by itself.
            starts = deeper or [name for name in section.nodes if name not in self.numbers]
        yield "</ul></section>"

    def _below(self, start: str, deeper: list[str]) -> Iterator[str]:
        """A node and what is below it; what is too deep for here is added to ``deeper``."""
        own = self.outline.nodes[start]["map"]
        stack: list[_Next | str] = [_Next(start, None, 0)]
        while stack:
            visit = stack.pop()
            if isinstance(visit, str):
                yield visit
                continue
            place = self._place(visit, own)
            yield self._entry(place)
            if place.children:
                stack.append("</details></li>")
                stack.extend(_lists(place))
            elif place.remark == _CONTINUED:
                deeper.append(visit.node)

    def _place(self, visit: _Next, own: str) -> _Place:
        name, edge, level = visit
        written = self.outline.nodes[name]["map"]
        whole = name not in self.numbers and written == own
        if whole and level >= MAX_LEVELS and below(self.unfolding.graph, name, edge, self.outline.nodes):
            return _Place(visit, _CONTINUED, [])
        place = self.unfolding.visit(name, edge, level, whole)
        if place.row_kind is RowKind.WHOLE:
            remark = ""
        elif place.row_kind is RowKind.CYCLE:
            remark = "circular: goes on as above"
        else:
            remark = "in full above" if written == own else f"in “{words(self.titles[written])}”"
        return _Place(visit, remark, place.below)

    def _entry(self, place: _Place) -> str:
        name, edge, _ = place.visit
        kind = self.outline.nodes[name]["kind"]
        stance = edge.relation if edge else self.outline.stance(name)
        classes = f"{kind} {stance} tone-{RELATIONS[stance].look.tone}" if stance else kind
        if place.remark:
            item = f'<li class="again {classes}">'
            head, foot = self.entries.again(name, edge, place.remark, bool(place.children))
        else:
            self.numbers[name] = len(self.numbers)
            item, foot = f'<li class="n {classes}" id="{anchor(name)}">', self.entries.foot(name, edge)
            head = self.entries.head(name, edge)
        if place.children:
            return f'{item}<details open><summary class="h" dir="auto">{head}</summary>{foot}'
        return f'{item}<div class="h" dir="auto">{head}</div>{foot}</li>'


def _lists(place: _Place) -> Iterator[_Next | str]:
    """The lists below a node, the last part first, as a stack has them."""
    level = place.visit.level + 1
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in place.children:
        groups.setdefault(group_of(edge.relation), []).append(edge)
    both = groups.keys() >= set(SIDES.values())
    yield "</div>"
    for (group, title), edges in reversed(groups.items()):
        yield "</ul>"
        for edge in reversed(edges):
            yield _Next(edge.child, edge, level)
        yield f'<ul class="{group}" aria-label="{title}">'
    yield f'<div class="k{" both" if both else ""}">'
