"""The facts about a debate that queries need: its nodes by number, and their values, collected on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple

from argmap.attribution import attribution
from argmap.debate import Debate
from argmap.query.search_words import BETWEEN, Words, comparable, written
from argmap.query.vocabulary import ROW
from argmap.relations import HIERARCHY, HITS_STEP, SYMMETRIC, Relation
from argmap.stance import Taken, answered, state_graph

Pairs = list[tuple[int, int]]


class Value(NamedTuple):
    """A value of a field: how it is shown, and its other names."""

    shown: str
    others: tuple[str, ...] = ()


class Facts:
    """The nodes of a debate, numbered in the order of the graph. Lists of facts have one entry per number."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.names = list(debate.graph)
        self.nodes: list[dict[str, Any]] = [data for _, data in debate.graph.nodes(data=True)]
        self._values: dict[str, list[tuple[Value, ...]]] = {}
        self._prose: dict[tuple[str, bool], list[str]] = {}

    def __len__(self) -> int:
        return len(self.names)

    def named(self, mask: bytes) -> list[str]:
        """The names of the nodes of a mask."""
        return list(compress(self.names, mask))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each node by name."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def texts(self) -> list[str]:
        """The texts in the form in which they are compared."""
        return [comparable(data["text"]) for data in self.nodes]

    def prose(self, field: str, is_cased: bool = False) -> list[str]:
        """The texts to search for words, in the form in which they are compared."""
        if field == "text" and not is_cased:
            return self.texts
        if (field, is_cased) not in self._prose:
            fold = written if is_cased else comparable
            read = _PROSE[field]
            self._prose[field, is_cased] = [
                BETWEEN.join(map(fold, read(self, number))) for number in range(len(self.names))
            ]
        return self._prose[field, is_cased]

    def meant(self, field: str, words: Words) -> Words:
        """The words to search for; for an abbreviation, the one in capitals if any node has it."""
        if words.capitals is None:
            return words
        exact = words.in_capitals()
        return exact if any(map(exact.occur, self.prose(field, is_cased=True))) else words.in_any_case()

    @cached_property
    def _edges(self) -> tuple[dict[Relation, Pairs], Pairs]:
        """The pairs of child and parent by relation, and those of all hierarchical relations; each pair once."""
        by_relation: dict[Relation, Pairs] = {relation: [] for relation in Relation}
        hierarchy: Pairs = []
        for child, (_, parents) in enumerate(self.debate.graph.adjacency()):
            for parent, edges in parents.items():
                pair = (child, self.numbers[parent])
                relations = {data["relation"] for data in edges.values()}
                for relation in relations:
                    by_relation[relation].append(pair)
                if not relations.isdisjoint(HIERARCHY):
                    hierarchy.append(pair)
        return by_relation, hierarchy

    @property
    def by_relation(self) -> dict[Relation, Pairs]:
        """Child and parent of each edge by relation; each pair once."""
        return self._edges[0]

    def pairs(self, relation: Relation) -> Pairs:
        """Child and parent of each edge of a relation."""
        return self._edges[0][relation]

    @property
    def hierarchy(self) -> Pairs:
        """Child and parent of every relation that makes parents and children."""
        return self._edges[1]

    @cached_property
    def children(self) -> list[list[int]]:
        """The children of each node, without repetition."""
        below: list[list[int]] = [[] for _ in self.names]
        for child, parent in self.hierarchy:
            below[parent].append(child)
        return below

    @cached_property
    def parents(self) -> list[list[int]]:
        """The parents of each node, without repetition."""
        above: list[list[int]] = [[] for _ in self.names]
        for child, parent in self.hierarchy:
            above[child].append(parent)
        return above

    @cached_property
    def states(self) -> list[list[int]]:
        """The states of a walk over arguing edges, as in ``state_graph``."""
        return state_graph(len(self.names), self._edges[0], self._undercuts())

    @cached_property
    def answered(self) -> bytes:
        """A mask of the nodes that somebody has replied to, among the kinds that can be answered."""
        found = answered(self.debate.graph)
        return bytes(name in found for name in self.names)

    def _undercuts(self) -> dict[Taken, list[int]]:
        """The attackers of each attacked step."""
        found: dict[Taken, list[int]] = {}
        graph, numbers = self.debate.graph, self.numbers
        for undercut, attacked in (pair for relation in HITS_STEP for pair in self.pairs(relation)):
            for data in graph.succ[self.names[undercut]][self.names[attacked]].values():
                if data["step"] is not None:
                    step = Taken(attacked, numbers[data["step"].target], data["step"].relation)
                    found.setdefault(step, []).append(undercut)
        return found

    def values(self, field: str) -> list[tuple[Value, ...]]:
        """The values of a field, unless it is prose."""
        if field not in self._values:
            read = _VALUES[field]
            self._values[field] = [tuple(read(self, number)) for number in range(len(self.names))]
        return self._values[field]

    @cached_property
    def relations(self) -> list[list[Relation]]:
        """How each node bears on those above it, and its links. A symmetric link counts for both nodes."""
        found: list[list[Relation]] = [[] for _ in self.names]
        for relation in Relation:
            held = {child for child, _ in self.pairs(relation)}
            if relation in SYMMETRIC:
                held.update(parent for _, parent in self.pairs(relation))
            for number in held:
                found[number].append(relation)
        return found


def _text(facts: Facts, number: int) -> Iterator[str]:
    yield facts.nodes[number]["text"]


def _quotes(facts: Facts, number: int) -> Iterator[str]:
    yield from (quote.text for quote in facts.nodes[number]["quotes"])


def _key(key: str) -> Callable[[Facts, int], Iterator[str]]:
    """The values that a key of a node has, if any."""

    def words(facts: Facts, number: int) -> Iterator[str]:
        if facts.nodes[number][key]:
            yield facts.nodes[number][key]

    return words


def _row(facts: Facts, number: int) -> Iterator[str]:
    yield facts.nodes[number]["text"]
    yield from attribution(facts.debate, facts.names[number], escape=str, quotes=("", ""))


_PROSE = {"text": _text, "quote": _quotes, "qualifier": _key("qualifier"), "note": _key("note"), ROW: _row}


def _id(facts: Facts, number: int) -> Iterator[Value]:
    name = facts.names[number]
    yield Value(name.partition("/")[2], (name,))


def _kind(facts: Facts, number: int) -> Iterator[Value]:
    yield Value(facts.nodes[number]["kind"])


def _by(facts: Facts, number: int) -> Iterator[Value]:
    for by in facts.nodes[number]["speakers"]:
        person = facts.debate.person(facts.names[number], by)
        yield Value(person.name or by, (by,)) if person else Value(by)


def _tag(facts: Facts, number: int) -> Iterator[Value]:
    for tag in facts.nodes[number]["tags"]:
        yield Value(tag)


def _source(facts: Facts, number: int) -> Iterator[Value]:
    for key in dict.fromkeys(quote.source for quote in facts.nodes[number]["quotes"]):
        if key is not None:
            yield Value(key.partition("/")[2], (key,))


def _map(facts: Facts, number: int) -> Iterator[Value]:
    yield Value(facts.nodes[number]["map"])


def _relation(facts: Facts, number: int) -> Iterator[Value]:
    for relation in facts.relations[number]:
        yield Value(relation)


_VALUES = {
    "id": _id,
    "kind": _kind,
    "by": _by,
    "tag": _tag,
    "source": _source,
    "map": _map,
    "relation": _relation,
}
