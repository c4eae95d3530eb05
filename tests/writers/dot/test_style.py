"""Each option of a diagram does what it says, read back from what Graphviz draws."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.overview import fold, folded, uppermost
from argmap.relations import Kind, Relation
from argmap.style import SHAPES, Cluster, Direction, Labels, Palette, Rule, Style
from argmap.writers.dot import diagram
from argmap.writers.dot.colours import contrast, legible
from argmap.writers.dot.rules import own_styles
from argmap.writers.links import Links
from argmap.writers.picture import renderers

from ..drawings import HOSTILE, SVG, Debate, Map, drawn, graph_of, graphs, graphviz, one, svg_of

EXAMPLE = Path(__file__).parents[2] / "example.yaml"
DEBATE = """
    argmap: 1
    title: About trams
    questions:
    - id: q
      text: Should the tram be built?
      positions:
      - id: yes
        text: Yes, and soon.
        tags: [traffic]
        pro: [{id: a, text: It is quiet.}, {id: b, text: It is clean., pro: {id: c, text: It needs no fuel.}}]
        con: {id: d, text: It is dear., implied: true}
      - {id: nay, text: No., conflicts: yes}
      questions: {id: r, text: Who pays?, positions: {id: we, text: We do.}}
"""


@pytest.fixture
def debate(load_text: Callable[..., Any]) -> Any:
    loaded = load_text(DEBATE)
    assert not loaded.findings
    return loaded


def places(debate: Any, style: Style) -> dict[str, tuple[float, float]]:
    """Where the middle of each node is, the lower left corner being (0, 0)."""
    text, _ = diagram.write(debate, None, style)
    done = graphviz(text, "plain")
    found = re.findall(r'^node "(m/[^" ]+)" (\S+) (\S+)', done.stdout.decode(), re.MULTILINE)
    return {name: (float(x), float(y)) for name, x, y in found}


@pytest.mark.parametrize(
    ("direction", "axis", "sign"),
    [(Direction.UP, 1, 1), (Direction.DOWN, 1, -1), (Direction.LEFT, 0, -1), (Direction.RIGHT, 0, 1)],
)
def test_the_arrows_point_where_the_direction_says(debate: Any, direction: Direction, axis: int, sign: int) -> None:
    at = places(debate, Style(direction=direction))
    for child, parent in (("m/yes", "m/q"), ("m/a", "m/yes"), ("m/c", "m/b"), ("m/r", "m/q")):
        assert sign * (at[parent][axis] - at[child][axis]) > 0, (child, parent)


def test_cut_labels_say_so_and_keep_who_speaks(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: long
          text: Words and words and words and words and words and words and words and words and words?
          by: the mayor
          undeveloped: true
        - {id: short, text: Why?, undeveloped: true}
    """)
    made = drawn(debate, style=Style(labels=Labels.SHORT))
    assert made.nodes["m/long"].endswith("words … — the mayor (undeveloped)")
    assert len(made.nodes["m/long"]) < 100
    assert made.tips["m/long"].count("words") == 8
    assert made.nodes["m/short"] == "Why? (undeveloped)"


def test_ids_as_labels_are_full_where_there_are_several_maps(debate: Any) -> None:
    made = drawn(debate, style=Style(labels=Labels.ID))
    assert made.nodes["m/yes"] == "yes"
    assert made.tips["m/yes"] == "position m/yes\nYes, and soon.\ntags: traffic"
    graph = graph_of(("m/a", "o/b", Relation.PRO))
    graph.nodes["o/b"]["map"] = "o"
    assert drawn(Debate(graph), style=Style(labels=Labels.ID)).nodes == {"m/a": "m/a", "o/b": "o/b"}


def test_clusters_frame_maps_or_questions(debate: Any) -> None:
    def frames(style: Style) -> dict[str, set[str]]:
        text, _ = diagram.write(debate, None, style)
        found = re.findall(r'subgraph "cluster ([^"]+)" \{\n(.*?)^  \}', text, re.MULTILINE | re.DOTALL)
        return {name: set(re.findall(r'^  "([^" ]+)" \[', body, re.MULTILINE)) for name, body in found}

    assert frames(Style()) == {}
    assert frames(Style(cluster=Cluster.MAP)) == {"m": set(debate.graph)}
    by_question = frames(Style(cluster=Cluster.QUESTION))
    assert by_question == {"m/q": set(debate.graph) - {"m/r", "m/we"}, "m/r": {"m/r", "m/we"}}
    svg = svg_of(diagram.write(debate, None, Style(cluster=Cluster.MAP))[0])
    assert 'id="cluster:m" class="cluster map"' in svg
    assert svg.count(">About trams</text>") == 2


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_of_clusters(title: str) -> None:
    debate = one()
    debate.maps = [Map("m", title)]
    for name in ("m", title):
        debate.graph.nodes["m/a"]["map"] = name
        assert list(drawn(debate, style=Style(cluster=Cluster.MAP)).nodes) == ["m/a"]


def test_without_a_legend(debate: Any) -> None:
    assert drawn(debate, style=Style(legend=False)).words == "About trams"
    assert drawn(debate).words != "About trams"


@pytest.mark.parametrize("palette", Palette)
def test_palettes_and_dark_change_the_colours(debate: Any, palette: Palette) -> None:
    light, dark = (svg_of(diagram.write(debate, None, Style(palette=palette, dark=dark))[0]) for dark in (False, True))
    fills = [re.findall(r'<polygon fill="(#......)"', svg)[0] for svg in (light, dark)]
    assert contrast(*fills) > 10
    coloured = re.compile(r'="#(?!(..)\1\1")[0-9a-f]{6}"')
    for svg in (light, dark):
        assert bool(coloured.search(svg)) is (palette is not Palette.GREY)
    assert f'class="graph light {palette}"' in light
    assert f'class="graph dark {palette}"' in dark


# Folding


def test_folded_branches_are_counted_on_the_node(debate: Any) -> None:
    chosen = {"m/q", "m/yes", "m/nay", "m/r"}
    made = drawn(debate, chosen)
    assert made.nodes["m/yes"].endswith("[2+ 1− folded]")
    assert made.nodes["m/r"].endswith("[1 position folded]")
    assert "folded" not in made.nodes["m/q"] + made.nodes["m/nay"]
    made = drawn(debate, {"m/q"})
    assert made.nodes["m/q"].endswith("[2 positions, 1 question folded]")
    assert made.tips["m/q"].startswith("question m/q, 2 positions, 1 question folded\n")
    text, _ = diagram.write(debate, {"m/q"})
    assert '[2 positions, 1 question<BR ALIGN="LEFT"/>folded]<BR' in text  # as wide as the box at most


def test_what_is_shared_or_linked_is_counted_once_and_as_what_it_is() -> None:
    graph = graph_of(
        ("m/p", "m/a", Relation.PREMISE),
        ("m/o", "m/a", Relation.PREMISE),
        ("m/u", "m/a", Relation.UNDERCUT),
        ("m/i", "m/a", Relation.CONTEXT),
        ("m/x", "m/a", Relation.CONFLICTS),
    )
    assert folded(graph, "m/a", {"m/a"}) == "1 context, 2& 1× folded"
    assert folded(graph, "m/a", set(graph)) == ""


def test_an_overview_is_as_large_as_asked_for_and_hangs_together() -> None:
    edges = [(f"m/{n}", f"m/{(n - 1) // 3}", Relation.PRO) for n in range(1, 40)]
    graph = graph_of(*edges)
    for most in range(1, 45):
        kept = fold(graph, ["m/0"], most)
        assert len(kept) == min(most, 40)
        assert all(node == "m/0" or kept & set(graph.succ[node]) for node in kept)
    assert fold(graph, ["m/0"], 40) == set(graph)
    assert fold(graph, ["m/0"], 40, {"m/0", "m/1", "m/4", "m/30"}) == {"m/0", "m/1", "m/4"}
    assert uppermost(graph, {"m/4", "m/1", "m/39"}) == ["m/1", "m/39"]


def test_an_overview_begins_with_the_answers_and_takes_no_side() -> None:
    graph = graph_of(
        ("m/context", "m/q", Relation.CONTEXT),
        ("m/raised", "m/q", Relation.RAISES),
        ("m/yes", "m/q", Relation.ANSWERS),
        ("m/no", "m/q", Relation.ANSWERS),
        *((f"m/pro{n}", "m/yes", Relation.PRO) for n in range(3)),
        ("m/con", "m/yes", Relation.CON),
        ("m/doubt", "m/no", Relation.CON),
        ("m/answer", "m/raised", Relation.ANSWERS),
    )
    order: list[str] = []
    for most in range(6, len(graph) + 1):
        order += sorted(fold(graph, ["m/q"], most) - set(order))
    assert order == [
        *("m/answer", "m/no", "m/pro0", "m/q", "m/raised", "m/yes"),
        *("m/con", "m/doubt", "m/pro1", "m/pro2", "m/context"),
    ]


def test_the_positions_of_a_question_come_together_but_where_there_are_very_many() -> None:
    graph = graph_of(
        ("m/a", "m/q", Relation.ANSWERS),
        ("m/r", "m/q", Relation.RAISES),
        *((f"m/{name}", "m/r", Relation.ANSWERS) for name in "xyz"),
    )
    assert fold(graph, ["m/q"], 5) == {"m/q", "m/a", "m/r", "m/x", "m/y"}  # three would be more than half of it
    assert [len(fold(graph, ["m/q"], most)) for most in (6, 7)] == [6, 6]


def test_linked_premises_come_together() -> None:
    graph = graph_of(*((f"m/{name}", "m/a", Relation.PREMISE) for name in "xyz"), ("m/q", "m/a", Relation.RAISES))
    assert [fold(graph, ["m/a"], most) for most in (1, 2, 3)] == [{"m/a"}, {"m/a", "m/q"}, {"m/a", "m/q"}]
    assert fold(graph, ["m/a"], 4) == {"m/a", "m/x", "m/y", "m/z"}


def test_more_starts_than_an_overview_has_nodes() -> None:
    graph = graph_of(*((f"m/{n}", f"m/{n}x", Relation.PRO) for n in range(9)))
    assert fold(graph, [f"m/{n}x" for n in range(9)], 3) == {"m/0x", "m/1x", "m/2x"}


def test_folding_a_circle_ends() -> None:
    graph = graph_of(("m/a", "m/b", Relation.PRO), ("m/b", "m/a", Relation.PRO))
    assert fold(graph, ["m/a"], 9) == {"m/a", "m/b"}


# Links


@pytest.mark.parametrize(
    "template",
    ["javascript:alert(1)", "JavaScript:{id}", "data:text/html,x", "{id}:x", "//example.org/{file}", "file:///{file}",
     "https:{file}", "https://{id}/x", "vbscript:{id}", " javascript:x", "a b", "https://x/\u202e", 'x"y', "x\\y",
     "a{b", "{", "https://x/{}", "https://x/{name}", "https://x/{line!r}", ""],
)  # fmt: skip
def test_no_other_links_than_to_the_web_or_relative_ones(template: str) -> None:
    with pytest.raises(ArgmapError, match="--link"):
        Links(template)


def test_a_wrong_field_gets_the_near_one() -> None:
    with pytest.raises(ArgmapError, match=r"did you mean line\?"):
        Links("{file}#L{lin}")


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://example.org/blob/main/{file}#L{line}", "https://example.org/blob/main/m.yaml#L8"),
        ("{file}", "m.yaml"),
        ("../{map}/{id}.html?a=1&b=2", "../m/yes.html?a=1&b=2"),
        ("?n={id}&amp;x&copy=1&#65;", "?n=yes&amp;x&copy=1&#65;"),
        ("HTTP://x.org/100%25{id}", "HTTP://x.org/100%25yes"),
    ],
)
def test_links_lead_from_the_nodes(debate: Any, template: str, address: str) -> None:
    svg = renderers.render(diagram.write(debate, None, Style(link=template))[0], "svg").decode()
    assert f'href="{address.replace("&", "&amp;")}"' in svg
    assert svg.count("href=") == len(debate.graph)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_put_into_a_link_stays_in_its_place(name: str, debate: Any) -> None:
    data = dict(debate.graph.nodes["m/yes"], map=name)
    address = Links("https://x.org/{map}/{id}#{line}").of(f"m/{name}", data)
    assert re.fullmatch(r"https://x\.org/[\w.~%/-]*#\d+", address, re.ASCII)


# Rules


def styled(debate: Any, *rules: Rule) -> dict[str, str]:
    """The class and the first shape of each node."""
    svg = unescape(svg_of(diagram.write(debate, None, Style(rules=rules, legend=False))[0]))
    found = re.findall(r'<g id="(m/[^":]+)" class="node ([^"]*)">.*?<((?:path|polygon|ellipse) [^>]*)', svg, re.DOTALL)
    return {name: f"{classes} | {shape}" for name, classes, shape in found}


def test_rules_by_kind_tag_and_query(debate: Any) -> None:
    found = styled(
        debate,
        Rule("", kind=Kind.POSITION, fill="#ffeecc"),
        Rule("", tag="traffic", border="#ff0000", shape="hexagon"),
        Rule("", query="is:leaf text:quiet", fill="#000", ink="#ffffff"),
        Rule("", kind=Kind.ARGUMENT, tag="traffic", fill="#123456"),
    )
    assert '"#ffeecc"' in found["m/nay"]
    assert "position own-fill own-ink own-border | polygon" in found["m/yes"]
    assert 'fill="#ffeecc" stroke="#ff0000"' in found["m/yes"]
    assert 'fill="#000000"' in found["m/a"] or 'fill="black"' in found["m/a"]
    assert "argument for |" in found["m/b"]
    assert "argument implied against |" in found["m/d"]
    assert not any("#123456" in look for look in found.values())


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_drawn_also_implied(shape: str) -> None:
    debate = one("Words and more of them.", implied=True)
    made = svg_of(diagram.write(debate, None, Style(rules=(Rule("", kind=Kind.ARGUMENT, shape=shape),)))[0])
    assert "stroke-dasharray" in made
    assert 'class="node argument implied"' in made


@pytest.mark.parametrize("shape", SHAPES)
def test_words_stay_in_their_shape(shape: str) -> None:
    """Each line of a label begins within the outline, as far as it is drawn with straight lines."""
    words = "This text has several lines in the middle of a shape that may have little room at its sides."
    rules = (Rule("", kind=Kind.ARGUMENT, shape=shape),)
    root = ElementTree.fromstring(svg_of(diagram.write(one(words), None, Style(rules=rules, legend=False))[0]))
    (node,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == "m/a")
    lines = [(float(line.get("x", "")), float(line.get("y", ""))) for line in node.iter(f"{SVG}text")]
    assert len(lines) == 4
    ellipse, polygon = node.find(f".//{SVG}ellipse"), node.find(f".//{SVG}polygon")
    for x, y in lines:
        if ellipse is not None:
            cx, cy, rx, ry = (float(ellipse.get(name, "")) for name in ("cx", "cy", "rx", "ry"))
            assert ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
        elif polygon is not None:
            corners = [tuple(map(float, pair.split(","))) for pair in polygon.get("points", "").split()]
            crossed = [
                x1 + (y - y1) * (x2 - x1) / (y2 - y1)
                for (x1, y1), (x2, y2) in pairwise(corners)
                if min(y1, y2) <= y < max(y1, y2)
            ]
            assert sum(at < x for at in crossed) % 2 == 1


@pytest.mark.parametrize("implied", [False, True])
def test_no_attribute_is_given_twice(implied: bool) -> None:
    rule = Rule("", kind=Kind.POSITION, fill="#fff3c4", border="#d4351c", shape="hexagon")
    text, _ = diagram.write(one(kind=Kind.POSITION, implied=implied), None, Style(rules=(rule,)))
    nodes = re.findall(r'^ +"[^"]+" \[(.*)\];$', re.sub(r"label=<.*>>", "label=0", text), re.MULTILINE)
    assert nodes
    for node in nodes:
        names = re.findall(r"(\w+)=", re.sub(r'"[^"]*"', "", node))
        assert len(names) == len(set(names)), node


def test_the_dark_keeps_what_a_rule_sets_and_can_be_seen_there() -> None:
    def classes(kind: Kind = Kind.ARGUMENT, **look: str) -> str:
        debate = one(kind=kind)
        return own_styles(debate, debate.graph.nodes, Style(rules=(Rule("", kind=kind, **look),))).own["m/a"].classes

    assert classes(shape="hexagon") == ""
    assert classes(border="#d4351c") == " own-border"
    assert classes(border="#111") == ""
    assert classes(ink="#ffe") == " own-ink"
    assert classes(ink="#000080") == ""
    assert classes(Kind.QUESTION, ink="#000080") == " own-ink"  # questions are light there
    assert classes(fill="#fff3c4") == " own-fill own-ink"
    assert classes(fill="#000", border="#111") == " own-fill own-ink own-border"


def test_a_query_that_means_nothing_names_its_rule(debate: Any) -> None:
    with pytest.raises(ArgmapError, match=r"^x.toml: rule 3: .*column 4"):
        diagram.write(debate, None, Style(rules=(Rule("x.toml: rule 3", query="is:nonsense", fill="#fff"),)))


@pytest.mark.parametrize("fill", ["#000", "#fff", "#0072b2", "#777777", "#ffe", "#b14a00", "#808080"])
def test_ink_is_legible_on_any_fill(fill: str) -> None:
    assert contrast(fill, legible(fill)) >= 4.5


# All together

styles = st.builds(
    Style,
    palette=st.sampled_from(Palette),
    direction=st.sampled_from(Direction),
    labels=st.sampled_from(Labels),
    cluster=st.sampled_from(Cluster),
    dark=st.booleans(),
    legend=st.booleans(),
    rules=st.lists(
        st.builds(
            Rule,
            where=st.just("a rule"),
            tag=st.none(),
            query=st.none(),
            ink=st.none(),
            border=st.none(),
            kind=st.sampled_from(Kind),
            fill=st.sampled_from([None, "#abc", "#123456"]),
            shape=st.sampled_from([None, *SHAPES]),
        ),
        max_size=2,
    ).map(tuple),
)


@pytest.mark.long
@given(graphs(), styles, st.data())
@settings(max_examples=30, deadline=None)
def test_any_graph_in_any_style_is_drawn_whole(graph: nx.MultiDiGraph, style: Style, data: st.DataObject) -> None:
    for number, attributes in enumerate(graph.nodes.values()):
        attributes["map"] = "mno"[number % 3]
    debate = Debate(graph, [Map("m", "One"), Map("n", None), Map("o", "")])
    chosen = data.draw(st.none() | st.sets(st.sampled_from(list(graph))))
    made = drawn(debate, chosen, style)
    part = graph if chosen is None else graph.subgraph(chosen)
    assert len(made.nodes) == len(part)
    assert len(made.edges) == part.number_of_edges()


def test_the_legend_explains_what_rules_have_found(debate: Any) -> None:
    rules = (
        Rule("", kind=Kind.POSITION, fill="#ffeecc"),
        Rule("", tag="traffic", shape="note"),
        Rule("", query="is:leaf text:quiet", fill="#000"),
        Rule("", tag="nowhere", fill="#fff"),
    )
    text, _ = diagram.write(debate, None, Style(rules=rules))
    words = drawn(debate, style=Style(rules=rules)).words
    assert "implied traffic is:leaf text:quiet" in words
    assert "nowhere" not in words
    assert re.search(r'"legend answers" \[.*fillcolor="#ffeecc"', text)
    assert re.search(r'"legend rule-1" \[.*shape=note', text)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_tags_in_the_legend(words: str) -> None:
    made = drawn(one(tags=(words,)), style=Style(rules=(Rule("", tag=words, fill="#fff"),)))
    assert list(made.nodes) == ["m/a"]
