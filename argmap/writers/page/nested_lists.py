"""The debate as nested lists, which a browser folds without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.graph import Edge
from argmap.relations import ANSWERING, RELATIONS
from argmap.unfold import RowKind, Unfolding, below
from argmap.writers.page.entries import Entries
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.icicle import Row
from argmap.writers.page.page_outline import BACKGROUND, SIDES, PageOutline, Section, group_of

MAX_LEVELS = 24
"""The maximum levels of a tree: browsers cut documents nested several hundred elements deep; a level takes four."""
_CONTINUED = "continued below"


SUPPLIED = ("answers supplied", "not stated in the source")
"""The list for positions that the source does not state, below those that it states, as a class and a title."""


class _Next(NamedTuple):
    node: str
    edge: Edge | None
    level: int
    is_same: bool = False
    """Whether a position rephrases the one above it."""


class _Place(NamedTuple):
    """A visited node: without a remark it is here in full, else the remark says where."""

    visit: _Next
    remark: str
    children: list[Edge]


class Tree:
    """Writes the sections, and numbers the nodes in the order of their full entries, which are the rows."""

    def __init__(self, outline: PageOutline, entries: Entries) -> None:
        self.outline = outline
        self.entries = entries
        self.numbers: dict[str, int] = {}
        self.rows: list[Row] = []
        self.titles = {section.document.name: section.title for section in outline.sections}
        self.unfolding = Unfolding(outline.debate.graph, outline.nodes)

    def html(self) -> str:
        return "\n".join(part for section in self.outline.sections for part in self._section(section))

    def _section(self, section: Section) -> Iterator[str]:
        place = f"{anchor(section.document.name)}/"
        yield f'<section class="map" aria-labelledby="{place}">'
        said = ' class="said-again"' if self._repeats(section) else ""
        yield f'<h2 id="{place}"{said} dir="auto">{words(section.title)}</h2>'
        if section.document.note:
            yield f'<p class="note" dir="auto">{words(section.document.note)}</p>'
        yield '<ul class="tree">'
        starts = list(section.starts)
        while starts:
            deeper: list[str] = []
            for start in starts:
                if start not in self.numbers:
                    yield from self._below(start, section, deeper)
            # A node that attacks a step which is not shown gets its own place.
            starts = deeper or [name for name in section.nodes if name not in self.numbers]
        yield "</ul></section>"

    def _repeats(self, section: Section) -> bool:
        """Whether the title repeats its neighbour: the title of the page, or the first question."""
        first = self.outline.nodes[section.starts[0]]["text"]
        is_first = section is self.outline.sections[0]
        return first == section.title or (is_first and section.title == self.outline.title)

    def _below(self, start: str, section: Section, deeper: list[str]) -> Iterator[str]:
        """A node and all below it; parts that are too deep are added to ``deeper``."""
        own = self.outline.nodes[start]["map"]
        stack: list[_Next | str] = [_Next(start, None, 0)]
        while stack:
            visit = stack.pop()
            if isinstance(visit, str):
                yield visit
                continue
            place = self._place(visit, own)
            yield self._entry(place, section)
            if place.children:
                stack.append("</details></li>")
                stack.extend(self._lists(place))
            elif place.remark == _CONTINUED:
                deeper.append(visit.node)

    def _place(self, visit: _Next, own: str) -> _Place:
        name, edge, level = visit.node, visit.edge, visit.level
        written = self.outline.nodes[name]["map"]
        whole = name not in self.numbers and written == own
        if whole and level >= MAX_LEVELS and below(self.unfolding.graph, name, edge, self.outline.nodes):
            return _Place(visit, _CONTINUED, [])
        place = self.unfolding.visit(name, edge, level, whole)
        if place.row_kind is RowKind.WHOLE:
            remark = ""
        elif place.row_kind is RowKind.CYCLE:
            remark = "circular: continues as above"
        else:
            remark = self._elsewhere(name, own)
        return _Place(visit, remark, place.below)

    def _elsewhere(self, name: str, own: str) -> str:
        """The place of a node's full entry, without the title of its section if the node says the same."""
        data = self.outline.nodes[name]
        if data["map"] == own:
            return "in full above"
        title = self.titles[data["map"]]
        if title == data["text"]:
            return "above" if name in self.numbers else "below"
        return f"in “{words(title)}”"

    def _entry(self, place: _Place, section: Section) -> str:
        name, edge, level, is_same = place.visit
        kind = self.outline.nodes[name]["kind"]
        stance = edge.relation if edge else self.outline.stance(name)
        classes = f"{kind} {stance} tone-{RELATIONS[stance].look.tone}" if stance else kind
        classes += " implied" * bool(self.outline.nodes[name]["implied"]) + " same" * is_same
        if place.remark:
            item = f'<li class="again {classes}">'
            head, foot = self.entries.again(name, edge, place.remark, bool(place.children), is_same)
        else:
            self.numbers[name] = len(self.numbers)
            self.rows.append(Row(name, level, classes))
            item, foot = f'<li class="n {classes}" id="{anchor(name)}">', self.entries.foot(name, edge)
            head = self.entries.head(name, edge, is_same)
        if place.children:
            state = "" if self.outline.is_folded(name, section) else " open"
            return f'{item}<details{state}><summary class="h" dir="auto">{head}</summary>{foot}'
        return f'{item}<div class="h" dir="auto">{head}</div>{foot}</li>'

    def _lists(self, place: _Place) -> Iterator[_Next | str]:
        """The lists below a node, the last part first, as a stack has them."""
        level = place.visit.level + 1
        groups: dict[tuple[str, str], list[_Next]] = {}
        answers = {edge.child for edge in place.children if edge.relation in ANSWERING}
        implied = {name for name in answers if self.outline.nodes[name]["implied"]}
        supplied: set[str] = implied if implied < answers else set()
        for edge, is_same in self.outline.by_answer(place.children):
            is_apart = edge.relation in ANSWERING and edge.child in supplied
            kind = SUPPLIED if is_apart else group_of(edge.relation)
            groups.setdefault(kind, []).append(_Next(edge.child, edge, level, is_same))
        both = groups.keys() >= set(SIDES.values())
        yield "</div>"
        for (group, title), visits in reversed(groups.items()):
            is_background = visits[0].edge is not None and visits[0].edge.relation in BACKGROUND
            yield "</ul></details>" if is_background else "</ul>"
            yield from reversed(visits)
            yield f'<ul class="{group}" aria-label="{title}">'
            if is_background:
                yield f'<details class="bg"><summary>Background ({len(visits)})</summary>'
        yield f'<div class="k{" both" if both else ""}">'
