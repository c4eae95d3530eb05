"""Random queries of random graphs, circles among them: the answers are those of the definitions."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.format import DEFAULTS
from argmap.graph import Graph, Step, assemble
from argmap.query import compile_query
from argmap.query.terms import pattern
from argmap.query.vocabulary import COMPARISONS, FLAGS, FUNCTIONS, NUMBERS
from argmap.relations import HIERARCHY, Kind, Relation

from . import naive
from .naive import Term

pytestmark = pytest.mark.long

WORDS = ["air", "tram", "car"]


def attributes(name: str, kind: Kind, text: str, weight: float | None, flags: int) -> tuple[str, dict[str, Any]]:
    return name, {
        "kind": kind,
        "text": text,
        "quotes": (),
        **DEFAULTS,
        "speakers": (),
        "implied": bool(flags & 1),
        "tags": ("x",) if flags & 2 else (),
        "weight": weight,
        "undeveloped": bool(flags & 4),
        "map": "m",
        "derived": False,
    }


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    names = [f"m/n{number}" for number in range(draw(st.integers(1, 7)))]
    weights = st.sampled_from([None, 0.0, 0.5, 1.0, 2.0])
    texts = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)
    nodes = [
        attributes(name, draw(st.sampled_from(Kind)), draw(texts), draw(weights), draw(st.integers(0, 7)))
        for name in names
    ]
    ends = st.sampled_from(names)
    edges = draw(st.lists(st.tuples(ends, ends, st.sampled_from(Relation)), max_size=14))
    joined = [(child, parent, data) for (child, parent, _), data in zip(edges, steps(draw, edges), strict=True)]
    return assemble(nodes, lambda: joined)


def steps(draw: st.DrawFn, edges: list[tuple[str, str, Relation]]) -> list[dict[str, Any]]:
    """What the edges carry: an undercut attacks one of the steps of its node, if that takes any."""
    made = []
    for _, attacked, relation in edges:
        taken = [Step(parent, how) for child, parent, how in edges if child == attacked and how in HIERARCHY]
        step = draw(st.sampled_from(taken)) if relation is Relation.UNDERCUT and taken else None
        made.append({"relation": relation, "step": step})
    return made


def terms() -> st.SearchStrategy[Term]:
    """The terms that hold no other."""
    return st.one_of(
        st.just(Term("*", lambda g, n: True)),
        st.sampled_from(WORDS).map(lambda word: Term(word, lambda g, n: word in g.nodes[n]["text"])),
        st.sampled_from(Kind).map(lambda kind: Term(f"kind:{kind}", lambda g, n: g.nodes[n]["kind"] is kind)),
        st.sampled_from(Relation).map(lambda r: Term(f"relation:{r}", lambda g, n: r in naive.relations(g, n))),
        st.integers(0, 6).map(lambda i: Term(f"id:n{i}", lambda g, n: n == f"m/n{i}")),
        st.sampled_from(sorted(FLAGS)).map(lambda flag: Term(f"is:{flag}", naive.FLAGS[flag])),
        st.sampled_from(sorted(naive.KEYS)).map(lambda key: Term(f"has:{key}", naive.KEYS[key])),
        st.sampled_from(sorted(naive.KEYS)).map(lambda key: Term(f"no:{key}", lambda g, n: not naive.KEYS[key](g, n))),
        st.builds(compared, st.sampled_from(sorted(NUMBERS)), st.sampled_from(sorted(COMPARISONS)), operands()),
        st.builds(ranged, st.sampled_from(sorted(NUMBERS)), st.booleans(), st.integers(0, 2), st.integers(0, 2)),
    )


def operands() -> st.SearchStrategy[str]:
    return st.sampled_from(["0", "1", "2", "0.5", ".5", *sorted(NUMBERS)])


def compared(number: str, sign: str, operand: str) -> Term:
    def holds(graph: Graph, node: str) -> bool:
        one = naive.NUMBERS[number](graph, node)
        other = naive.NUMBERS[operand](graph, node) if operand in NUMBERS else float(operand)
        return one is not None and other is not None and naive.COMPARISONS[sign](one, other)

    return Term(f"{number}{sign}{operand}", holds)


def ranged(number: str, inside: bool, low: int, more: int) -> Term:
    def holds(graph: Graph, node: str) -> bool:
        one = naive.NUMBERS[number](graph, node)
        return one is not None and (low <= one <= low + more) == inside

    return Term(f"{number}{'=' if inside else '!='}{low}..{low + more}", holds)


def both(one: Term, other: Term) -> Term:
    return Term(f"{one.text} {other.text}", lambda g, n: one.holds(g, n) and other.holds(g, n))


def either(one: Term, other: Term) -> Term:
    return Term(f"({one.text} OR {other.text})", lambda g, n: one.holds(g, n) or other.holds(g, n))


def applied(function: str, inner: Term) -> Term:
    return Term(f"{function}({inner.text})", naive.FUNCTIONS[function](inner.holds))


QUERIES = st.recursive(
    terms(),
    lambda inner: st.one_of(
        st.builds(both, inner, inner).map(lambda term: Term(f"({term.text})", term.holds)),
        st.builds(either, inner, inner),
        inner.map(lambda term: Term(f"-{term.text}", lambda g, n: not term.holds(g, n))),
        st.builds(applied, st.sampled_from(sorted(FUNCTIONS)), inner),
    ),
    max_leaves=5,
)


def found(query: str, graph: Graph) -> list[str]:
    debate: Any = SimpleNamespace(graph=graph)
    return compile_query(query).nodes(debate)


@settings(max_examples=50, deadline=None)
@given(graphs(), QUERIES)
def test_the_answers_are_those_of_the_definitions(graph: Graph, query: Term) -> None:
    assert found(query.text, graph) == [node for node in graph if query.holds(graph, node)]


@pytest.mark.parametrize("function", FUNCTIONS)
@settings(max_examples=50, deadline=None)
@given(graph=graphs(), inner=terms())
def test_each_function(function: str, graph: Graph, inner: Term) -> None:
    query = applied(function, inner)
    assert found(query.text, graph) == [node for node in graph if query.holds(graph, node)]


@settings(max_examples=50, deadline=None)
@given(graphs(), terms(), terms(), terms())
def test_terms_side_by_side_bind_tighter_than_or(graph: Graph, a: Term, b: Term, c: Term) -> None:
    query = f"{a.text} {b.text} OR {c.text}"
    expected = either(both(a, b), c).holds
    assert found(query, graph) == [node for node in graph if expected(graph, node)]


@pytest.mark.long
@pytest.mark.parametrize("make", [lambda i: f"n{i}", lambda i: f"n{(i * 7919) % 30_000}"])
def test_a_long_chain_and_a_large_circle(make: Callable[[int], str]) -> None:
    """Nothing recurses over the graph, and nothing takes more than linear time."""
    size = 30_000
    names = [f"m/{make(i)}" for i in range(size)]
    nodes = [attributes(name, Kind.ARGUMENT, "", None, 0) for name in sorted(names)]
    chain = [(child, parent, {"relation": Relation.CON}) for parent, child in pairwise(names)]
    graph = assemble(nodes, lambda: chain)
    assert len(found(f"against(id:{names[0][2:]})", graph)) == size // 2
    assert len(found("below(*)", graph)) == size - 1
    assert len(found("depth>29990", graph)) == 9
    closed = [*chain, (names[0], names[-1], {"relation": Relation.CON})]
    circle = assemble(nodes, lambda: closed)
    assert len(found("is:cyclic below(*) above(*) against(*) -is:root", circle)) == size
    assert found("depth>=0", circle) == []


def test_no_wildcards_take_long() -> None:
    start = time.process_time()
    for wild, value in (("*a" * 100 + "*b", "a" * 100_000), ("*" * 10_000, "a"), ("*ab" * 1_000, "ab" * 999)):
        assert pattern(wild.split("*"), exact=False).matches(value) is (wild[0] == wild[-1])
    assert time.process_time() - start < 1
