"""The meaning of the words in the vocabulary: numbers, flags, keys and functions, computed for all nodes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from argmap.format import DEFAULTS, VALUES, Shown, shown_as
from argmap.query.facts import Facts
from argmap.query.masks import both, either, not_in
from argmap.query.reach import depths, in_circles, reached
from argmap.relations import (
    AGAINST,
    ANSWERING,
    CLAIMS,
    FOR,
    HIERARCHY,
    HITS_STEP,
    JOINT,
    LINKS,
    LISTS,
    ON_CLAIM,
    OWES_REPLY,
    RELATIONS,
    SYMMETRIC,
    Kind,
    Relation,
)
from argmap.stance import count_reasons

Numbers = Sequence[float | None]


def _attribute(key: str) -> Callable[[Facts], Iterable[bool]]:
    return lambda facts: (bool(data[key]) for data in facts.nodes)


def _given(key: str) -> Callable[[Facts], Iterable[bool]]:
    return lambda facts: (data[key] is not None for data in facts.nodes)


def _kinds(facts: Facts, *kinds: Kind) -> bytes:
    return bytes(data["kind"] in kinds for data in facts.nodes)


def _with_child(facts: Facts, *relations: Relation, of: bytes | None = None) -> bytes:
    """The nodes with a child by one of the relations; with ``of``, with a child in that mask."""
    mask = bytearray(len(facts))
    for relation in relations:
        for child, parent in facts.pairs(relation):
            if of is None or of[child]:
                mask[parent] = 1
    return bytes(mask)


def _with_parent(facts: Facts, *relations: Relation, of: bytes | None = None) -> bytes:
    """The nodes with a parent by one of the relations; with ``of``, with a parent in that mask."""
    mask = bytearray(len(facts))
    for relation in relations:
        for child, parent in facts.pairs(relation):
            if of is None or of[parent]:
                mask[child] = 1
    return bytes(mask)


def _reasons(side: frozenset[Relation]) -> Callable[[Facts], Numbers]:
    return lambda facts: count_reasons(len(facts), facts.by_relation, side)


def _undercuts(facts: Facts) -> Numbers:
    counts = [0] * len(facts)
    for relation in HITS_STEP:
        for _, parent in facts.pairs(relation):
            counts[parent] += 1
    return counts


NUMBERS: dict[str, Callable[[Facts], Numbers]] = {
    "depth": depths,
    "pros": _reasons(FOR),
    "cons": _reasons(AGAINST),
    "undercuts": _undercuts,
    "parents": lambda facts: [len(parents) for parents in facts.parents],
    "children": lambda facts: [len(children) for children in facts.children],
    "weight": lambda facts: [data["weight"] for data in facts.nodes],
}


def _unanswered(facts: Facts) -> bytes:
    return both(_kinds(facts, *OWES_REPLY), not_in(facts.answered))


def _unsupported(facts: Facts) -> bytes:
    return both(_kinds(facts, *(CLAIMS & OWES_REPLY)), not_in(_with_child(facts, *FOR)))


FLAGS: dict[str, Callable[[Facts], Iterable[int]]] = {
    "root": lambda facts: (not parents for parents in facts.parents),
    "leaf": lambda facts: (not children for children in facts.children),
    "unanswered": _unanswered,
    "answered": lambda facts: facts.answered,
    "contested": lambda facts: both(_with_child(facts, *FOR), _with_child(facts, *(AGAINST & ON_CLAIM))),
    "unsupported": _unsupported,
    "shared": lambda facts: (len(parents) > 1 for parents in facts.parents),
    "cyclic": lambda facts: in_circles(len(facts), facts.hierarchy),
    **{mark: _attribute(mark) for mark in shown_as(Shown.MARK)},
    "quoted": _attribute("quotes"),
}


def _listed(relation: Relation) -> Callable[[Facts], Iterable[int]]:
    return lambda facts: _with_child(facts, relation)


def _linked(facts: Facts, relation: Relation, of: bytes | None = None) -> bytes:
    """The nodes that have a link; a symmetric link counts for both ends. With ``of``, links to a node in that mask."""
    says = _with_parent(facts, relation, of=of)
    return either(says, _with_child(facts, relation, of=of)) if relation in SYMMETRIC else says


def _link(relation: Relation) -> Callable[[Facts], Iterable[int]]:
    return lambda facts: _linked(facts, relation)


def _value(key: str) -> Callable[[Facts], Iterable[int]]:
    return _given(key) if DEFAULTS[key] is None else _attribute(key)


KEYS: dict[str, Callable[[Facts], Iterable[int]]] = {
    "id": lambda facts: (not data["derived"] for data in facts.nodes),
    "text": lambda facts: (bool(data["written"].text) for data in facts.nodes),
    "quote": _attribute("quotes"),
    "source": lambda facts: (bool(values) for values in facts.values("source")),
    **{key: _value(key) for key in VALUES},
    **{key: _listed(entry.relation) for key, entry in LISTS.items()},
    **{key: _link(relation) for key, relation in LINKS.items()},
}


def _stance(turned: bool) -> Callable[[Facts, bytes], bytes]:
    """A function that returns the nodes on the side for its mask, or against it if ``turned``."""

    def side(facts: Facts, mask: bytes) -> bytes:
        states = reached(mask, facts.states)
        begin = len(facts) * (1 + turned)
        return bytes(states[begin : begin + len(facts)])

    return side


def _has(relation: Relation) -> Callable[[Facts, bytes], bytes]:
    """The function for a key of the map file: true if the node has a child or a link that matches."""
    if relation in HIERARCHY:
        return lambda facts, mask: _with_child(facts, relation, of=mask)
    return lambda facts, mask: _linked(facts, relation, of=mask)


FUNCTIONS: dict[str, Callable[[Facts, bytes], bytes]] = {
    **{row.key: _has(relation) for relation, row in RELATIONS.items()},
    "supports": lambda facts, mask: _with_parent(facts, *(FOR - JOINT), of=mask),
    "attacks": lambda facts, mask: _with_parent(facts, *AGAINST, of=mask),
    "answers": lambda facts, mask: _with_parent(facts, *ANSWERING, of=mask),
    "below": lambda facts, mask: bytes(reached(mask, facts.children)),
    "above": lambda facts, mask: bytes(reached(mask, facts.parents)),
    "for": _stance(turned=False),
    "against": _stance(turned=True),
}
