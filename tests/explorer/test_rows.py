"""The rows: what is visible, what opens and folds, and that neither cycles nor shared nodes can make them endless."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.explorer.navigator import Filter, Navigator
from argmap.explorer.tree_outline import Outline, TreeItem
from argmap.explorer.tree_paths import PathStep, path_to, paths_to
from argmap.graph import Step, children, roots
from argmap.relations import Kind, Relation
from argmap.view.node_line import UNICODE

DEBATE = """
    argmap: 1
    questions:
    - id: q
      text: Q?
      positions:
      - id: a
        text: A.
        pro:
        - id: p
          text: P.
          con: [{id: c, text: C.}]
          undercut: [{id: u, text: U.}]
      - id: b
        text: B.
        pro: {ref: p}
"""

CIRCULAR = """
    argmap: 1
    questions:
    - id: q
      text: Q?
      positions:
      - {id: a, text: A., con: {id: b, text: B., con: {ref: a, undercut: {id: u, text: U.}}}}
"""


def graph_of(edges: Iterable[tuple[str, str, Relation]], nodes: Iterable[str] = ()) -> Any:
    """A graph as the loader makes it: an undercut attacks each step that its target takes."""
    graph = nx.MultiDiGraph()
    edges = list(edges)
    names = dict.fromkeys([*nodes, *(name for child, parent, _ in edges for name in (parent, child))])
    for name in names:
        graph.add_node(name, kind=Kind.ARGUMENT, text=name)
    for child, parent, relation in edges:
        if relation is Relation.UNDERCUT:
            for _, target, on in edges:
                if _ == parent and on is not Relation.UNDERCUT:
                    graph.add_edge(child, parent, relation=relation, step=Step(target, on))
        else:
            graph.add_edge(child, parent, relation=relation, step=None)
    return graph


def tops_of(graph: Any) -> list[str]:
    """Roots, and of what is below none of them the first."""
    found, seen = list(roots(graph)), set()
    for start in [*found, *graph]:
        if start not in seen:
            found += [start] if start not in found else []
            pending = [start]
            while pending:
                node = pending.pop()
                if node not in seen:
                    seen.add(node)
                    pending += [edge.child for edge in children(graph, node)]
    return found


@st.composite
def graphs(draw: Any) -> Any:
    size = draw(st.integers(1, 7))
    names = [f"n{number}" for number in range(size)]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names))
    relation = st.sampled_from([Relation.PRO, Relation.CON, Relation.PREMISE, Relation.UNDERCUT])
    drawn = draw(st.lists(st.tuples(pair, relation), max_size=14))
    return graph_of([(child, parent, how) for (child, parent), how in drawn if child != parent], names)


def visible(outline: Outline) -> list[tuple[int, str]]:
    return [(place.level, place.node) for place in outline.rows]


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_every_node_can_be_reached_and_no_way_has_a_node_twice_but_at_its_end(graph: Any) -> None:
    tops = tops_of(graph)
    for node in graph:
        path = path_to(graph, node, frozenset(tops))
        if path is None:  # it attacks a step that is taken in a circle alone: it is shown as the root
            assert Outline(graph, [node]).rows[0].node == node
            continue
        assert path[-1].node == node
        outline = Outline(graph, tops, 0)
        shown = outline.rows[outline.reveal(path)]
        assert shown.path() == path
        *way, _ = shown.path()
        for at, (turn, following) in enumerate(pairwise(shown.path())):
            assert turn.node not in {one.node for one in way[:at]} or following.relation is Relation.UNDERCUT


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_to_open_everything_ends_and_shows_every_node_but_once_open(graph: Any) -> None:
    outline = Outline(graph, tops_of(graph), None)
    edges = graph.number_of_edges()
    assert len(outline.rows) <= len(graph) + edges
    opened = [item.node for item in outline.rows if item.is_open]
    assert len(opened) == len(set(opened))
    assert all(place.circular == (place.node in [one.node for one in place.ancestry()][1:]) for place in outline.rows)


@given(graphs(), st.data())
@settings(max_examples=50, deadline=None)
def test_folding_undoes_unfolding(graph: Any, data: Any) -> None:
    outline = Outline(graph, tops_of(graph), 1)
    for _ in range(data.draw(st.integers(0, 6))):
        outline.set_open(data.draw(st.integers(0, len(outline.rows) - 1)), data.draw(st.booleans()))
    row = data.draw(st.integers(0, len(outline.rows) - 1))
    before = visible(outline)
    was_open = outline.rows[row].is_open
    if outline.set_open(row, not was_open):
        assert outline.set_open(row, was_open)
    assert visible(outline) == before
    assert visible(outline) == walked(outline.tops)


def walked(places: list[TreeItem]) -> list[tuple[int, str]]:
    """The visible rows, by the plainest of ways."""
    found = []
    for place in places:
        found += [(place.level, place.node), *(walked(place.below or []) if place.is_open else [])]
    return found


@given(graphs(), st.data())
@settings(max_examples=50, deadline=None)
def test_a_filter_shows_its_matches_and_what_is_above_them(graph: Any, data: Any) -> None:
    tops = tops_of(graph)
    matches = data.draw(st.sets(st.sampled_from(sorted(graph)), min_size=1))
    kept = set(matches)
    pending = list(matches)
    while pending:
        node = pending.pop()
        above = set(graph.successors(node)) - kept
        kept |= above
        pending += above
    outline = Outline.of_matches(graph, tops, kept)
    nodes = {item.node for item in outline.rows}
    assert nodes <= kept
    reachable = {node for node in matches if path_to(graph, node, frozenset(tops)) is not None}
    assert reachable <= nodes


def test_a_ladder_of_shared_nodes_costs_what_is_looked_at() -> None:
    rungs = 60  # each of them doubles the ways to the last: 2 ** 60 rows, if all were made
    edges = []
    for number in range(rungs):
        edges += [(f"l{number + 1}", f"l{number}", Relation.PRO), (f"r{number}", f"l{number}", Relation.PRO)]
        edges.append((f"l{number + 1}", f"r{number}", Relation.PRO))
    graph = graph_of(edges)
    outline = Outline(graph, ["l0"], 1)
    outline.set_all([0], True, deep=True)
    assert len(outline.rows) <= 1 + 3 * rungs
    assert len(Outline.of_matches(graph, ["l0"], set(graph)).rows) <= 1 + 3 * rungs
    assert len(path_to(graph, f"l{rungs}", frozenset(["l0"])) or ()) == rungs + 1


def test_a_long_chain_is_no_deep_recursion() -> None:
    graph = graph_of([(f"n{number + 1}", f"n{number}", Relation.CON) for number in range(5_000)])
    outline = Outline(graph, ["n0"], None)
    assert outline.rows[-1].level == 5_000
    assert outline.reveal(path_to(graph, "n5000", frozenset(["n0"])) or ()) == 5_000


def test_what_attacks_a_step_is_shown_only_where_the_step_is(load_text: Callable) -> None:
    graph = load_text(DEBATE).graph
    outline = Outline(graph, ["m/q"], None)
    assert visible(outline) == [(0, "m/q"), (1, "m/a"), (2, "m/p"), (3, "m/c"), (3, "m/u"), (1, "m/b"), (2, "m/p")]
    outline.set_open(6, True)
    assert visible(outline)[6:] == [(2, "m/p"), (3, "m/c")]
    assert [len(way) for way in paths_to(graph, "m/p", frozenset(["m/q"]))] == [3, 3]
    (way,) = paths_to(graph, "m/u", frozenset(["m/q"]))
    assert [turn.node for turn in way] == ["m/q", "m/a", "m/p", "m/u"]


def test_a_circle_is_shown_once_more_and_not_opened() -> None:
    graph = graph_of([("b", "a", Relation.PRO), ("a", "b", Relation.PRO)])
    outline = Outline(graph, ["a"], None)
    assert visible(outline) == [(0, "a"), (1, "b"), (2, "a")]
    assert outline.rows[2].circular
    assert not outline.openable(outline.rows[2])
    assert not outline.set_open(2, True)


def test_what_attacks_the_step_that_closes_a_circle_is_below_it(load_text: Callable) -> None:
    graph = load_text(CIRCULAR).graph
    outline = Outline(graph, ["m/q"], None)
    assert visible(outline) == [(0, "m/q"), (1, "m/a"), (2, "m/b"), (3, "m/a")]
    assert outline.openable(outline.rows[3])
    outline.set_open(3, True)
    assert visible(outline)[4:] == [(4, "m/u")]
    path = path_to(graph, "m/u", frozenset(["m/q"]))
    assert path is not None
    assert [turn.node for turn in path] == ["m/q", "m/a", "m/b", "m/a", "m/u"]
    fresh = Outline(graph, ["m/q"], 0)
    assert fresh.rows[fresh.reveal(path)].node == "m/u"
    assert Outline.of_matches(graph, ["m/q"], set(graph)).rows[-1].node == "m/u"


def test_attacks_on_each_others_steps_end(load_text: Callable) -> None:
    graph = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q
          positions:
          - {text: A., pro: {id: c, text: C., undercut: {id: u, text: U., undercut: [{ref: c, undercut: {ref: u}}]}}}
    """).graph
    assert len(Outline.of_matches(graph, ["m/q"], set(graph)).rows) < 10


@pytest.mark.parametrize(
    ("row", "above", "siblings"), [(0, None, [0]), (1, 0, [1, 5]), (3, 2, [3, 4]), (4, 2, [3, 4]), (6, 5, [6])]
)
def test_neighbours(load_text: Callable, row: int, above: int | None, siblings: list[int]) -> None:
    outline = Outline(load_text(DEBATE).graph, ["m/q"], None)
    assert outline.above(row) == above
    assert outline.siblings(row) == siblings


def tour_of(load_text: Callable, text: str = DEBATE) -> Navigator:
    return Navigator(load_text(text), UNICODE)


def test_back_and_forth(load_text: Callable) -> None:
    nav = tour_of(load_text)
    nav.jump("m/c")
    nav.jump("m/b")
    assert nav.back()
    assert nav.node == "m/c"
    assert nav.forward()
    assert nav.node == "m/b"
    assert nav.back()
    assert nav.back()
    assert nav.node == "m/q"
    assert not nav.back()


def test_a_root_is_chosen_and_left(load_text: Callable) -> None:
    nav = tour_of(load_text)
    nav.jump("m/p")
    assert nav.zoom()
    assert [item.node for item in nav.outline.rows] == ["m/p", "m/c", "m/u"]
    assert not nav.zoom()
    nav.jump("m/b")  # which is not below the root: that is left
    assert (nav.node, nav.roots) == ("m/b", [])
    assert nav.back()
    assert (nav.node, nav.roots) == ("m/p", ["m/p"])
    assert nav.unzoom()
    assert (nav.node, nav.roots) == ("m/p", [])
    assert not nav.unzoom()


def test_a_filter_keeps_the_cursor_where_it_can_and_gives_it_back(load_text: Callable) -> None:
    nav = tour_of(load_text)
    nav.jump("m/b")
    nav.apply(Filter("C", ("m/c",), frozenset(["m/c"])))
    assert nav.node == "m/c"
    assert [item.node for item in nav.outline.rows] == ["m/q", "m/a", "m/p", "m/c", "m/b", "m/p"]
    nav.apply(None)
    assert nav.node == "m/c"
    nav.apply(Filter("none", (), frozenset()))
    assert nav.node is None
    assert nav.item is None
    nav.apply(None)
    assert nav.node == "m/q"


def test_what_is_read_again_keeps_what_was_open_and_the_cursor(load_text: Callable) -> None:
    nav = tour_of(load_text)
    nav.jump("m/c")
    nav.outline.set_open(nav.outline.siblings(1)[-1], True)
    before = visible(nav.outline)
    nav.renew(load_text(DEBATE))
    assert visible(nav.outline) == before
    assert nav.node == "m/c"
    nav.renew(load_text(DEBATE.replace("con: [{id: c, text: C.}]", "note: nobody says no")))
    assert nav.node == "m/p"
    nav.renew(load_text("argmap: 1\n"))
    assert nav.node is None


def test_a_place_knows_its_way(load_text: Callable) -> None:
    outline = Outline(load_text(DEBATE).graph, ["m/q"], None)
    assert outline.rows[2].path() == (
        PathStep("m/q", None),
        PathStep("m/a", Relation.ANSWERS),
        PathStep("m/p", Relation.PRO),
    )
    assert repr(outline.rows[2]) == "<m/p at level 2>"
