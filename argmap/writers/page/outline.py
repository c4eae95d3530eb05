"""What a page says in which order: a section a map, and in it each of its nodes once in full.

A node stands in full where it is met first in the section of its own map; wherever else it bears on something, a link
to it stands. Circles end at such a link, and so does what is too deep for a browser, which goes on below.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from argmap.debate import Debate
from argmap.format import Relation
from argmap.graph import HIERARCHY, Edge, Step, stands_here
from argmap.reading.document import MapDocument
from argmap.select import tops

_MOST_TITLES = 3
GROUPS = {
    Relation.CONTEXT: "context",
    Relation.ANSWERS: "answers",
    Relation.PREMISE: "pros",
    Relation.PRO: "pros",
    Relation.CON: "cons",
    Relation.UNDERCUT: "cons",
    Relation.RAISES: "raises",
}
"""The lists below a node, in their order: what speaks for it stands together, and so does what speaks against it."""


class Section(NamedTuple):
    """A map, and its nodes that stand below nothing else of it."""

    document: MapDocument
    starts: tuple[str, ...]
    nodes: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.document.title or self.document.name


class Outline:
    """The nodes that are written, in the order of the graph, with what bears on each and on what each bears.

    ``undercuts`` are by the node and the step that they attack, ``steps`` are all that are written; ``left_out`` counts
    what bears on a node and is not written.
    """

    def __init__(self, debate: Debate, nodes: Collection[str] | None) -> None:
        graph = debate.graph
        chosen = graph if nodes is None else set(nodes)
        self.debate = debate
        self.nodes: dict[str, dict[str, Any]] = {name: data for name, data in graph.nodes(data=True) if name in chosen}
        self.children: dict[str, list[Edge]] = defaultdict(list)
        self.parents: dict[str, list[Edge]] = defaultdict(list)
        self.undercuts: dict[tuple[str, Step], list[Edge]] = defaultdict(list)
        self.links: dict[str, list[Edge]] = defaultdict(list)
        self.answered: set[str] = set()
        self.left_out: Counter[str] = Counter()
        for child, parent, data in graph.in_edges(data=True):  # what bears on a node in its map's order
            relation = data["relation"]
            if relation in _ANSWERING:
                self.answered.add(parent)
            if child not in chosen or parent not in chosen:
                self.left_out[parent] += relation in HIERARCHY
                continue
            edge = Edge(child, parent, relation, data)
            if relation in HIERARCHY:
                self.children[parent].append(edge)
                self.parents[child].append(edge)
                if data["step"] is not None:
                    self.undercuts[parent, data["step"]].append(edge)
            else:
                self.links[child].append(edge)
                self.links[parent].append(Edge(parent, child, relation, data))
        self.steps = {
            (edge.child, Step(edge.parent, edge.relation)) for edges in self.children.values() for edge in edges
        }
        self.sections = tuple(self._sections())

    def _sections(self) -> Iterable[Section]:
        of_map: dict[str, list[str]] = defaultdict(list)
        for name, data in self.nodes.items():
            of_map[data["map"]].append(name)
        for document in self.debate.maps:
            own = of_map.get(document.name)
            if own:
                yield Section(document, tuple(self._starts(own)), tuple(own))

    def _starts(self, own: list[str]) -> list[str]:
        """The nodes of a map that stand below nothing of it, and one of each knot that nothing leads into."""
        inside = set(own)
        starts = [name for name in own if not any(edge.parent in inside for edge in self.parents.get(name, ()))]
        left = inside.difference(self._reached(starts, inside))
        for name in own:
            if name in left:
                starts.append(name)
                left.difference_update(self._reached([name], left))
        return starts

    def _reached(self, starts: list[str], inside: set[str]) -> set[str]:
        """What is below the starts and inside, with the starts."""
        reached, pending = set(starts), list(starts)
        while pending:
            for edge in self.children.get(pending.pop(), ()):
                if edge.child in inside and edge.child not in reached:
                    reached.add(edge.child)
                    pending.append(edge.child)
        return reached

    def shown_in(self, section: Section) -> set[str]:
        """The nodes of a section and those of other maps that bear on them."""
        return {edge.child for name in section.nodes for edge in self.children.get(name, ())}.union(section.nodes)

    def stands_below(self, edge: Edge, step: Edge | None) -> bool:
        """Whether what bears on a node stands below it where that is written in full and takes a step.

        An undercut of a step that is left out has no other place.
        """
        return stands_here(edge, step) or (edge.parent, edge.data["step"]) not in self.steps

    def stance(self, name: str) -> Relation | None:
        """That of a node where it stands below nothing: it attacks steps alone, and is not for or against a claim."""
        relations = {edge.relation for edge in self.parents.get(name, ())}
        return Relation.UNDERCUT if relations == {Relation.UNDERCUT} else None

    def is_unanswered(self, name: str) -> bool:
        """A question without a position; a claim that nothing speaks against."""
        return name not in self.answered and self.nodes[name]["kind"] != "context"

    @property
    def title(self) -> str:
        """Of several maps the title of the one that all others stand below, else their titles.

        Where no node is written, the maps are those that were asked for.
        """
        titles = {section.document.name: section.title for section in self.sections} or {
            one.name: one.title or one.name for one in self.debate.maps if one.name in self.debate.requested
        }
        if len(titles) == 1:
            return next(iter(titles.values()))
        leading = [titles[name] for name, starts in tops(self.debate).items() if starts and name in titles]
        told = list(dict.fromkeys(leading if len(leading) == 1 else titles.values()))
        more = len(told) - _MOST_TITLES
        return " · ".join(told[:_MOST_TITLES]) + (f" · and {more} more" if more > 0 else "") or "A debate"


_ANSWERING = frozenset({Relation.ANSWERS, Relation.CON, Relation.UNDERCUT})
