"""Debates of any shape for tests of what shows them: circular, shared, in two maps that use each other, undercut."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

import argmap
from argmap.relations import RELATIONS, Kind, Relation

_BEARING = {
    row.key: row for row in RELATIONS.values() if row.child and not row.hits_step and Kind.POSITION in row.parents
}
_LISTS = st.sampled_from(sorted(_BEARING))
_TAKING_STEPS = frozenset(key for key, row in _BEARING.items() if row.has_step)


class Said(NamedTuple):
    """Who bears on whom in which list, and by numbers of nodes who attacks that, and who attacks that attack."""

    child: int
    parent: int
    relation: str
    attackers: tuple[int, ...]


class SeenEdge(NamedTuple):
    """An edge as a reader is to see it: the sign of the node where it stands, and what step it attacks."""

    child: str
    parent: str
    sign: str
    step: tuple[str, str] | None


@st.composite
def shapes(draw: st.DrawFn) -> tuple[list[Said], set[int]]:
    """What bears on what, and which nodes are left out."""
    node = st.integers(0, draw(st.integers(1, 8)))
    said = st.builds(Said, node, node, _LISTS, st.lists(node, max_size=3).map(tuple))
    return draw(st.lists(said, max_size=25)), draw(st.sets(node))


def two_maps(edges: list[Said]) -> argmap.Debate:
    """Two maps that use each other, with nine positions, T0 to T8: those of odd numbers are in the second."""
    maps = {"m": ["uses: o.yaml"], "o": ["uses: m.yaml"]}
    named = {node: f"{'mo'[node % 2]}/n{node}" for node in range(9)}
    for number, (name, lines) in enumerate(maps.items()):
        lines += ["argmap: 1", "questions:", f"- id: q{number}", "  text: Q", "  positions:"]
        lines += [f"  - {{id: n{node}, text: T{node}}}" for node in range(9) if named[node].startswith(name)]
    for child, parent, relation, attackers in edges:
        undercut = ""
        for attacker in reversed(attackers if relation in _TAKING_STEPS else ()):
            undercut = f", undercut: {{ref: {named[attacker]}{undercut}}}"
        maps[named[parent][0]] += [f"  - ref: {named[parent]}", f"    {relation}: {{ref: {named[child]}{undercut}}}"]
    return argmap.load(["m.yaml", "o.yaml"], overlays={f"{name}.yaml": "\n".join(text) for name, text in maps.items()})


def seen_edges(debate: argmap.Debate, wanted: set[str]) -> set[SeenEdge]:
    """What is to be seen of the edges between some nodes; a step to a node that is left out is to nothing."""
    kinds: dict[str, str] = {name: str(data["kind"]) for name, data in debate.graph.nodes(data=True)}
    found = set()
    for child, parent, data in debate.graph.edges(data=True):
        relation: Relation = data["relation"]
        step: Any = data["step"]
        if child in wanted and parent in wanted:
            row = RELATIONS[relation]
            sign = str(relation if row.sign else row.child or kinds[child])
            seen = (step.target, str(step.relation)) if step and step.target in wanted else ("", "")
            found.add(SeenEdge(child, parent, sign, seen if step else None))
    return found
