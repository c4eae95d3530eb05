"""The order of a page: a section for each map, with each of its nodes once in full.

A node is written in full at its first place in the section of its own map. All other places have a link to it. Circles
end at such a link, and so do branches that are too deep for a browser; they continue below.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from argmap import reading_order
from argmap.debate import Debate
from argmap.graph import Edge, Link
from argmap.reading.map_document import MapDocument
from argmap.relations import ANSWERING, HIERARCHY, OWES_REPLY, RELATIONS, Kind, Relation, Side
from argmap.select import starts
from argmap.stance import Scales, answered

MAX_UNFOLDED = 60
"""The maximum number of nodes in a debate that is not folded at first to questions and their positions."""
BACKGROUND = frozenset({Relation.CONTEXT})
"""The relations of nodes that are always folded at first."""
SIDES = {Side.FOR: ("pros", "pro"), Side.AGAINST: ("cons", "con")}


def group_of(relation: Relation) -> tuple[str, str]:
    """The list for nodes with a relation to their parent, as a class and a title. Each side has one list."""
    row = RELATIONS[relation]
    return (str(relation), row.words.title) if row.side is None else SIDES[row.side]


class Section(NamedTuple):
    """A map, and its nodes without a parent in it."""

    document: MapDocument
    starts: tuple[str, ...]
    nodes: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.document.title or self.document.name


class PageOutline:
    """The nodes that are written, in the order of the graph, with what bears on each and on what each bears.

    ``left_out`` counts what bears on a node and is not written. ``caveats`` counts the caveats of each node, as in the
    whole debate.
    """

    def __init__(self, debate: Debate, nodes: Collection[str] | None) -> None:
        graph = debate.graph
        chosen = graph if nodes is None else set(nodes)
        self.debate = debate
        self.nodes: dict[str, dict[str, Any]] = {name: data for name, data in graph.nodes(data=True) if name in chosen}
        self.children: dict[str, list[Edge]] = defaultdict(list)
        self.parents: dict[str, list[Edge]] = defaultdict(list)
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.left_out: Counter[str] = Counter()
        self.caveats: Counter[str] = Counter()
        data: Any
        for child, parent, data in graph.in_edges(data=True):  # what bears on a node in its map's order
            relation = data["relation"]
            self.caveats[parent] += relation is Relation.CAVEAT
            if child not in chosen or parent not in chosen:
                self.left_out[parent] += relation in HIERARCHY
                continue
            edge = Edge(child, parent, relation, data)
            if relation in HIERARCHY:
                self.children[parent].append(edge)
                self.parents[child].append(edge)
            else:
                self.links[child].append(Link(child, parent, relation, data, True))
                self.links[parent].append(Link(parent, child, relation, data, False))
        self.answered = answered(graph)
        self.scales = Scales(graph)
        self.sections = tuple(self._sections())

    def _sections(self) -> Iterable[Section]:
        of_map: dict[str, list[str]] = defaultdict(list)
        for name, data in self.nodes.items():
            of_map[data["map"]].append(name)
        for document in reading_order.maps(self.debate):
            own = of_map.get(document.name)
            if own:
                yield Section(document, tuple(starts(self.debate.graph, own)), tuple(own))

    def shown_in(self, section: Section) -> set[str]:
        """The nodes of a section and those of other maps that bear on them."""
        return {edge.child for name in section.nodes for edge in self.children.get(name, ())}.union(section.nodes)

    def is_folded(self, name: str, section: Section) -> bool:
        """Whether the children of a node are folded at first, so that each question shows only its positions."""
        is_start = section.starts == (name,)
        return len(self.nodes) > MAX_UNFOLDED and not is_start and self.nodes[name]["kind"] is not Kind.QUESTION

    def by_answer(self, edges: Iterable[Edge]) -> Iterator[tuple[Edge, bool]]:
        """The edges of a node's children: stated positions before implied ones, and below each those that rephrase it.

        Each comes with whether it rephrases the one above it.
        """
        answers = [edge for edge in edges if edge.relation in ANSWERING]
        answers.sort(key=lambda edge: bool(self.nodes[edge.child]["implied"]))
        waiting = {edge.child: edge for edge in answers}
        for edge in edges:
            if edge.relation not in ANSWERING:
                yield edge, False
                continue
            while waiting:
                first = next(iter(waiting))
                for name in self._in_other_words(first, waiting):
                    yield waiting.pop(name), name != first

    def _in_other_words(self, position: str, others: Collection[str]) -> list[str]:
        """A position and those of the others that rephrase it, directly or not."""
        found = {position: None}
        waiting = [position]
        while waiting:
            for link in self.links.get(waiting.pop(), ()):
                if link.relation is Relation.REPHRASES and link.other in others and link.other not in found:
                    found[link.other] = None
                    waiting.append(link.other)
        return list(found)

    @cached_property
    def tops(self) -> list[str]:
        """The nodes that bear on none of those that are written."""
        return [name for name in self.nodes if not self.parents.get(name)]

    @cached_property
    def bare(self) -> frozenset[str]:
        """The questions with several positions, but no reason for or against any of them."""
        found = []
        for name, below in self.children.items():
            answers = [edge for edge in below if edge.relation in ANSWERING]
            if len(answers) > 1 and not any(self.scales.weigh(edge.child, edge).reasons for edge in answers):
                found.append(name)
        return frozenset(found)

    def stance(self, name: str) -> Relation | None:
        """The relation of a node that is shown below no other, if it takes one side wherever it belongs."""
        relations = {edge.relation for edge in self.parents.get(name, ())}
        only = next(iter(relations)) if len(relations) == 1 else None
        return only if only is not None and RELATIONS[only].side is not None else None

    def is_unanswered(self, name: str) -> bool:
        """Whether nobody has replied to it anywhere in the debate."""
        return name not in self.answered and self.nodes[name]["kind"] in OWES_REPLY

    @property
    def title(self) -> str:
        """That of the debate, or of what is written of it."""
        return reading_order.title(self.debate, self.nodes) or "A debate"
