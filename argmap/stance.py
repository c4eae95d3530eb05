"""What speaks for a node and against it, whether anybody has replied, and how a stance is carried over several steps.

Reasons for a node are its pros, and its linked premises together as one. Reasons against it are its cons. Undercuts
attack a step and not a node, so they are counted apart. A reply to a question is a position. A reply to a claim is a
con, or an undercut of a step that the claim takes. Linked premises take one step together: an undercut written on one
of them is a reply to each. Which relations count as pros and cons is the column ``side`` of their table.

A stance goes up over pros, premises, cons and undercuts, and each con and undercut turns it round: an attack on an
attack is support. It ends where a position answers its question, and there is none over a question, a context or a
caveat. An undercut goes on over the step that it attacks, and over no other step of that node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from argmap.graph import Edge, Graph, Step, children, in_reading_order, parents
from argmap.relations import (
    AGAINST,
    ANSWERING,
    ARGUING,
    FOR,
    HITS_STEP,
    JOINT,
    ON_CLAIM,
    OWES_REPLY,
    RELATIONS,
    Relation,
    Side,
)

REPLYING = AGAINST | ANSWERING
"""The relations of what replies to a node."""


class Reason(NamedTuple):
    """A reason for or against a node: one edge, or those of all linked premises."""

    edges: tuple[Edge, ...]


class Reasons(NamedTuple):
    """The reasons of a node, and what undercuts its steps; each child once."""

    pros: tuple[Reason, ...]
    cons: tuple[Reason, ...]
    undercuts: tuple[Edge, ...]


def reasons(graph: Graph, node: str, step: Edge | None = None) -> Reasons:
    """What speaks for and against a node; where the node takes a ``step``, only the undercuts of that one."""
    found: dict[tuple[str, Relation], Edge] = {}
    for edge in children(graph, node):
        if edge.relation in ARGUING:
            found.setdefault((edge.child, edge.relation), edge)
    edges = in_reading_order(found.values())
    undercuts = [edge for edge in edges if edge.relation in HITS_STEP]
    if step is not None:
        undercuts = undercuts_of(graph, step)
    return Reasons(
        tuple(_reasons(edge for edge in edges if edge.relation in FOR)),
        tuple(_reasons(edge for edge in edges if edge.relation in AGAINST & ON_CLAIM)),
        tuple(undercuts),
    )


def _reasons(edges: Iterable[Edge]) -> Iterator[Reason]:
    """The reasons that edges give, in their order; those of a joint relation make one."""
    groups: dict[tuple[str, Relation], list[Edge]] = {}
    for edge in edges:
        groups.setdefault(("" if edge.relation in JOINT else edge.child, edge.relation), []).append(edge)
    return (Reason(tuple(group)) for group in groups.values())


def undercuts_of(graph: Graph, step: Edge) -> list[Edge]:
    """What attacks a step; of linked premises, the one that all of them take."""
    takers = [step.child]
    if step.relation in JOINT:
        takers = list(dict.fromkeys(edge.child for edge in children(graph, step.parent) if edge.relation in JOINT))
    attacked = Step(step.parent, step.relation)
    return [edge for taker in takers for edge in children(graph, taker) if edge.data["step"] == attacked]


def replies(graph: Graph, reason: Reason) -> list[Edge]:
    """What replies to a reason where it is given: the cons of its nodes, and the undercuts of its step."""
    against = AGAINST & ON_CLAIM
    cons = [edge for step in reason.edges for edge in children(graph, step.child) if edge.relation in against]
    return [*cons, *undercuts_of(graph, reason.edges[0])]


class Balance(NamedTuple):
    """How many reasons there are for and against a node, on each side those with a reply, and undercuts of its step."""

    pros: int
    cons: int
    answered_pros: int
    answered_cons: int
    undercuts: int

    @property
    def reasons(self) -> int:
        return self.pros + self.cons

    @property
    def answered(self) -> int:
        return self.answered_pros + self.answered_cons


def balance(graph: Graph, node: str, step: Edge | None = None) -> Balance:
    """The balance of a node; where the node takes a ``step``, only the undercuts of that one count."""
    return _balance(reasons(graph, node, step), lambda reason: bool(replies(graph, reason)))


class Scales:
    """The balances of many nodes: no node is looked at again for each place where it is a reason."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._attacked: set[str] = set()
        self._hit: set[tuple[str, Step]] = set()
        data: Any
        for _, parent, data in graph.edges(data=True):
            if data["relation"] in AGAINST & ON_CLAIM:
                self._attacked.add(parent)
            if data["step"] is not None:
                self._hit.add((parent, data["step"]))

    def weigh(self, node: str, step: Edge | None = None) -> Balance:
        """As ``balance``."""
        return _balance(reasons(self._graph, node, step), self._is_replied)

    def _is_replied(self, reason: Reason) -> bool:
        steps = ((edge.child, Step(edge.parent, edge.relation)) for edge in reason.edges)
        return any(step[0] in self._attacked or step in self._hit for step in steps)


def _balance(found: Reasons, is_replied: Callable[[Reason], bool]) -> Balance:
    answered_pros, answered_cons = (sum(map(is_replied, side)) for side in (found.pros, found.cons))
    return Balance(len(found.pros), len(found.cons), answered_pros, answered_cons, len(found.undercuts))


def is_answered(graph: Graph, node: str, step: Edge | None = None) -> bool | None:
    """Whether anybody has replied to a node, anywhere or where it takes a step; None for a kind that owes no reply."""
    if graph.nodes[node]["kind"] not in OWES_REPLY:
        return None
    if step is not None and step.relation in ARGUING:
        return bool(replies(graph, Reason((step,))))
    if any(edge.relation in REPLYING for edge in children(graph, node)):
        return True
    return any(edge.relation in JOINT and undercuts_of(graph, edge) for edge in parents(graph, node))


def answered(graph: Graph) -> set[str]:
    """All nodes that somebody has replied to, of the kinds that owe a reply."""
    found: set[str] = set()
    hit: set[Step] = set()
    data: Any
    for _, parent, data in graph.edges(data=True):
        if data["relation"] in REPLYING:
            found.add(parent)
            if data["step"] is not None:
                hit.add(data["step"])
    found.update(premises_of(graph, hit))
    kinds = graph.nodes
    return {node for node in found if kinds[node]["kind"] in OWES_REPLY}


def premises_of(graph: Graph, steps: Iterable[Step]) -> Iterator[str]:
    """The linked premises that together take one of some steps."""
    for step in steps:
        if step.relation in JOINT:
            yield from (edge.child for edge in children(graph, step.target) if edge.relation == step.relation)


def sides(graph: Graph, nodes: Iterable[str]) -> dict[str, Side]:
    """The side that each of some nodes takes wherever it argues; not those that argue nowhere, or for and against."""
    found: dict[str, Side] = {}
    known = {relation: row.side for relation, row in RELATIONS.items() if row.side is not None}
    data: Any
    for node in nodes:
        taken = None
        for edges in graph.succ[node].values():
            for data in edges.values():
                side = known.get(data["relation"])
                if side is not None and taken is not None and side is not taken:
                    break
                taken = side or taken
            else:
                continue
            break
        else:
            if taken is not None:
                found[node] = taken
    return found


# Over several steps, one node at a time: down from a claim, or up from what argues.

Place: TypeAlias = tuple[str, Step | None]
"""Where a way up is: at a node, or at a step of it that has been attacked."""


def onward(graph: Graph, place: Place) -> Iterator[Edge]:
    """The edges that lead up from a place: those of its node, or the one that is attacked."""
    name, attacked = place
    edges = parents(graph, name)
    return edges if attacked is None else (edge for edge in edges if attacked == (edge.parent, edge.relation))


def led_to(edge: Edge, end: str | None = None) -> Place:
    """Where an edge leads up: an undercut to the step that it attacks, unless its way ends there."""
    return edge.parent, edge.data["step"] if edge.parent != end else None


def arguing_below(graph: Graph, edge: Edge, first: bool) -> Iterator[Edge]:
    """The edges that lead down from one: what undercuts it; if its child is met for the ``first`` time, its reasons."""
    step = Step(edge.parent, edge.relation)
    for below in children(graph, edge.child):
        if below.relation in HITS_STEP:
            if below.data["step"] == step:
                yield below
        elif first and below.relation in ARGUING:
            yield below


# The same for all nodes at once: nodes are numbers, and so are the states of a walk down.

ROLES = 3
"""What a node may be in a walk: its beginning, for the beginning, or against it. State = role x nodes + number."""
Pairs: TypeAlias = Iterable[tuple[int, int]]
"""Child and parent, by number."""


class Taken(NamedTuple):
    """A step that a node takes: the numbers of the two, and the relation."""

    child: int
    parent: int
    relation: Relation


def count_reasons(nodes: int, pairs: Mapping[Relation, Pairs], side: frozenset[Relation]) -> list[int]:
    """By number of a node, how many reasons of a side it has (``FOR`` or ``AGAINST``); its undercuts are none."""
    counts = [0] * nodes
    for relation in side & ON_CLAIM:
        parents = [parent for _, parent in pairs[relation]]
        for parent in dict.fromkeys(parents) if relation in JOINT else parents:
            counts[parent] += 1
    return counts


def state_graph(
    nodes: int, pairs: Mapping[Relation, Pairs], undercuts: Mapping[Taken, Iterable[int]]
) -> list[list[int]]:
    """The states that follow on each state of a walk down.

    States 0 to 3n-1 are the nodes in their ``ROLES``; from 3n on they are steps that are attacked. ``undercuts`` are
    the numbers of what attacks each step.
    """
    walk = _Walk(nodes, undercuts)
    steps, attacked = walk.steps, {step.child for step in undercuts}
    for relation in ARGUING:
        turns = relation in AGAINST
        for child, parent in pairs[relation]:
            if child in attacked:
                step = Taken(child, parent, relation)
                same, other = walk.led_to(step, turns), walk.led_to(step, not turns)
            else:
                same, other = nodes * (1 + turns) + child, nodes * (2 - turns) + child
            steps[parent].append(same)
            if relation in ON_CLAIM:
                steps[nodes + parent].append(same)
                steps[2 * nodes + parent].append(other)
    walk.follow_attacks()
    return steps


class _Walk:
    def __init__(self, nodes: int, undercuts: Mapping[Taken, Iterable[int]]) -> None:
        self.nodes = nodes
        self.undercuts = undercuts
        self.steps: list[list[int]] = [[] for _ in range(ROLES * nodes)]
        self.attacked: dict[tuple[Taken, bool], int] = {}
        self.waiting: list[tuple[Taken, bool, int]] = []

    def led_to(self, step: Taken, against: bool) -> int:
        """The state that a step leads to: its node, or, if it is attacked, a state of its own."""
        if step not in self.undercuts:
            return self.nodes * (1 + against) + step.child
        state = self.attacked.get((step, against))
        if state is None:
            state = self.attacked[step, against] = len(self.steps)
            self.steps.append([])
            self.waiting.append((step, against, state))
        return state

    def follow_attacks(self) -> None:
        """From a step that is attacked on to its node, and to what attacks it; that may be attacked in its turn."""
        while self.waiting:
            step, against, state = self.waiting.pop()
            self.steps[state].append(self.nodes * (1 + against) + step.child)
            for undercut in self.undercuts[step]:
                for relation in HITS_STEP:
                    self.steps[state].append(self.led_to(Taken(undercut, step.child, relation), not against))
