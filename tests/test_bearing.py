"""How nodes bear on each other, against what the definitions say, walk by walk."""

from __future__ import annotations

import time
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import bearing
from argmap.bearing import BearingPath, bearings, paths_to_questions, paths_up, some
from argmap.graph import Edge, Graph, Step, assemble
from argmap.relations import AGAINST, ARGUING, HIERARCHY, Kind, Relation

NAMES = "abcdef"
EDGES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(list(Relation))), max_size=12
)


def graph_of(edges: list[tuple[str, str, Relation]], questions: str = "") -> Graph:
    """The graph of some edges; an undercut attacks the first step that its node takes, if it takes any."""
    nodes = [(name, {"kind": Kind.QUESTION if name in questions else Kind.ARGUMENT}) for name in NAMES]
    edges = [edge for edge in edges if edge[0] != edge[1]]
    taken: dict[str, Step] = {}
    for child, parent, relation in edges:
        if relation in HIERARCHY:
            taken.setdefault(child, Step(parent, relation))
    joined = [(a, b, {"relation": r, "step": taken.get(b) if r is Relation.UNDERCUT else None}) for a, b, r in edges]
    return assemble(nodes, lambda: joined)


def naive_paths(graph: Graph, start: str, end: str, over_links: bool = False) -> list[tuple[str, ...]]:
    """Every path without a node twice, by trying all of them; after an undercut only the step that it attacks."""
    found = []
    linked = {Relation.REPHRASES, Relation.CONFLICTS} if over_links else set()

    def go(path: tuple[str, ...], attacked: Step | None) -> None:
        if path[-1] == end:
            found.append(path)
            return
        for _, parent, data in graph.out_edges(path[-1], data=True):
            if parent not in path and data["relation"] in HIERARCHY:
                if attacked is None or attacked == (parent, data["relation"]):
                    go((*path, parent), data["step"])
        for one, other, data in graph.edges(data=True) if attacked is None else ():
            if data["relation"] in linked and path[-1] in (one, other):
                if (beside := other if path[-1] == one else one) not in path:
                    go((*path, beside), None)

    go((start,), None)
    return found


@given(EDGES)
def test_ways_are_all_ways_and_the_shortest_come_first(edges: list) -> None:
    graph = graph_of(edges)
    found = list(paths_up(graph, "a", "f"))
    nodes = [(path.steps[0].child, *(step.parent for step in path.steps)) for path in found]
    assert sorted(nodes) == sorted(naive_paths(graph, "a", "f"))
    assert [len(path) for path in nodes] == sorted(len(path) for path in nodes)
    for path in found:
        assert all(low.parent == high.child for low, high in pairwise(path.steps))


@given(EDGES)
def test_ways_over_links_are_all_ways(edges: list) -> None:
    graph = graph_of(edges)
    found = list(paths_up(graph, "a", "f", over_links=True))
    nodes = [(path.steps[0].child, *(step.parent for step in path.steps)) for path in found]
    assert sorted(nodes) == sorted(naive_paths(graph, "a", "f", over_links=True))
    for path in found:
        turning = [step for step in path.steps if step.relation in AGAINST or step.relation is Relation.CONFLICTS]
        assert path.attacks == len(turning)
        assert set(path.links) == {step.relation for step in path.steps if step.relation not in HIERARCHY}


@given(EDGES)
def test_what_bears_on_a_node_is_what_walks_lead_up_from(edges: list) -> None:
    graph = graph_of(edges)
    states = nx.DiGraph()  # an edge with the parity of attacks down to it
    states.add_node("a")
    arguing = [edge for edge in graph.edges(keys=True, data=True) if edge[3]["relation"] in ARGUING]
    for child, parent, key, data in arguing:
        turn = data["relation"] in AGAINST
        if parent == "a":
            states.add_edge("a", (child, key, turn))
        for taker, above, higher, over in arguing:
            attacked = data["relation"] is not Relation.UNDERCUT or data["step"] == (above, over["relation"])
            if taker == parent and attacked:
                states.add_edges_from(((parent, higher, side), (child, key, side ^ turn)) for side in (False, True))
    far = nx.single_source_shortest_path_length(states, "a")
    sides: dict[str, dict[bool, int]] = {}
    for state, steps in far.items():
        if state != "a" and state[0] != "a":
            known = sides.setdefault(state[0], {})
            known[state[2]] = min(steps, known.get(state[2], steps))
    expected = {(name, min(known.values()), False in known, True in known) for name, known in sides.items()}
    found = bearings(graph, "a")
    assert set(found) == expected
    assert [one.steps for one in found] == sorted(one.steps for one in found)


@given(EDGES, st.sets(st.sampled_from("bcdef")).map("".join))
def test_the_ways_to_questions_are_the_shortest_and_leave_none_out(edges: list, questions: str) -> None:
    graph = graph_of(edges, questions)
    found = paths_to_questions(graph, "a")
    above = {name for name in questions if naive_paths(graph, "a", name)}
    met = {step.parent for path in found for step in path.steps}
    assert above <= met
    for path in found:
        end = path.steps[-1].parent
        assert len(path.steps) + 1 == min(map(len, naive_paths(graph, "a", end)))


def path(*relations: Relation) -> BearingPath:
    return BearingPath(tuple(Edge(str(n), str(n + 1), relation, {}) for n, relation in enumerate(relations)))


def test_an_attack_on_an_attack_is_support() -> None:
    assert path(Relation.CON, Relation.CON, Relation.PRO).attacks == 2
    assert path(Relation.UNDERCUT, Relation.PREMISE, Relation.ANSWERS).attacks == 1


def test_a_side_is_taken_up_to_a_question_and_not_beyond() -> None:
    assert path(Relation.PRO, Relation.ANSWERS).takes_side
    assert path(Relation.ANSWERS).takes_side
    assert not path(Relation.PRO, Relation.ANSWERS, Relation.RAISES).takes_side
    assert not path(Relation.CONTEXT, Relation.PRO).takes_side
    assert not path(Relation.CONTEXT).takes_side


def chain(*names: str) -> list[tuple[str, str, Relation]]:
    return [(low, high, Relation.PRO) for low, high in pairwise(names)]


def plain_graph(edges: list[tuple[str, str, Relation]]) -> Graph:
    nodes = dict.fromkeys(name for low, high, _ in edges for name in (low, high))
    return assemble(
        [(name, {"kind": Kind.ARGUMENT}) for name in nodes],
        lambda: [(a, b, {"relation": r, "step": None}) for a, b, r in edges],
    )


@pytest.mark.parametrize("closed", [False, True])
def test_a_long_chain_takes_time_in_proportion(closed: bool) -> None:
    names = [f"n{number}" for number in range(20_000)]
    graph = plain_graph(chain(*names, *names[: int(closed)]))
    start = time.process_time()
    found = some(paths_up(graph, names[0], names[-1]), 1)
    assert time.process_time() - start < 4  # it takes 0.4; with the whole path kept at each step it was 10
    assert ([len(one.steps) for one in found.paths], found.more, found.gave_up) == ([19_999], False, False)


KNOT = [(a, b, Relation.CON) for a in "abcdefghij" for b in "abcdefghij" if a != b]


def test_a_knot_without_a_way_out_is_known_to_have_none() -> None:
    found = some(paths_up(plain_graph([*KNOT, *chain("z", "a")]), "a", "z"), 1)
    assert found == ([], False, False)


def test_a_search_that_gives_up_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = plain_graph([*KNOT, *chain("j", "z")])
    assert some(paths_up(graph, "a", "z"), 100)[1:] == (True, False)
    monkeypatch.setattr(bearing, "_MAX_EFFORT", 50)
    found = some(paths_up(graph, "a", "z"), 100)
    assert 1 < len(found.paths) < 100
    assert found[1:] == (False, True)


def test_of_very_many_ways_the_first_are_taken() -> None:
    names = [f"n{number}" for number in range(40)]
    edges = [(low, high, Relation.PRO) for low, high in pairwise(names)]
    edges += [(names[n], names[n + 2], Relation.CON) for n in range(38)]
    nodes = [(name, {"kind": Kind.ARGUMENT}) for name in names]
    graph = assemble(nodes, lambda: [(a, b, {"relation": r, "step": None}) for a, b, r in edges])
    found, more, _ = some(paths_up(graph, names[0], names[-1]), 3)
    assert [len(one.steps) for one in found] == [20, 20, 20]
    assert more
