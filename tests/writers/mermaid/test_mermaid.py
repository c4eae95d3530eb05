"""The flowchart keeps to a strict grammar within GitHub's limits; Mermaid's own parser reads it where it is there."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.attribution import has_attribution
from argmap.text import shown
from argmap.writers.mermaid import flowchart
from argmap.writers.mermaid.labels import MAX_LINE, cut, label, units

from ..page.browser import DRIVER, started

ROOT = Path(__file__).parents[3]
LABEL = r'"((?:[\w ,.?\'()\-]|[^\x00-\x7f]|#[0-9]+;|\n(?! ))*)"'
COLOUR = "#[0-9a-f]{6}"
STATEMENTS = {
    "node": rf"(n\d+)(?:\{{\{{{LABEL}\}}\}}|\({LABEL}\)|\[{LABEL}\]):::(\w+)",
    "link": rf"(l\d+)\({LABEL}\):::(conflicts|rephrases)",
    "joint": rf"(j\d+)\(\({LABEL}\)\):::(for|against)",
    "line": rf"([nlj]\d+) (-->|---|-\.->|-\.-)(?:\|{LABEL}\|)? ([nj]\d+)",
    "definition": rf"classDef \w+ fill:(?:{COLOUR}|none),stroke:(?:{COLOUR}|none),color:{COLOUR}(?:,font-\w+:\w+)?",
    "dashed": "classDef implied stroke-dasharray:5 4",
    "class": r"class n\d+(?:,n\d+)* implied",
    "style": rf"linkStyle \d+(?:,\d+)* stroke:{COLOUR},color:{COLOUR}",
}
HOSTILE = [
    'a "quoted" b', '"]; n2["x', "end", "subgraph x", 'click n1 href "javascript:alert(1)"', "n1@{shape: x}",
    '%%{init: {"theme": "dark"}}%%', "%% c", "style n1 fill:#f9f,x#a;", "classDef a:b#c;", ":::cls", "fa:fa-car",
    "`**md**`", '"`**md**`"', "#quot; #35; #lt; #", "ﬂ°°35¶ß ﬂ°lt¶ß ﬂ", "1. list", "- list", "1) x", "(1) x",
    "1.5", "---",
    "<br>", "<img src=x onerror=alert(1)>", "&lt;b&gt; &amp;", "$$x^2$$", "[x](http://y)", "{{x}}", "{x", "|x|", "~x~",
    "a\nb\\n\\", "\u202ex\x00\x1b", "🚗 👩\u200d👩 漢字 e\u0301 ١.", "_a_ *b* c_d", "x" * 3000, "🚗" * 100,
    "\ufffe", "direction LR", "In which direction TB goes", "Direction RL, direction BT and direction TD", "fa:fa-ban",
    "www.example.org and http://example.org", "a@example.org", "¶ß", "$$x$$ and **y**",
]  # fmt: skip


FRAGMENTS = [
    "direction", "Direction", " ", "LR", "TB", "td", "fa:", "fab:fa-x", "fa-ban", "$$", "x", "www", ".", "http://",
    "@", "a.b", "**", "_", "`", "~~", "#", "- ", "1. ", "> ", "| a |", "---", "[x](y)", "<b>", "<br>", "<!--", "&amp;",
    "#35;", "#quot;", ";", ":", ":::", "%%", "{{", "}", "](", ")", '"', "'", "end", "subgraph ", "style x:#fff;",
    "classDef a:#b;", "click ", "accTitle: ", "linkStyle ", "@{", "-->", "\\n", "\\", "\n", "é", "漢字", "🚗", "ﬂ", "°",
    "¶", "ß",
]  # fmt: skip
"""Pieces of what Mermaid gives a meaning, to be put together in any order."""


class Chart(NamedTuple):
    """What a flowchart says: the labels and classes of nodes, joints, and lines as (tail, arrow, sign, head)."""

    nodes: dict[str, tuple[str, str]]
    joints: dict[str, str]
    lines: list[tuple[str, str, str, str]]


def decoded(words: str | None) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), words or "")


def read(text: str) -> Chart:
    """Read a flowchart by the strict grammar."""
    assert units(text) <= 50_000
    assert text.endswith("\n")
    first, *lines = re.split(r"\n(?=  )", text[:-1])
    assert first == "flowchart BT"
    chart = Chart({}, {}, [])
    for line in lines:
        kind, found = next(
            (kind, found) for kind, form in STATEMENTS.items() if (found := re.fullmatch(f"  {form}", line))
        )
        if kind == "node":
            chart.nodes[found[1]] = (decoded(found[2] or found[3] or found[4]), found[5])
        elif kind in ("joint", "link"):
            chart.joints[found[1]] = decoded(found[2])
        elif kind == "line":
            chart.lines.append((found[1], found[2], decoded(found[3]), found[4]))
    assert len(chart.lines) <= 500
    assert {end for tail, _, _, head in chart.lines for end in (tail, head)} <= {*chart.nodes, *chart.joints}
    return chart


def plain(words: str) -> str:
    return cut(words).replace("ﬂ°", "fl°").replace("¶ß", "¶\u2060ß")


def test_the_example_reads_as_it_should() -> None:
    text, losses = flowchart.write(argmap.load([ROOT / "tests" / "example.yaml"]))
    assert losses == ("mermaid: left out: tags, notes, weights, ids, titles of maps",)
    assert text == (ROOT / "tests" / "writers" / "mermaid" / "example.mmd").read_text(encoding="utf-8")
    read(text)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(filled: Callable[[str], Any], words: str) -> None:
    debate = filled(words)
    chart = read(flowchart.write(debate)[0])
    assert len(chart.nodes) == len(debate.graph)
    assert all(text.split("\n")[0] == plain(words) for text, _ in chart.nodes.values())


@given(
    st.text(max_size=40)
    | st.text('"#;%{}[]()`<>&|:-.1 ﬂ°¶ß\n\\aé', max_size=24)
    | st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
)
@settings(max_examples=50, deadline=None)
def test_any_words_keep_to_the_grammar(words: str) -> None:
    made = label(words)
    assert re.fullmatch(LABEL, f'"{made}"')
    assert decoded(made) == shown(words).replace("ﬂ°", "fl°").replace("¶ß", "¶\u2060ß")
    assert not re.search(r"direction\s+(?:TB|BT|RL|LR|TD)", made)
    assert not re.match(r"\s*(?:[-+*>#]|\d+[.)])\s", made)
    bare = re.sub(r"#[0-9]+;", "", made)
    assert not set(bare) & set('"`<>&|{}[]:;%#\\*_~$@/=+!^')


def test_each_node_and_each_edge_is_drawn(town: Callable[[], Any], article: Any) -> None:
    for debate in (town(), article):
        text, losses = flowchart.write(debate)
        assert [loss.partition(": left out: ")[0] for loss in losses] == ["mermaid"]
        chart = read(text)
        drawn = [(text.split("\n")[0], kind) for text, kind in chart.nodes.values()]
        assert sorted(drawn) == sorted((plain(data["text"]), data["kind"]) for _, data in debate.graph.nodes(data=True))
        edges = [tail for tail, *_ in chart.lines if tail.startswith("n")] + [
            one for one in chart.joints if one[0] == "l"
        ]
        assert len(edges) == debate.graph.number_of_edges()


def test_a_link_leaves_its_nodes_on_one_level(load_text: Callable[..., Any]) -> None:
    """Mermaid puts the head of any line a level above its tail, so no line may run from one rival to the other."""
    chart = read(
        flowchart.write(
            load_text("""
                argmap: 1
                questions: {text: Q?, positions: [{id: yes, text: 'Yes.', conflicts: nay}, {id: nay, text: 'No.'}]}
            """)
        )[0]
    )
    names = {text: name for name, (text, _) in chart.nodes.items()}
    assert chart.joints == {"l1": "conflicts"}
    assert [line for line in chart.lines if line[0] == "l1"] == [
        ("l1", "-.-", "", names["Yes."]),
        ("l1", "-.-", "", names["No."]),
    ]


def test_an_undercut_ends_on_the_step_and_premises_meet(load_text: Callable[..., Any]) -> None:
    chart = read(
        flowchart.write(
            load_text("""
                argmap: 1
                questions:
                - text: Q?
                  positions:
                  - text: P.
                    pro: {text: A., undercut: {text: U., undercut: V.}}
                    premises: [{text: X., undercut: W.}, Y.]
            """)
        )[0]
    )
    names = {text: name for name, (text, _) in chart.nodes.items()}
    joint = {(tail, head) for tail, _, _, head in chart.lines}
    (pro,) = [name for name, sign in chart.joints.items() if sign == "+"]
    (undercut,) = [name for name, sign in chart.joints.items() if sign == "×"]
    (premises,) = [name for name, sign in chart.joints.items() if sign == "&"]
    assert {(names["A."], pro), (pro, names["P."]), (names["U."], undercut), (undercut, pro)} <= joint
    assert (names["V."], undercut) in joint
    assert {(names["X."], premises), (names["Y."], premises), (names["W."], premises), (premises, names["P."])} <= joint
    arrows = {(tail, head): arrow for tail, arrow, _, head in chart.lines}
    assert arrows[names["A."], pro] == "---"
    assert arrows[pro, names["P."]] == "-->"
    assert arrows[undercut, pro] == "-.->"


def test_who_says_it_and_what_it_is(town: Callable[[], Any]) -> None:
    chart = read(flowchart.write(town())[0])
    assert ("Close it.\n— Ana Lopez, some critics; others, “may”", "position") in chart.nodes.values()
    assert ("Cleaner air.\n(implied)", "argument") in chart.nodes.values()
    assert ("Who pays?\n(undeveloped)", "question") in chart.nodes.values()


def wide(count: int, deeper: str = "") -> str:
    return "argmap: 1\nquestions:\n" + "".join(f"- text: Question {n}?\n{deeper}" for n in range(count))


def test_of_a_large_debate_the_last_level_is_a_fair_share(load_text: Callable[..., Any]) -> None:
    below = "  positions:\n" + "".join(f"  - {{text: Answer {n}., pro: [A., B.]}}\n" for n in range(10))
    text, losses = flowchart.write(load_text(wide(20, below)))
    chart = read(text)
    assert (len(chart.nodes), len(chart.lines)) == (520, 500)
    assert sum(words == "A." for words, _ in chart.nodes.values()) == 200
    assert sum(words == "B." for words, _ in chart.nodes.values()) == 100
    assert sum(words.endswith("… 1 more below") for words, _ in chart.nodes.values()) == 100
    assert losses == (
        "mermaid: 100 of 620 nodes are left out, the deepest: GitHub draws no more than 500 lines and 50,000 "
        "characters; draw what is below one node at a time",
    )


def reasons(positions: int, count: int) -> str:
    below = "".join(f"  - {{text: P{n}., con: [{', '.join(['A.'] * count)}]}}\n" for n in range(positions))
    return f"argmap: 1\nquestions:\n- text: Q?\n  positions:\n{below}"


LARGE = {
    "more positions than lines": (reasons(501, 0), 500, 501),
    "many reasons for few positions": (reasons(20, 26), 500, 501),
    "few reasons for many positions": (reasons(270, 2), 500, 501),
    "a chain of what is on one level": (
        "argmap: 1\nquestions:\n- text: Q?\n  positions:\n"
        + "".join(f"  - {{id: n{n}, text: N., con: {{ref: n{(n + 1) % 1500}}}}}\n" for n in range(1500)),
        499,
        251,
    ),
    "a knot": (
        "argmap: 1\nquestions:\n- text: Q?\n  positions:\n"
        + "".join(
            f"  - {{id: n{n}, text: N., con: [{', '.join(f'{{ref: n{(n + k) % 400}}}' for k in (1, 7, 60))}]}}\n"
            for n in range(400)
        ),
        499,
        None,
    ),
}


@pytest.mark.parametrize("case", LARGE)
def test_as_much_is_drawn_as_github_draws(load_text: Callable[..., Any], case: str) -> None:
    text, least, nodes = LARGE[case]
    debate = load_text(text)
    made, losses = flowchart.write(debate)
    chart = read(made)
    assert least - 3 <= len(chart.lines) <= 500
    assert nodes in (None, len(chart.nodes))
    left = len(debate.graph) - len(chart.nodes)
    assert losses[0].startswith(f"mermaid: {left:,} of {len(debate.graph):,} nodes are left out")
    counted = sum(int(found[1]) for words, _ in chart.nodes.values() if (found := re.search("… (\\d+) more", words)))
    assert counted >= left if case == "a knot" or "chain" in case else counted == left


def test_a_share_of_each_parent(load_text: Callable[..., Any]) -> None:
    chart = read(flowchart.write(load_text(reasons(20, 26)))[0])
    lines = sorted(words.split("\n")[1] for words, kind in chart.nodes.values() if kind == "position")
    assert lines == ["… 2 more below"] * 20


def test_the_advice_fits_what_is_drawn(load_text: Callable[..., Any]) -> None:
    debate = load_text(one=wide(1500), two=wide(1500))
    assert flowchart.write(debate)[1][0].endswith("at a time, or each map by itself")
    one = {node for node in debate.graph if node.startswith("one/")}
    assert flowchart.write(debate, one)[1][0].endswith("at a time")


def test_where_not_even_the_first_level_fits(load_text: Callable[..., Any]) -> None:
    text, losses = flowchart.write(load_text(wide(3000)))
    chart = read(text)
    assert 500 < len(chart.nodes) < 3000
    assert units(text) > 49_900
    assert losses[0].startswith(f"mermaid: {3000 - len(chart.nodes):,} of 3,000 nodes are left out")


def test_exactly_as_many_lines_as_are_drawn(load_text: Callable[..., Any]) -> None:
    for count in (500, 501):
        positions = "".join(f"  - A{n}.\n" for n in range(count))
        text, losses = flowchart.write(load_text(f"argmap: 1\nquestions:\n- text: Q?\n  positions:\n{positions}"))
        assert len(read(text).lines) == 500
        assert bool(losses) == (count == 501)


def test_long_texts_are_cut_and_that_is_reported(filled: Callable[[str], Any]) -> None:
    debate = filled("word " * 1000)
    text, losses = flowchart.write(debate)
    number = sum(1 + has_attribution(data) for _, data in debate.graph.nodes(data=True))
    assert losses[0] == f"mermaid: {number} texts are cut at {MAX_LINE} characters"  # and who says them
    assert all(len(line) <= MAX_LINE for words, _ in read(text).nodes.values() for line in words.split("\n"))


def test_a_part_and_nothing(town: Callable[[], Any]) -> None:
    text, losses = flowchart.write(town(), {"town/air", "town/wait", "town/air.undercut.1"})
    chart = read(text)
    assert (len(chart.nodes), len(chart.lines)) == (3, 2)
    assert losses == ("mermaid: left out: quotes, notes, weights, ids, titles of maps",)
    assert flowchart.write(town(), []) == ("flowchart BT\n", ())


def test_a_deep_debate(load_text: Callable[..., Any]) -> None:
    text = "argmap: 1\nquestions:\n- id: q0\n  text: Q?\n"
    text += "".join(f"- {{id: q{n}, text: Q?, questions: {{ref: q{n - 1}}}}}\n" for n in range(1, 2000))
    chart, losses = flowchart.write(load_text(text))
    assert len(read(chart).lines) == 500
    assert losses


def test_from_the_command_line(run: Callable, tmp_path: Path) -> None:
    ran = run("export", str(ROOT / "maps"), "--root", "deterring", "-o", str(tmp_path / "debate.mmd"))
    said = "left out: 168 of 175 nodes, and 1 edge of written nodes\n"
    always = "mermaid: left out: quotes, ids, titles of maps\n"
    assert (ran.status, ran.out, ran.err) == (0, "", said + always)
    assert len(read((tmp_path / "debate.mmd").read_text(encoding="utf-8")).nodes) == 7


@pytest.mark.skipif("MERMAID" not in os.environ, reason="MERMAID names no folder with mermaid and jsdom")
def test_mermaid_reads_it(filled: Callable[[str], Any], town: Callable[[], Any], article: Any, tmp_path: Path) -> None:
    debates = [article, town(), *(filled(words) for words in HOSTILE)]
    files = []
    for number, debate in enumerate(debates):
        files.append(tmp_path / f"{number}.mmd")
        files[-1].write_text(flowchart.write(debate)[0], encoding="utf-8")
    script = Path(__file__).with_name("parse.mjs")
    ran = subprocess.run(["node", script, *files], capture_output=True, text=True, check=True)
    for file, found in zip(files, json.loads(ran.stdout), strict=True):
        chart = read(file.read_text(encoding="utf-8"))
        assert "error" not in found, found
        nodes = {node["id"]: node["text"] for node in found["nodes"]}
        assert nodes == {name: text for name, (text, _) in chart.nodes.items()} | chart.joints
        assert not any(node["link"] for node in found["nodes"])
        edges = [(edge["start"], edge["text"], edge["end"]) for edge in found["edges"]]
        assert edges == [(tail, sign, head) for tail, _, sign, head in chart.lines]


RENDER = """
const [charts, done] = arguments;
const drawn = async (chart, number) => {
  document.body.innerHTML = (await mermaid.render(`chart${number}`, chart)).svg;
  const labels = [...document.querySelectorAll(".node .nodeLabel")];
  return labels.map((label) => [label.innerText, label.querySelectorAll(":not(p):not(br)").length]);
};
(async () => {
  mermaid.initialize({ startOnLoad: false });
  const found = [];
  for (const [number, chart] of charts.entries()) found.push(await drawn(chart, number).catch(String));
  done(found);
})();
"""


@pytest.mark.skipif("MERMAID" not in os.environ or DRIVER is None, reason="needs mermaid, and Chromium to draw with it")
def test_what_is_drawn_is_the_words(load_text: Callable[..., Any], tmp_path: Path) -> None:
    """Icons, mathematics and Markdown are made where a label is drawn, which a parser does not see."""
    chance = random.Random(11)
    some = ["".join(chance.choices(FRAGMENTS, k=chance.randint(1, 8))) for _ in range(150)]
    texts = [words for words in (*HOSTILE, *some) if shown(words) and len(words) < 400]
    debate = load_text(wide(len(texts)))
    for data, words in zip(debate.graph.nodes.values(), texts, strict=True):
        data.update(text=words, by=(words,), speakers=(words,), implied=True)
    nodes = list(debate.graph)
    charts = [flowchart.write(debate, nodes[at : at + 20])[0] for at in range(0, len(nodes), 20)]
    script = Path(os.environ["MERMAID"], "node_modules", "mermaid", "dist", "mermaid.min.js")
    page = tmp_path / "page.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><script src="{script.as_uri()}"></script><body></body>')
    with started(tmp_path / "profile") as driver:
        driver.set_script_timeout(60)
        driver.get(page.as_uri())
        found = driver.execute_async_script(RENDER, charts)
    drawn = ["".join(text.split()) for labels in found for text, elements in labels if not elements]
    assert drawn == ["".join(f"{plain(words)}—{plain(words)}(implied)".split()) for words in texts]


def test_the_name_is_reported_if_there_are_several_files(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text(wide(1500), encoding="utf-8")
    (tmp_path / "small.yaml").write_text(wide(2), encoding="utf-8")
    ran = run("export", str(tmp_path), "--format", "mermaid", "-o", f"{tmp_path}/out/")
    assert ran.err.startswith("large.mmd: mermaid: ")
    assert ran.err.count("\n") == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["large.mmd", "small.mmd"]


def test_what_is_not_there_is_not_missed(load_text: Callable[..., Any]) -> None:
    plain = "argmap: 1\nquestions: [{text: Q?, positions: [A., {text: B., by: somebody}]}]\n"
    assert flowchart.write(load_text(plain))[1] == ()
    folded = 'argmap: 1\nquestions: [{text: "Q\\n\\nR?", positions: [A., "B\\u202e."]}]\n'
    assert flowchart.write(load_text(folded))[1] == (
        "mermaid: left out: line ends, or characters that cannot be shown, of 2 texts",
    )
