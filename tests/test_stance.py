"""What for, against, answered and contested mean is one thing in queries, views, figures, the page, rules and SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

import argmap
from argmap.bearing import bearings
from argmap.context import Context
from argmap.explorer.node_counts import node_counts
from argmap.figures import figures
from argmap.findings import Findings
from argmap.graph import children
from argmap.query import compile_query
from argmap.query.facts import Facts
from argmap.query.meanings import NUMBERS
from argmap.relations import CLAIMS, OWES_REPLY, Kind, Relation
from argmap.stance import Scales, answered, balance, is_answered, reasons
from argmap.view.comparison import answers, parts
from argmap.view.node_line import ASCII
from argmap.writers import writer
from argmap.writers.page.page_outline import PageOutline

from .random_maps import Said, shapes, two_maps

TOGETHER = """
    argmap: 1
    questions:
    - id: q
      text: Q
      positions:
      - {id: p, text: P., premises: [One., Two.], con: [Three.]}
"""


def database_of(debate: argmap.Debate) -> sqlite3.Connection:
    content, _ = writer("sqlite")(debate, None)
    assert isinstance(content, bytes)
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return database


def test_premises_together_are_one_reason(load_text: Callable[..., argmap.Debate], run: Callable) -> None:
    debate = load_text(TOGETHER)
    assert "1 for, 1 against" in run("compare", "q", "m.yaml").out
    assert run("find", "is:contested", "m.yaml", "--as", "ids").out == "m/p\n"
    assert run("find", "pros=1 cons=1", "m.yaml", "--as", "ids").out == "m/p\n"
    known = node_counts(debate.graph, "m/p")
    assert (known.pros, known.cons) == (1, 1)
    assert [(one.node, one.pros, one.cons) for one in figures(debate, Findings()).contested] == [("m/p", 1, 1)]
    database = database_of(debate)
    assert database.execute("SELECT pros, cons FROM positions").fetchall() == [(1, 1)]
    assert database.execute("SELECT pros, cons FROM both_sides").fetchall() == [(1, 1)]
    assert database.execute("SELECT pros, cons FROM most_argued").fetchall() == [(1, 1)]
    assert database.execute("SELECT * FROM more_against").fetchall() == []


def test_an_undercut_of_one_premise_replies_to_all(load_text: Callable[..., argmap.Debate], run: Callable) -> None:
    premises = "{id: one, text: One., undercut: {id: u, text: U.}}, {id: two, text: Two.}"
    debate = load_text(TOGETHER.replace("One., Two.", premises))
    assert run("find", "is:answered kind:premise", "m.yaml", "--as", "ids").out.split() == ["m/one", "m/two"]
    assert is_answered(debate.graph, "m/two") is True
    assert "unanswered" not in run("compare", "q", "m.yaml").out.partition("Two.")[2].partition("\n")[0]
    database = database_of(debate)
    assert database.execute("SELECT id FROM unattacked_premises").fetchall() == []


def counted(debate: argmap.Debate, node: str) -> tuple[int, int, int]:
    """Pros, cons and undercuts by their definition."""
    of: dict[Relation, set[str]] = {relation: set() for relation in Relation}
    for edge in children(debate.graph, node):
        of[edge.relation].add(edge.child)
    return len(of[Relation.PRO]) + bool(of[Relation.PREMISE]), len(of[Relation.CON]), len(of[Relation.UNDERCUT])


def has_reply(debate: argmap.Debate, node: str) -> bool:
    """Whether somebody has replied to a node, by the definition."""
    graph = debate.graph
    if any(edge.relation in (Relation.ANSWERS, Relation.CON, Relation.UNDERCUT) for edge in children(graph, node)):
        return True
    taken = {(parent, data["relation"]) for _, parent, data in graph.out_edges(node, data=True)}
    joint = {one for one in taken if one[1] is Relation.PREMISE}
    return any(data["step"] in joint for *_, data in graph.edges(data=True))


@settings(max_examples=60)
@given(shapes())
def test_all_agree(made: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(made[0])
    graph, known = debate.graph, Facts(debate)
    numbers = {name: list(NUMBERS[name](known)) for name in ("pros", "cons", "undercuts")}
    replied = set(compile_query("is:answered").among(known))
    contested = set(compile_query("is:contested").among(known))
    shape = Context(debate, Findings()).shape
    outline = PageOutline(debate, None)
    for at, node in enumerate(graph):
        expected = counted(debate, node)
        kind = graph.nodes[node]["kind"]
        assert tuple(numbers[name][at] for name in ("pros", "cons", "undercuts")) == expected
        assert tuple(map(len, reasons(graph, node))) == expected
        here = node_counts(graph, node)
        assert (here.pros, here.cons, here.undercuts) == expected
        owes = kind in OWES_REPLY
        assert (node in replied) == (node in answered(graph)) == (owes and has_reply(debate, node))
        assert is_answered(graph, node) == (has_reply(debate, node) if owes else None)
        assert outline.scales.weigh(node) == balance(graph, node)
        assert outline.is_unanswered(node) == here.unanswered == (owes and node not in replied)
        assert (node in contested) == bool(expected[0] and expected[1])
        if kind in CLAIMS:
            assert (node in shape.supported) == bool(expected[0])
            assert (node in shape.attacked) == (node in replied)
    found = figures(debate, Findings())
    assert {one.node: (one.pros, one.cons) for one in found.contested} == {
        node: counted(debate, node)[:2] for node in contested
    }
    for one in found.answered:
        assert one.answered == sum(graph.nodes[node]["kind"] is one.kind for node in replied)


@settings(max_examples=30)
@given(shapes())
def test_sql_agrees(made: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(made[0])
    graph = debate.graph
    database = database_of(debate)
    claims = [node for node, data in graph.nodes(data=True) if data["kind"] in CLAIMS]
    expected = {node: counted(debate, node) for node in claims}
    found = {row[-1]: tuple(row[1:4]) for row in database.execute("SELECT * FROM most_argued")}
    assert found == {node: counts for node, counts in expected.items() if any(counts)}
    found = {row[-1]: tuple(row[1:3]) for row in database.execute("SELECT * FROM both_sides")}
    assert found == {node: counts[:2] for node, counts in expected.items() if counts[0] and counts[1]}
    found = {row[-1] for row in database.execute("SELECT * FROM more_against")}
    assert found == {node for node, counts in expected.items() if counts[1] > counts[0]}
    for view, kind in (("open_questions", Kind.QUESTION), ("unattacked_premises", Kind.PREMISE)):
        wanted = {node for node, data in graph.nodes(data=True) if data["kind"] is kind}
        found = {row[-1] for row in database.execute(f"SELECT * FROM {view}")}
        assert found == {node for node in wanted if not has_reply(debate, node)}
    sides = {(row[0], row[3], row[1]) for row in database.execute("SELECT * FROM for_and_against")}
    for node in graph:
        below = bearings(graph, node)
        assert {one.node for one in below if one.supports} == {b for a, b, side in sides if (a, side) == (node, "for")}
        assert {one.node for one in below if one.attacks} == {
            b for a, b, side in sides if (a, side) == (node, "against")
        }


@settings(max_examples=30)
@given(shapes())
def test_compare_agrees_at_the_step_that_is_compared(made: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(made[0])
    for question in (node for node, data in debate.graph.nodes(data=True) if data["kind"] is Kind.QUESTION):
        for answer in answers(debate.graph, question):
            pros, cons, _ = counted(debate, answer.child)
            assert Scales(debate.graph).weigh(answer.child, answer) == balance(debate.graph, answer.child, answer)
            head = parts(debate, answer, [], ASCII)[0]
            assert head.heading[1].line[0].words.startswith(f"{pros} for, {cons} against")


# What networkx computes with.


def weighted(load_text: Callable[..., argmap.Debate]) -> Any:
    return load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q
          positions:
          - {id: p, text: P., pro: [{id: a, text: A., pro: [{id: b, text: B.}]}], con: [{ref: b, weight: 0.5}]}
    """).graph


@pytest.mark.parametrize(
    "algorithm",
    [
        lambda graph: nx.single_source_dijkstra_path_length(graph, "m/b"),
        lambda graph: nx.minimum_spanning_tree(nx.Graph(graph)),
        lambda graph: nx.community.louvain_communities(graph, seed=1),
        lambda graph: nx.betweenness_centrality(nx.DiGraph(graph), weight="weight"),
        lambda graph: nx.all_pairs_bellman_ford_path_length(graph),
    ],
    ids=["dijkstra", "spanning tree", "louvain", "betweenness", "bellman-ford"],
)
def test_networkx_computes_with_the_weights(algorithm: Callable, load_text: Callable[..., argmap.Debate]) -> None:
    graph = weighted(load_text)
    result = algorithm(graph)
    assert len(list(result)) > 0
    lengths = nx.single_source_dijkstra_path_length(graph, "m/b")
    assert set(lengths) == set(nx.descendants(graph, "m/b")) | {"m/b"}
    assert lengths["m/p"] == 0.5
