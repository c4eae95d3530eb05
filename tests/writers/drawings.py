"""Small debates, and what Graphviz draws of them, read back from its SVG."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import strategies as st

from argmap.format import DEFAULTS
from argmap.graph import Step
from argmap.relations import Kind, Relation
from argmap.style import Style
from argmap.writers.dot import diagram

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
BARE = {
    "quotes": (),
    **DEFAULTS,
    "speakers": (),
    "map": "m",
    "derived": False,
}
HOSTILE = [
    'He said "yes"];} digraph {x',
    "ends in a backslash \\",
    'a backslash and a quote \\"',
    r"\N \G \E \T \H \L \l \r \n \\N",
    "<b>bold</b>",
    "<not html",
    "a > b --> c --",
    "AT&T &amp; &lt;b&gt; &#65; &#x41; &nbsp; &;",
    "a:b:c",
    "two\nlines\r\nand\ta tab",
    "\x00\x01\x1b[31mred\x7f\x9b",
    "\u202eright to left\u202c \u2066 \u200f",
    "🚗 👩\u200d👩\u200d👧 漢字かな交じり文は空白なしで長く続く e\u0301",
    "\ufffe\uffff\ufeff \ud800",
    "{record | field}",
    "// comment /* or */ # this",
    "a" * 300,
    "]]> <!-- -- --> <![CDATA[",
    "%3 %s %%",
    "\u0301 begins with an accent",
]


def graphviz(text: str, format: str) -> subprocess.CompletedProcess[bytes]:
    """What the program draws of DOT text; where it is not installed, the test is skipped."""
    if shutil.which("dot") is None:
        pytest.skip("no Graphviz: apt install graphviz")
    return subprocess.run(["dot", f"-T{format}"], input=text.encode(), capture_output=True, check=False)


class Quote(NamedTuple):
    text: str


class Map(NamedTuple):
    name: str
    title: str | None
    used: tuple[str, ...] = ()


@dataclass
class Debate:
    """As much of a debate as a drawing needs."""

    graph: nx.MultiDiGraph
    maps: Iterable[Map] = (Map("m", None),)
    people: dict[str, str] = field(default_factory=dict)
    requested: frozenset[str] = frozenset("m")

    def map(self, name: str) -> Map:
        return next(one for one in self.maps if one.name == name)

    def speakers(self, node: str) -> tuple[str, ...]:
        return tuple(self.people.get(by, by) for by in self.graph.nodes[node]["by"])


class Drawn(NamedTuple):
    """What Graphviz made: texts and tooltips by id, the ends of each edge by id, and everything that is written."""

    nodes: dict[str, str]
    edges: dict[str, tuple[str, str]]
    tips: dict[str, str]
    helpers: Counter[str]
    words: str


def graph_of(*edges: tuple[str, str, Relation] | tuple[str, str, Relation, Step]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for key, (child, parent, relation, *step) in enumerate(edges):
        for name in (child, parent):
            graph.add_node(name, kind=Kind.ARGUMENT, text=name, **BARE)
        graph.add_edge(child, parent, key, relation=relation, step=step[0] if step else None, note=None)
    return graph


def one(text: str = "Words.", **attributes: Any) -> Debate:
    graph = nx.MultiDiGraph()
    graph.add_node(
        "m/a", **BARE | {"kind": Kind.ARGUMENT, "text": text, "speakers": attributes.get("by", ())} | attributes
    )
    return Debate(graph)


def svg_of(text: str) -> str:
    done = graphviz(text, "svg")
    assert done.returncode == 0, done.stderr
    assert b"rror" not in done.stderr, done.stderr
    return done.stdout.decode()


def drawn(debate: Any, nodes: Collection[str] | None = None, style: Style | None = None) -> Drawn:
    text, losses = diagram.write(debate, nodes, style)
    assert losses == ()
    made = Drawn({}, {}, {}, Counter(), "")
    title: list[str] = []
    legend: list[str] = []
    root = ElementTree.fromstring(svg_of(text))
    for group in root.iter(f"{SVG}g"):
        kind, *classes = group.get("class", "").split() or [""]
        name = group.get("id", "")
        written = " ".join(text.text or "" for text in group.iterfind(f".//{SVG}text"))
        if kind == "graph":
            title = [text.text or "" for text in group.iterfind(f"{SVG}g[1]/{SVG}a/{SVG}text")]
        elif "aux" in classes:
            if name.startswith("legend:"):
                legend.append(written)
            else:
                made.helpers[kind] += 1
        elif kind in ("node", "edge"):
            made.tips[name] = next(group.iter(f"{SVG}a")).get(f"{XLINK}title", "")
            if kind == "node":
                assert name not in made.nodes
                made.nodes[name] = written
            else:
                assert name not in made.edges
                tail, head = group.findtext(f"{SVG}title", "").split("->")
                made.edges[name] = (tail, head)
                assert any(True for _ in group.iter(f"{SVG}path"))
    return made._replace(words=" ".join(" ".join(title + [words for words in legend if words]).split()))


def ids(made: Drawn) -> set[str]:
    return set(made.nodes)


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    names = draw(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=7, unique=True))
    graph = nx.MultiDiGraph()
    for name in names:
        attributes = {"kind": draw(st.sampled_from(Kind)), "text": draw(st.text(max_size=60))}
        more = {"by": ("x",), "implied": draw(st.booleans()), "note": draw(st.none() | st.text(max_size=9))}
        graph.add_node(name, **BARE | attributes | more)
    for key in range(draw(st.integers(0, 12))):
        child, parent = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        relation = draw(st.sampled_from(Relation))
        step = None
        if relation is Relation.UNDERCUT:
            step = Step(draw(st.sampled_from(names)), draw(st.sampled_from(Relation)))
        graph.add_edge(child, parent, key, relation=relation, step=step, note=None)
    return graph
