"""What the words of the vocabulary mean: numbers, flags, keys and functions, each worked out for all nodes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from argmap.format import CLAIMS, LINKS, LISTS, Kind, Relation
from argmap.query.facts import Facts
from argmap.query.masks import both, either, not_in
from argmap.query.reach import depths, in_circles, reached

Numbers = Sequence[float | None]


def _attribute(key: str) -> Callable[[Facts], Iterable[bool]]:
    return lambda facts: (bool(data[key]) for data in facts.nodes)


def _given(key: str) -> Callable[[Facts], Iterable[bool]]:
    return lambda facts: (data[key] is not None for data in facts.nodes)


def _kinds(facts: Facts, *kinds: Kind) -> bytes:
    return bytes(data["kind"] in kinds for data in facts.nodes)


def _with_child(facts: Facts, *relations: Relation, of: bytes | None = None) -> bytes:
    """The nodes with a child by one of the relations; with ``of``, with one of that mask."""
    mask = bytearray(len(facts))
    for relation in relations:
        for child, parent in facts.pairs(relation):
            if of is None or of[child]:
                mask[parent] = 1
    return bytes(mask)


def _with_parent(facts: Facts, *relations: Relation, of: bytes | None = None) -> bytes:
    """The nodes with a parent by one of the relations; with ``of``, with one of that mask."""
    mask = bytearray(len(facts))
    for relation in relations:
        for child, parent in facts.pairs(relation):
            if of is None or of[parent]:
                mask[child] = 1
    return bytes(mask)


def _children_by(relation: Relation) -> Callable[[Facts], Numbers]:
    def count(facts: Facts) -> Numbers:
        counts = [0] * len(facts)
        for _, parent in facts.pairs(relation):
            counts[parent] += 1
        return counts

    return count


NUMBERS: dict[str, Callable[[Facts], Numbers]] = {
    "depth": depths,
    "pros": _children_by(Relation.PRO),
    "cons": _children_by(Relation.CON),
    "undercuts": _children_by(Relation.UNDERCUT),
    "parents": lambda facts: [len(parents) for parents in facts.parents],
    "children": lambda facts: [len(children) for children in facts.children],
    "weight": lambda facts: [data["weight"] for data in facts.nodes],
}


def _answered(facts: Facts) -> bytes:
    questions = both(_kinds(facts, Kind.QUESTION), _with_child(facts, Relation.ANSWERS))
    return either(questions, both(_kinds(facts, *CLAIMS), _with_child(facts, Relation.CON, Relation.UNDERCUT)))


def _unanswered(facts: Facts) -> bytes:
    return both(_kinds(facts, Kind.QUESTION, *CLAIMS), not_in(_answered(facts)))


def _unsupported(facts: Facts) -> bytes:
    return both(_kinds(facts, *CLAIMS), not_in(_with_child(facts, Relation.PRO, Relation.PREMISE)))


FLAGS: dict[str, Callable[[Facts], Iterable[int]]] = {
    "root": lambda facts: (not parents for parents in facts.parents),
    "leaf": lambda facts: (not children for children in facts.children),
    "unanswered": _unanswered,
    "answered": _answered,
    "contested": lambda facts: both(_with_child(facts, Relation.PRO), _with_child(facts, Relation.CON)),
    "unsupported": _unsupported,
    "shared": lambda facts: (len(parents) > 1 for parents in facts.parents),
    "cyclic": lambda facts: in_circles(len(facts), facts.hierarchy),
    "implied": _attribute("implied"),
    "undeveloped": _attribute("undeveloped"),
    "quoted": _attribute("quotes"),
}


def _listed(relation: Relation) -> Callable[[Facts], Iterable[int]]:
    return lambda facts: _with_child(facts, relation)


def _linked(relation: Relation) -> Callable[[Facts], Iterable[int]]:
    """Rephrases and conflicts hold on both sides, whichever of them says it."""
    return lambda facts: either(_with_child(facts, relation), _with_parent(facts, relation))


KEYS: dict[str, Callable[[Facts], Iterable[int]]] = {
    "id": lambda facts: (not data["derived"] for data in facts.nodes),
    "text": lambda facts: (bool(data["written"].text) for data in facts.nodes),
    "quote": _attribute("quotes"),
    "source": lambda facts: (bool(values) for values in facts.values("source")),
    "by": _attribute("by"),
    "qualifier": _attribute("qualifier"),
    "implied": _attribute("implied"),
    "tags": _attribute("tags"),
    "note": _attribute("note"),
    "weight": _given("weight"),
    "undeveloped": _attribute("undeveloped"),
    **{key: _listed(entry.relation) for key, entry in LISTS.items()},
    **{key: _linked(relation) for key, relation in LINKS.items()},
}


def _stance(turned: bool) -> Callable[[Facts, bytes], bytes]:
    """The states of arguing in which the beginning is argued for, or against."""

    def side(facts: Facts, mask: bytes) -> bytes:
        states = reached(mask, facts.stances)
        begin = len(facts) * (1 + turned)
        return bytes(states[begin : begin + len(facts)])

    return side


FUNCTIONS: dict[str, Callable[[Facts, bytes], bytes]] = {
    "pro": lambda facts, mask: _with_child(facts, Relation.PRO, of=mask),
    "con": lambda facts, mask: _with_child(facts, Relation.CON, of=mask),
    "undercut": lambda facts, mask: _with_child(facts, Relation.UNDERCUT, of=mask),
    "supports": lambda facts, mask: _with_parent(facts, Relation.PRO, of=mask),
    "attacks": lambda facts, mask: _with_parent(facts, Relation.CON, Relation.UNDERCUT, of=mask),
    "answers": lambda facts, mask: _with_parent(facts, Relation.ANSWERS, of=mask),
    "below": lambda facts, mask: bytes(reached(mask, facts.children)),
    "above": lambda facts, mask: bytes(reached(mask, facts.parents)),
    "for": _stance(turned=False),
    "against": _stance(turned=True),
}
