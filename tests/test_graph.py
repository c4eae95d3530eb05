"""The graph of a debate, as the design has it: names, attributes, edges, ranges."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import networkx as nx
import pytest

import argmap
from argmap.graph import assemble, children, links, parents, roots
from argmap.relations import Kind, Relation

EXAMPLE = Path(__file__).with_name("example.yaml")


@pytest.fixture(scope="module")
def debate() -> argmap.Debate:
    return argmap.load(EXAMPLE)


def test_it_is_a_multidigraph_with_full_names_in_the_order_of_the_file(debate: argmap.Debate) -> None:
    assert type(debate.graph) is nx.MultiDiGraph
    assert debate.findings == ()
    assert list(debate.graph) == [
        "example/close",
        "example/close-it",
        "example/air",
        "example/air.con.1",
        "example/air.undercut.1",
        "example/close-it.pro.2",
        "example/close-it.pro.2.premises.1",
        "example/close-it.pro.2.premises.2",
        "example/shops",
        "example/wait",
        "example/wait.context.1",
        "example/close.questions.1",
        "example/air.undercut.2",
    ]


def test_attributes_are_as_in_the_file(debate: argmap.Debate) -> None:
    data = dict(debate.graph.nodes["example/close-it"])
    data.pop("written")
    span = data.pop("range")
    assert data == {
        "kind": Kind.POSITION,
        "text": "Close it.",
        "quotes": (),
        "by": ("the mayor",),
        "speakers": ("the mayor",),
        "when": None,
        "draft": False,
        "qualifier": None,
        "implied": False,
        "tags": (),
        "note": None,
        "weight": 0.5,
        "undeveloped": False,
        "map": "example",
        "derived": False,
    }
    assert (span.line, span.column) == (10, 5)
    assert span.words.startswith("id: close-it")
    assert span.words.endswith("by: [lopez, some critics]")
    assert debate.graph.nodes["example/close"]["tags"] == ("traffic", "centre")
    assert debate.graph.nodes["example/air.undercut.1"]["implied"] is True
    assert debate.speakers("example/shops") == ("Ana Lopez", "some critics")


@pytest.mark.parametrize(
    ("child", "parent", "relation", "step"),
    [
        ("close-it", "close", Relation.ANSWERS, None),
        ("air", "close-it", Relation.PRO, None),
        ("air", "wait", Relation.CON, None),
        ("air.con.1", "air", Relation.CON, None),
        ("air.undercut.1", "air", Relation.UNDERCUT, ("example/close-it", Relation.PRO)),
        ("air.undercut.2", "air", Relation.UNDERCUT, ("example/wait", Relation.CON)),
        ("close-it.pro.2.premises.2", "close-it.pro.2", Relation.PREMISE, None),
        ("wait.context.1", "wait", Relation.CONTEXT, None),
        ("close.questions.1", "close", Relation.RAISES, None),
        ("wait", "close-it", Relation.CONFLICTS, None),
    ],
)
def test_edges_go_from_a_node_to_what_it_bears_on(
    debate: argmap.Debate, child: str, parent: str, relation: Relation, step: tuple[str, Relation] | None
) -> None:
    (data,) = debate.graph[f"example/{child}"][f"example/{parent}"].values()
    assert data["relation"] is relation
    assert data["step"] == step


def test_there_are_no_other_edges_and_their_keys_are_unique(debate: argmap.Debate) -> None:
    assert debate.graph.number_of_edges() == 14
    keys = [key for _, _, key in debate.graph.edges(keys=True)]
    assert len(set(keys)) == len(keys)


def test_a_reference_has_its_own_note_weight_and_range(debate: argmap.Debate) -> None:
    (data,) = debate.graph["example/air"]["example/wait"].values()
    assert (data["note"], data["weight"]) == ("it would only be cleaner later", 0.25)
    assert (data["range"].line, data["range"].column) == (32, 7)


def test_parents_and_children_are_never_those_of_conflicts(debate: argmap.Debate) -> None:
    graph = debate.graph
    assert [edge.parent for edge in parents(graph, "example/wait")] == ["example/close"]
    assert "example/wait" not in [edge.child for edge in children(graph, "example/close-it")]
    assert [link.other for link in links(graph, "example/wait")] == ["example/close-it"]
    assert [link.other for link in links(graph, "example/close-it")] == ["example/wait"]
    assert list(roots(graph)) == ["example/close"]


def test_the_text_of_linked_premises_is_joined(debate: argmap.Debate) -> None:
    text = debate.graph.nodes["example/close-it.pro.2"]["text"]
    assert text == "People stay where there is room and People stay where it is quiet."


def test_every_key_value_and_reference_has_its_range(debate: argmap.Debate) -> None:
    node = debate.graph.nodes["example/shops"]["written"]
    assert node.value_span("text").words == "Shops lose customers."
    assert node.key_span("by").words == "by"
    assert [name.span.words for name in node.by] == ["lopez", "some critics"]
    waiting = debate.graph.nodes["example/wait"]["written"]
    ((key, name),) = waiting.links
    assert (key, name.span.words) == ("conflicts", "close-it")


def test_the_graph_is_what_networkx_itself_would_build(debate: argmap.Debate) -> None:
    graph = debate.graph
    public: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    public.add_nodes_from(graph.nodes(data=True))
    public.add_edges_from(graph.edges(keys=True, data=True))
    assert nx.utils.graphs_equal(graph, public)
    assert all(set(graph.pred[node]) == set(public.pred[node]) for node in graph)
    copied = graph.copy()
    copied.remove_node("example/air")
    assert "example/air" not in copied.succ["example/wait"]
    assert graph.subgraph(["example/air", "example/wait"]).number_of_edges() == 1


def test_assembling_joins_parallel_edges() -> None:
    graph = assemble([("a", {}), ("b", {})], lambda: [("a", "b", {"n": 1}), ("a", "b", {"n": 2}), ("a", "a", {"n": 3})])
    public: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    public.add_edge("a", "b", 0, n=1)
    public.add_edge("a", "b", 1, n=2)
    public.add_edge("a", "a", 2, n=3)
    assert nx.utils.graphs_equal(graph, public)
    assert graph.degree("a") == public.degree("a") == 4


def test_the_public_names_are_there(debate: argmap.Debate) -> None:
    assert set(argmap.__all__) <= set(dir(argmap))
    assert all(hasattr(argmap, name) for name in argmap.__all__)
    assert not hasattr(argmap, "nothing")
    assert repr(debate) == "<Debate of example: 13 nodes, 14 edges, 0 findings>"
    assert len(repr(debate.graph.nodes["example/air"])) < 1_000, "no map is printed whole"


def test_rules_are_named_by_code_or_name(debate: argmap.Debate) -> None:
    assert argmap.check(debate, ["unknown-key", "S202"]) == ()
    with pytest.raises(argmap.ArgmapError, match="did you mean unknown-key"):
        argmap.check(debate, ["unknown-kye"])


def test_an_assembled_graph_is_a_plain_one() -> None:
    graph = assemble([("a", {"n": 1}), ("b", {})], lambda: [("a", "b", {})])
    assert type(graph) is nx.MultiDiGraph
    assert (dict(graph.succ), dict(graph.pred)) == ({"a": {"b": {0: {}}}, "b": {}}, {"a": {}, "b": {"a": {0: {}}}})
    for copied in (pickle.loads(pickle.dumps(graph)), graph.copy(), copy.deepcopy(graph), graph.reverse().reverse()):
        assert type(copied) is nx.MultiDiGraph
        assert nx.utils.graphs_equal(graph, copied)
    graph.clear()
    assert len(graph) == 0
