"""The rules that look at the graph's shape, against what they mean, written down naively, on all sorts of graphs."""

from __future__ import annotations

from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.context import Context
from argmap.debate import Debate
from argmap.files import FileAccess
from argmap.findings import Finding, Findings
from argmap.format import DEFAULTS
from argmap.graph import Step
from argmap.relations import AGAINST, ARGUING, FOR, Kind, Relation
from argmap.rules import (
    conflict_with_support,
    odd_attack_cycle,
    opposed_rephrase,
    similar_claim,
    unreachable_node,
)
from argmap.text import Text

TEXT = Text("m.yaml", " " * 1000)
QUESTION = "q"
CLAIMS = "abcdefg"
ARGUED = [Relation.PRO, Relation.PREMISE, Relation.CON, Relation.UNDERCUT]
Edges = list[tuple[str, str, Relation]]


def edges_of(relations: list[Relation], names: str = CLAIMS, most: int = 14) -> st.SearchStrategy[Edges]:
    edge = st.tuples(st.sampled_from(names), st.sampled_from(names), st.sampled_from(relations))
    return st.lists(edge.filter(lambda one: one[0] != one[1]), max_size=most)


def found(rule: Any, kinds: dict[str, Kind], edges: Edges) -> list[Finding]:
    """What a rule finds in a graph; the node number N stands at N in the text, the edge number N at 100 + N."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (name, kind) in enumerate(kinds.items()):
        written = SimpleNamespace(head_span=TEXT.span(number, number + 1), span=TEXT.span(number, number + 2))
        graph.add_node(name, kind=kind, written=written, quotes=(), text=name, map="m", **DEFAULTS)
    for number, (child, parent, relation) in enumerate(edges):
        step = attacked(number, edges) if relation is Relation.UNDERCUT else None
        graph.add_edge(child, parent, relation=relation, range=TEXT.span(100 + number, 101 + number), step=step)
    findings = Findings()
    rule.check(Context(Debate(graph, (), {}, (), frozenset(), FileAccess(None)), findings))
    return list(findings.all())


def attacked(number: int, edges: Edges) -> Step | None:
    """The step that an undercut attacks: one of those that its target takes, another for each undercut."""
    taken = [Step(parent, relation) for child, parent, relation in edges if child == edges[number][1]]
    return taken[number % len(taken)] if taken else None


def at_home(edges: Edges) -> tuple[dict[str, Kind], Edges]:
    """Each claim answers a question too: as every node of a map it has a home."""
    kinds = {QUESTION: Kind.QUESTION} | dict.fromkeys(CLAIMS, Kind.ARGUMENT)
    return kinds, [(name, QUESTION, Relation.ANSWERS) for name in CLAIMS] + edges


@given(edges_of([*ARGUED, Relation.CON, Relation.CON]))
@settings(max_examples=50, deadline=None)
def test_an_odd_circle_of_attacks_is_found_once_a_knot_and_is_a_shortest(edges: Edges) -> None:
    attacks: nx.DiGraph[str] = nx.DiGraph()
    attacks.add_edges_from((child, parent) for child, parent, relation in edges if relation in AGAINST)
    shortest: dict[frozenset[str], int] = {}
    for knot in nx.strongly_connected_components(attacks):
        odd = [len(cycle) for cycle in nx.simple_cycles(attacks.subgraph(knot)) if len(cycle) % 2]
        if odd:
            shortest[frozenset(knot)] = min(odd)
    lengths = {}
    for finding in found(odd_attack_cycle, *at_home(edges)):
        cycle = finding.message.rpartition(": ")[2].split(" -> ")
        assert all(attacks.has_edge(*step) for step in pairwise(cycle))
        assert cycle[0] == cycle[-1]
        assert len(set(cycle)) == len(cycle) - 1
        (knot,) = (knot for knot in shortest if cycle[0] in knot)
        assert knot not in lengths
        lengths[knot] = len(cycle) - 1
    assert lengths == shortest


@given(edges_of([*ARGUED, Relation.CONFLICTS, Relation.CONFLICTS]))
@settings(max_examples=50, deadline=None)
def test_a_conflict_with_what_is_supported_is_found(edges: Edges) -> None:
    supports: nx.DiGraph[str] = nx.DiGraph()
    supports.add_nodes_from(CLAIMS)
    supports.add_edges_from((child, parent) for child, parent, relation in edges if relation in FOR)
    joined = {frozenset(edge[:2]) for edge in edges if edge[2] is Relation.CONFLICTS}
    wrong = {pair for pair in joined for a in pair for b in pair - {a} if nx.has_path(supports, a, b)}
    kinds, whole = at_home(edges)
    findings = found(conflict_with_support, kinds, whole)
    assert {frozenset(whole[finding.span.start - 100][:2]) for finding in findings} == wrong


@given(edges_of([*ARGUED, Relation.CON, Relation.UNDERCUT, Relation.REPHRASES, Relation.REPHRASES]))
@settings(max_examples=50, deadline=None)
def test_rephrases_that_bear_in_opposite_ways_are_found(edges: Edges) -> None:
    kinds, whole = at_home(edges)
    steps = [
        (child, parent, relation, attacked(number, whole) if relation is Relation.UNDERCUT else None)
        for number, (child, parent, relation) in enumerate(whole)
        if relation in ARGUING
    ]
    ways = {(one[0], one, one[2] in AGAINST) for one in steps}
    before = 0
    while len(ways) > before:
        before = len(ways)
        ways |= {
            (start, after, against != (after[2] in AGAINST))
            for start, (_, there, _, only), against in ways
            for after in steps
            if after[0] == there and only in (None, after[1:3])
        }
    bears = {(name, name, False) for name in CLAIMS} | {(start, last[1], against) for start, last, against in ways}

    def stance(node: str, claim: str) -> bool | None:
        both = {against for a, b, against in bears if (a, b) == (node, claim)}
        return both.pop() if len(both) == 1 else None

    wrong = {
        number
        for number, (one, two, relation) in enumerate(whole)
        if relation is Relation.REPHRASES
        and any({stance(one, claim), stance(two, claim)} == {True, False} for claim in CLAIMS)
    }
    findings = found(opposed_rephrase, kinds, whole)
    assert {finding.span.start - 100 for finding in findings} == wrong
    assert len(findings) == len(wrong)


@given(
    edges_of([Relation.ANSWERS, Relation.RAISES, Relation.PRO], most=12),
    st.lists(st.sampled_from([Kind.QUESTION, Kind.ARGUMENT]), min_size=len(CLAIMS), max_size=len(CLAIMS)),
)
@settings(max_examples=50, deadline=None)
def test_islands_are_found_once(edges: Edges, kinds: list[Kind]) -> None:
    upward: nx.DiGraph[str] = nx.DiGraph()
    upward.add_nodes_from(CLAIMS)
    upward.add_edges_from(edge[:2] for edge in edges)
    roots = [node for node in upward if not upward[node]]
    lost = upward.subgraph(node for node in upward if not any(nx.has_path(upward, node, root) for root in roots))
    of = dict(zip(CLAIMS, kinds, strict=True))
    expected = []
    for island in nx.strongly_connected_components(lost):
        questions = [node for node in sorted(island) if of[node] is Kind.QUESTION]
        if questions and all(set(lost[node]) <= island for node in island):
            expected.append(CLAIMS.index(questions[0]))
    assert [finding.span.start for finding in found(unreachable_node, of, edges)] == sorted(expected)


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnop"), min_size=5, max_size=12), max_size=12))
@settings(max_examples=50, deadline=None)
def test_similar_texts_are_those_of_all_pairs(texts: list[list[str]]) -> None:
    claims = [
        similar_claim._Claim(str(number), Kind.ARGUMENT, frozenset(words), 0) for number, words in enumerate(texts)
    ]
    pairs = {
        (one, two)
        for one, two in combinations(claims, 2)
        if one.words != two.words and len(one.words & two.words) / len(one.words | two.words) >= 0.8
    }
    found = list(similar_claim._similar(claims))
    assert len(found) == len(pairs)
    assert set(found) == pairs


def test_where_comparing_texts_stops_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar_claim, "_MAX_PAIRS", 1)
    words = frozenset("abcde")
    claims = [similar_claim._Claim(str(number), Kind.ARGUMENT, words, 0) for number in range(3)]
    assert list(similar_claim._similar(claims)) == [(claims[2], None)]


def test_a_knot_is_left_when_the_effort_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large knot an odd circle is reported, although the first walk of odd length passes a node twice."""
    monkeypatch.setattr(odd_attack_cycle, "_MAX_EFFORT", 0)
    edges: Edges = [(a, b, Relation.CON) for a, b in ("ab", "ba", "bc", "cd", "db")]
    (finding,) = found(odd_attack_cycle, *at_home(edges))
    assert finding.message == "these attacks form a cycle of odd length, 3: b -> c -> d -> b"


def test_what_hangs_below_an_island_is_no_island() -> None:
    edges: Edges = [(a, b, Relation.RAISES) for a, b in ("ab", "ba", "cd", "dc", "ca", "ef")]
    findings = found(unreachable_node, dict.fromkeys("abcdef", Kind.QUESTION), edges)
    assert [finding.message.partition(":")[0] for finding in findings] == ["no root leads to a"]
