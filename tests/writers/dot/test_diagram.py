"""The diagram is read back from the SVG that Graphviz makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.graph import Step
from argmap.relations import Kind, Relation
from argmap.style import Cluster, Labels, Style
from argmap.writers.dot import diagram
from argmap.writers.dot.escaping import right_to_left, safe, wrapped
from argmap.writers.picture import renderers

from ..drawings import BARE, HOSTILE, SVG, XLINK, Debate, Map, Quote, drawn, graph_of, graphs, ids, one, svg_of

# Words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_drawn_as_it_is_written(words: str) -> None:
    made = drawn(one(words))
    assert list(made.nodes) == ["m/a"]
    assert made.nodes["m/a"].replace(" ", "") == safe(words).replace(" ", "")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_other_place(words: str) -> None:
    debate = one("Words.", by=("who",), qualifier=words, note=words, quotes=(Quote(words),))
    debate.people = {"who": words}
    debate.maps = [Map("m", words)]
    made = drawn(debate)
    expected = safe(words).replace(" ", "")
    assert made.nodes["m/a"].replace(" ", "") == f"Words.—{expected},“{expected}”"
    said = f"Words. — {safe(words)}, “{safe(words)}”"
    assert made.tips["m/a"] == f"argument m/a\n{said}\n“{safe(words)}”\n{safe(words)}"
    assert made.words.replace(" ", "") == f"{expected}argument"


@given(st.text(st.sampled_from('aé漢😀 "\\&;#:+'), min_size=1, max_size=8), st.integers(16_370, 24_000))
@example("a", 16_384)
@settings(max_examples=4, deadline=None)
def test_words_of_any_length_are_whole_in_every_attribute(piece: str, size: int) -> None:
    """Graphviz 2.43 refuses strings of more than 16,381 bytes between escapes; here each is longer."""
    words = (piece * size)[:size].strip() or "a"
    graph = graph_of((f"m/{words}", "m/b", Relation.PRO), ("m/b", f"m/{words}", Relation.CON))
    attributes = {"text": words, "by": ("who",), "qualifier": words, "note": words, "quotes": (Quote(words),)}
    graph.nodes["m/b"].update(attributes)
    for _, _, data in graph.edges(data=True):
        data["note"] = words
    debate = Debate(graph, [Map("m", words)], {"who": words})
    made = drawn(debate, None, Style(cluster=Cluster.MAP))
    line = safe(words)
    said = f"{line} — {line}, “{line}”"
    assert made.nodes["m/b"].replace(" ", "") == said.replace(" ", "")
    assert made.tips["m/b"] == f"argument m/b\n{said}\n“{line}”\n{line}"
    assert all(made.tips[edge].endswith(f"\n{line}") for edge in made.edges)
    assert made.words.replace(" ", "").startswith(line.replace(" ", ""))


def test_long_names_and_addresses_are_whole(load_text: Callable[..., Any]) -> None:
    debate = load_text("argmap: 1\nquestions: [{id: q, text: Is it?}]\n")
    address = f"https://example.org/{'x' * 20_000}/"
    (anchor,) = (
        each
        for each in ElementTree.fromstring(svg_of(diagram.write(debate, None, Style(link=f"{address}{{id}}"))[0])).iter(
            f"{SVG}a"
        )
        if each.get(f"{XLINK}href")
    )
    assert anchor.get(f"{XLINK}href") == f"{address}q"
    name = f"m/{'n' * 20_000}"
    made = drawn(Debate(graph_of((name, "m/a", Relation.PRO), (name, "m/a", Relation.CON))))
    assert ids(made) == {name, "m/a"}
    assert len(made.edges) == 2


@pytest.mark.parametrize("name", [*HOSTILE, "", "node~1", "~top", "m/b pro m/c", "graph0", "a->b"])
def test_hostile_names(name: str) -> None:
    graph = graph_of(("m/b", "m/a", Relation.PRO), (name, "m/b", Relation.PRO), (name, "m/a", Relation.CON))
    graph.add_edge("m/c", name, "u", relation=Relation.UNDERCUT, step=Step("m/a", Relation.CON), note=None)
    graph.nodes["m/c"].update(BARE, kind=Kind.ARGUMENT, text="Words.")
    made = drawn(Debate(graph))
    assert len(made.nodes) == 4
    assert len(made.edges) == 4
    assert {"m/a", "m/b", "m/c"} < ids(made)
    assert sum(safe(name) in tip for tip in made.tips.values()) >= 3


@pytest.mark.parametrize("name", ["straße/ümlaut-1", "карта/да", "地図/はい", "मानचित्र/हिन्दी"])
def test_a_name_of_any_letters_is_the_id(name: str) -> None:
    assert ids(drawn(Debate(graph_of((name, "m/a", Relation.PRO))))) == {name, "m/a"}


def test_no_markup_is_left_for_a_text_to_use() -> None:
    text, _ = diagram.write(one('"]; evil [label="x'))
    assert len(re.findall(r"^  \S+ \[", text, re.MULTILINE)) == text.count("\n  graph [") + 5
    assert "evil" not in svg_of(text).replace("; evil [label=", "")


@given(st.text(max_size=120), st.integers(2, 40))
@settings(max_examples=50, deadline=None)
def test_wrapping_keeps_all_words_and_no_line_is_too_wide(words: str, width: int) -> None:
    line = safe(words)
    lines = wrapped(line, width)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    if line.isascii():
        assert all(len(each) <= width and each == each.strip() for each in lines)


def test_wide_characters_count_twice_and_accents_not_at_all() -> None:
    assert wrapped("漢字かな交じり文", 8) == ["漢字かな", "交じり文"]
    assert wrapped("e\u0301" * 10, 5) == ["e\u0301" * 5] * 2
    assert wrapped("ab 漢字", 4) == ["ab", "漢字"]
    assert wrapped("👩\u200d👩\u200d👧" * 3, 4) == ["👩\u200d👩\u200d👧" * 2, "👩\u200d👩\u200d👧"]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("possible/activity-increased", 24, ["possible/activity-", "increased"]),
        ("see https://example.org/a?b=c&d=eeeee", 18, ["see", "https://", "example.org/a?b=c&", "d=eeeee"]),
        ("漢字 https://example.org/ab", 18, ["漢字 https://", "example.org/ab"]),
        ("a/" + "b" * 20, 9, ["a/bbbbbbb", "b" * 9, "b" * 4]),  # not where next to nothing would be left on a line
        ("well-known", 10, ["well-known"]),
    ],
)
def test_long_words_are_broken_where_they_have_parts(words: str, width: int, lines: list[str]) -> None:
    assert wrapped(words, width) == lines


def test_ids_are_not_broken() -> None:
    graph = graph_of(("m/an-id-that-is-longer-than-a-line-of-a-box", "m/a", Relation.PRO))
    text, _ = diagram.write(Debate(graph), None, Style(labels=Labels.ID))
    assert r'label="an-id-that-is-longer-than-a-line-of-a-box\l"' in text


def test_words_that_are_read_from_the_right_begin_there() -> None:
    text, _ = diagram.write(one("مرارًا وتكرارًا.", by=("NATO",)))
    assert 'label=<مرارًا وتكرارًا.<BR ALIGN="RIGHT"/><FONT' in text
    assert '— NATO<BR ALIGN="RIGHT"/></FONT>>' in text
    assert not right_to_left("NATO: مرارًا")
    assert not right_to_left("1 – 2")
    assert right_to_left("“1” שלום")


@pytest.mark.parametrize("words", ["##[error]x", "###vso[task.setvariable]x", "::error::x"])
def test_what_steers_the_log_of_a_ci_is_drawn_and_not_written(words: str) -> None:
    debate = one(words, note=words, by=(words,))
    debate.maps = [Map("m", f"{words}!")]
    text, _ = diagram.write(debate)
    assert not re.search(r"##|^\s*::", text, re.MULTILINE)
    made = drawn(debate)
    assert made.nodes["m/a"] == f"{words} — {words}"
    assert made.words.startswith(words)
    assert made.tips["m/a"] == f"argument m/a\n{words} — {words}\n{words}"


def test_many_accents_on_one_letter_take_no_time() -> None:
    assert len(wrapped("x" + "\u0301" * 300_000, 20)) == 1


def test_who_says_it_and_with_what_hedge_and_what_it_is() -> None:
    debate = one(by=("lopez", "some critics"), qualifier="may", implied=True, undeveloped=True)
    debate.people = {"lopez": "Ana Lopez"}
    text, _ = diagram.write(debate)
    below = re.findall(r'label=<Words\.<BR ALIGN="LEFT"/><FONT [^>]*POINT-SIZE="10"[^>]*>(.*)</FONT>>', text)
    assert below == [
        '— Ana Lopez, some critics,<BR ALIGN="LEFT"/>“may” (implied, undeveloped)<BR ALIGN="LEFT"/>',
    ]
    assert 'style="rounded,filled,dashed"' in text
    assert "implied" in drawn(debate).words


def test_an_empty_text_shows_the_name() -> None:
    assert drawn(one("")).nodes["m/a"] == "m/a"


def test_titles_of_the_maps_that_are_drawn() -> None:
    debate = one()
    debate.maps = [Map("m", "One title"), Map("other", "Not here")]
    assert drawn(debate).words.startswith("One title")
    debate.graph.add_node("other/b", **BARE | {"kind": Kind.CONTEXT, "text": "Words.", "map": "other"})
    assert drawn(debate).words.startswith("One title argument context")
    assert drawn(debate, ["other/b"]).words.startswith("Not here context")
    debate.requested = frozenset({"m", "other"})
    assert drawn(debate).words.startswith("One title")
    assert drawn(debate, ["m/a"]).words.startswith("One title argument")
    assert drawn(debate, []).words == "One title"
    debate.graph.add_edge("m/a", "other/b", relation=Relation.CONTEXT, step=None, note=None, weight=None)
    assert drawn(debate).words.startswith("Not here")


@pytest.mark.parametrize("title", ["%3 of all", "100 %", "%", "", '%"};'])
def test_any_title_is_that_of_the_picture(title: str) -> None:
    svg = renderers.render(diagram.write(one(), None, Style(title=title))[0], "svg")
    assert (ElementTree.fromstring(svg).findtext(f"{SVG}title") or "").strip() == title


def test_the_legend_shows_what_occurs_and_nothing_else(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Is it?
          positions:
          - {id: p, text: It is., con: {id: c, text: No.}}
    """)
    words = drawn(debate).words
    assert words == "m question position against −"


# Edges


def test_each_node_and_each_edge_is_drawn_once(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Is it?
          positions:
          - id: yes
            text: Yes.
            conflicts: nay
            pro:
            - id: a
              text: A.
              undercut:
              - id: u
                text: U.
                undercut: {id: v, text: V., rephrases: a}
            - id: b
              text: B.
              premises: [{id: x, text: X., undercut: {id: w, text: W.}}, {id: y, text: Y.}]
          - {id: nay, text: No., con: {ref: a, undercut: {id: z, text: Z.}}}
          context: {id: c, text: C.}
          questions: {id: r, text: R?}
    """)
    assert not debate.findings
    made = drawn(debate)
    assert ids(made) == set(debate.graph)
    assert made.edges == {
        "m/yes:answers:m/q": ("m/yes", "m/q"),
        "m/nay:answers:m/q": ("m/nay", "m/q"),
        "m/yes:conflicts:m/nay": ("m/yes", "m/nay"),
        "m/a:pro:m/yes": ("m/a", "m/a pro m/yes"),
        "m/u:undercut:m/a": ("m/u", "m/u undercut m/a"),
        "m/v:undercut:m/u": ("m/v", "m/v undercut m/u"),
        "m/v:rephrases:m/a": ("m/v", "m/a"),
        "m/b:pro:m/yes": ("m/b", "m/b pro m/yes"),
        "m/x:premise:m/b": ("m/x", "premises of m/b"),
        "m/y:premise:m/b": ("m/y", "premises of m/b"),
        "m/w:undercut:m/x": ("m/w", "m/w undercut m/x"),
        "m/a:con:m/nay": ("m/a", "m/a con m/nay"),
        "m/z:undercut:m/a": ("m/z", "m/z undercut m/a"),
        "m/c:context:m/q": ("m/c", "m/q"),
        "m/r:raises:m/q": ("m/r", "m/r raises m/q"),
    }
    assert made.helpers == {"node": 9, "edge": 9}
    assert made.tips["m/yes:conflicts:m/nay"] == "conflicts: between m/yes and m/nay"
    assert made.tips["m/v:undercut:m/u"] == "undercut: m/v → m/u, against its step undercut: → m/a"


def test_an_undercut_of_a_step_that_is_not_drawn_hits_a_stub_of_it() -> None:
    graph = graph_of(("m/x", "m/t", Relation.PRO), ("m/u", "m/x", Relation.UNDERCUT, Step("m/t", Relation.PRO)))
    text, _ = diagram.write(Debate(graph), ["m/x", "m/u"])
    assert drawn(Debate(graph), ["m/x", "m/u"]).edges == {"m/u:undercut:m/x": ("m/u", "m/u undercut m/x")}
    assert re.search(r'"m/u undercut m/x" -> "m/x step 1" \[.*arrowhead=normal', text)
    assert re.search(r'"m/x" -> "m/x step 1" \[.*arrowhead=none', text)
    assert '"m/x step 1" [class="aux joint-pro"' in text


def test_parallel_edges_keep_their_own_ids() -> None:
    made = drawn(Debate(graph_of(*[("m/a", "m/b", Relation.PRO)] * 3, ("m/a", "m/b", Relation.CON))))
    assert list(made.edges) == ["m/a:pro:m/b", "m/a:pro:m/b:2", "m/a:pro:m/b:3", "m/a:con:m/b"]


def test_one_undercut_of_two_steps_is_undercut_in_both() -> None:
    graph = graph_of(
        ("m/x", "m/s", Relation.PRO),
        ("m/x", "m/t", Relation.CON),
        ("m/u", "m/x", Relation.UNDERCUT, Step("m/s", Relation.PRO)),
        ("m/u", "m/x", Relation.UNDERCUT, Step("m/t", Relation.CON)),
        ("m/v", "m/u", Relation.UNDERCUT, Step("m/x", Relation.UNDERCUT)),
    )
    made = drawn(Debate(graph))
    assert len(made.edges) == 5
    assert made.helpers == {"node": 4, "edge": 5}


@pytest.mark.parametrize("relation", Relation)
def test_loops_and_cycles(relation: Relation) -> None:
    steps = [Step("m/a", relation)] if relation is Relation.UNDERCUT else []
    graph = graph_of(
        ("m/a", "m/a", relation, *steps),
        ("m/a", "m/b", relation, *steps),
        ("m/b", "m/c", relation, *steps),
        ("m/c", "m/a", relation, *steps),
        ("m/a", "m/c", Relation.CONFLICTS),
    )
    made = drawn(Debate(graph))
    assert len(made.nodes) == 3
    assert len(made.edges) == 5


def test_undercuts_that_undercut_each_other() -> None:
    graph = graph_of(
        ("m/a", "m/b", Relation.UNDERCUT, Step("m/a", Relation.UNDERCUT)),
        ("m/b", "m/a", Relation.UNDERCUT, Step("m/b", Relation.UNDERCUT)),
        ("m/c", "m/c", Relation.UNDERCUT, Step("m/c", Relation.UNDERCUT)),
    )
    assert len(drawn(Debate(graph)).edges) == 3


def test_nothing_at_all() -> None:
    assert drawn(one(), []).nodes == {}


# The whole


def test_many_leaves_are_put_in_rows_and_debates_apart_on_stairs() -> None:
    leaves = graph_of(*[(f"m/{n}", "m/top", Relation.PRO) for n in range(60)])
    stairs = graph_of(*[(f"m/{q}-{n}", f"m/{q}", Relation.PRO) for q in range(6) for n in range(10)])
    for graph in (leaves, stairs):
        for _, data in graph.nodes(data=True):
            data["text"] = "Words that fill a box as those of an argument do."
        svg = svg_of(diagram.write(Debate(graph))[0])
        width, height = map(float, re.findall(r'<svg width="([0-9]+)pt" height="([0-9]+)pt"', svg)[0])
        assert width < 5.5 * height


def test_the_text_is_the_same_each_time_and_begins_at_the_top(load_text: Callable[..., Any]) -> None:
    graph = graph_of(("m/b", "m/a", Relation.PRO), ("m/c", "m/a", Relation.CON))
    first, _ = diagram.write(Debate(graph))
    assert first == diagram.write(Debate(graph))[0]
    assert re.findall(r'^  "(m/.)" \[', first, re.MULTILINE) == ["m/a", "m/b", "m/c"]


def test_a_vast_debate_is_written_in_linear_time_and_without_recursion() -> None:
    edges = [(f"m/{n}", f"m/{n - 1}", Relation.PRO) for n in range(1, 20_000)]
    text, _ = diagram.write(Debate(graph_of(*edges)))
    assert len(re.findall(r'^  "m/\d+" \[label=', text, re.MULTILINE)) == 20_000
    assert len(re.findall(r'^  "m/\d+" -> "m/\d+" \[class=pro, ', text, re.MULTILINE)) == 20_000 - 1
    assert "nslimit" in text
    assert ', label=" + "' not in text  # Graphviz takes minutes to find room for thousands of these


@pytest.mark.long
@given(graphs(), st.data())
@settings(max_examples=30, deadline=None)
def test_any_graph_is_drawn_whole(graph: nx.MultiDiGraph, data: st.DataObject) -> None:
    made = drawn(Debate(graph))
    assert len(made.nodes) == len(graph)
    assert len(made.edges) == graph.number_of_edges()
    texts = {safe(attributes["text"]) or safe(name) for name, attributes in graph.nodes(data=True)}
    for words in made.nodes.values():
        assert words.replace(" ", "").startswith(tuple(text.replace(" ", "") for text in texts))
    chosen = data.draw(st.sets(st.sampled_from(list(graph))))
    part = drawn(Debate(graph), chosen)
    assert len(part.nodes) == len(chosen)
    assert len(part.edges) == graph.subgraph(chosen).number_of_edges()
