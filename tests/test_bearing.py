"""How nodes bear on each other, against what the definitions say, walk by walk."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.bearing import ARGUING, ATTACKS, Way, bearings, some, ways, ways_to_questions
from argmap.format import Kind, Relation
from argmap.graph import HIERARCHY, Edge, Graph, assemble

NAMES = "abcdef"
EDGES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(list(Relation))), max_size=12
)


def graph_of(edges: list[tuple[str, str, Relation]], questions: str = "") -> Graph:
    nodes = [(name, {"kind": Kind.QUESTION if name in questions else Kind.ARGUMENT}) for name in NAMES]
    return assemble(nodes, lambda: [(a, b, {"relation": relation, "step": None}) for a, b, relation in edges if a != b])


def naive_ways(graph: Graph, start: str, end: str) -> list[tuple[str, ...]]:
    """Every way without a node twice, by trying all of them."""
    found = []

    def go(path: tuple[str, ...]) -> None:
        if path[-1] == end:
            found.append(path)
            return
        for _, parent, data in graph.out_edges(path[-1], data=True):
            if parent not in path and data["relation"] in HIERARCHY:
                go((*path, parent))

    go((start,))
    return found


@given(EDGES)
def test_ways_are_all_ways_and_the_shortest_come_first(edges: list) -> None:
    graph = graph_of(edges)
    found = list(ways(graph, "a", "f"))
    nodes = [(way.steps[0].child, *(step.parent for step in way.steps)) for way in found]
    assert sorted(nodes) == sorted(naive_ways(graph, "a", "f"))
    assert [len(way) for way in nodes] == sorted(len(way) for way in nodes)
    for way in found:
        assert all(low.parent == high.child for low, high in pairwise(way.steps))


@given(EDGES)
def test_what_bears_on_a_node_is_what_walks_lead_up_from(edges: list) -> None:
    graph = graph_of(edges)
    states = nx.DiGraph()  # a node with the parity of attacks between it and a; arguing upward leads to (a, 0)
    states.add_node(("a", 0))
    for child, parent, data in graph.edges(data=True):
        if data["relation"] in ARGUING:
            turn = data["relation"] in ATTACKS
            states.add_edges_from(((child, side ^ turn), (parent, side)) for side in (0, 1))
    far = nx.single_target_shortest_path_length(states, ("a", 0))
    far = dict(far)
    expected = {
        (name, min(far[name, side] for side in (0, 1) if (name, side) in far), (name, 0) in far, (name, 1) in far)
        for name in NAMES
        if name != "a" and ((name, 0) in far or (name, 1) in far)
    }
    found = bearings(graph, "a")
    assert set(found) == expected
    assert [one.steps for one in found] == sorted(one.steps for one in found)


@given(EDGES, st.sets(st.sampled_from("bcdef")).map("".join))
def test_the_ways_to_questions_are_the_shortest_and_leave_none_out(edges: list, questions: str) -> None:
    graph = graph_of(edges, questions)
    found = ways_to_questions(graph, "a")
    above = {name for name in questions if naive_ways(graph, "a", name)}
    met = {step.parent for way in found for step in way.steps}
    assert above <= met
    for way in found:
        end = way.steps[-1].parent
        assert len(way.steps) + 1 == min(map(len, naive_ways(graph, "a", end)))


def way(*relations: Relation) -> Way:
    return Way(tuple(Edge(str(n), str(n + 1), relation, {}) for n, relation in enumerate(relations)))


def test_an_attack_on_an_attack_is_support() -> None:
    assert way(Relation.CON, Relation.CON, Relation.PRO).attacks == 2
    assert way(Relation.UNDERCUT, Relation.PREMISE, Relation.ANSWERS).attacks == 1


def test_a_side_is_taken_up_to_a_question_and_not_beyond() -> None:
    assert way(Relation.PRO, Relation.ANSWERS).takes_side
    assert way(Relation.ANSWERS).takes_side
    assert not way(Relation.PRO, Relation.ANSWERS, Relation.RAISES).takes_side
    assert not way(Relation.CONTEXT, Relation.PRO).takes_side
    assert not way(Relation.CONTEXT).takes_side


def test_of_very_many_ways_the_first_are_taken() -> None:
    names = [f"n{number}" for number in range(40)]
    edges = [(low, high, Relation.PRO) for low, high in pairwise(names)]
    edges += [(names[n], names[n + 2], Relation.CON) for n in range(38)]
    nodes = [(name, {"kind": Kind.ARGUMENT}) for name in names]
    graph = assemble(nodes, lambda: [(a, b, {"relation": r, "step": None}) for a, b, r in edges])
    found, more = some(ways(graph, names[0], names[-1]), 3)
    assert [len(one.steps) for one in found] == [20, 20, 20]
    assert more
