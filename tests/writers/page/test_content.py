"""What is written: each node once in full, and the same for the same maps."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings

from argmap.errors import ArgmapError
from argmap.relations import KINDS, RELATIONS, Kind
from argmap.sources.marking import Marked
from argmap.style import Cluster, Direction, Labels, Palette, Style
from argmap.view.node_line import ASCII, UNICODE
from argmap.writers.dot import diagram
from argmap.writers.page import attributions, figures, html
from argmap.writers.page.nested_lists import MAX_LEVELS
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.picture import renderers
from argmap.writers.picture.limits import TooLongError

from ...random_maps import Said, SeenEdge, seen_edges, shapes, two_maps

html5lib = pytest.importorskip("html5lib")
SMALL = """
argmap: 1
questions:
- id: q
  text: Is it so?
  positions:
  - id: yes
    text: It is.
    pro:
    - {id: a, text: Because., undercut: {id: u, text: No reason.}}
    - {id: b, text: Therefore., pro: {ref: a}}
  - {id: no, text: It is not., con: {ref: a}, implied: true}
"""


def written(debate: Any, nodes: set[str] | None = None) -> str:
    """The page without diagrams."""
    return html.compose(PageOutline(debate, nodes), {}, Style())[0]


def tree_of(text: str) -> Any:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


AGAINST = "against the step to "


class Item(NamedTuple):
    """An entry of the debate: its id, or the node that it leads to with a # before; its sign; the words of its head."""

    name: str
    sign: str
    words: str


def words_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def said_in(head: Any) -> str:
    """The words of a head but for the balance of a position."""
    tally = next((words_of(one) for one in head.iter("span") if one.get("class") == "tally"), "")
    return words_of(head).removesuffix(tally).rstrip()


class Entry(NamedTuple):
    """An entry in how many others, with the step that it says it attacks."""

    level: int
    item: Item
    attacks: str


def entries(text: str) -> Iterator[Entry]:
    """The entries of the debate, in their order."""
    pending = [(tree_of(text), 0)]
    while pending:
        element, level = pending.pop()
        if element.tag == "li" and {"n", "again"} & set(element.get("class", "").split()):
            own = element[0] if element[0].tag == "details" else element
            name = element.get("id") or next(link.get("href") for link in element.iter("a"))
            sign = next(one.get("aria-label") for one in own[0].iter("span") if one.get("role") == "img")
            remarks = [words_of(one) for part in own[:2] for one in part.iter("span") if one.get("class") == "x"]
            attacks = next((one for one in remarks if one.startswith(AGAINST)), "").removeprefix(AGAINST)
            yield Entry(level, Item(name, sign, said_in(own[0])), attacks)
            level += 1
        pending += [(child, level) for child in reversed(element)]


def items(text: str) -> list[Item]:
    return [entry.item for entry in entries(text)]


def test_a_shared_node_appears_once_in_full(load_text: Callable[..., Any]) -> None:
    assert items(written(load_text(SMALL))) == [
        ("m/q", "question", "? Is it so?"),
        ("m/yes", "position", "► It is."),
        ("m/a", "pro", "+ Because."),
        ("m/u", "undercut", "× No reason."),
        ("m/b", "pro", "+ Therefore."),
        ("#m/a", "pro", "+ Because. in full above"),
        ("m/no", "position", "► It is not. (not stated in the source)"),
        ("#m/a", "con", "− Because. in full above"),
    ]


def test_the_foot_of_a_node(load_text: Callable[..., Any]) -> None:
    text = written(load_text(SMALL))
    feet = {
        item.get("id"): words_of(next(foot for foot in item.iter("div") if foot.get("class") == "f"))
        for item in tree_of(text).iter("li")
        if item.get("id")
    }
    assert feet == {
        "m/q": "q",
        "m/yes": "yes unanswered",
        "m/a": "a also under Therefore. · It is not.",
        "m/u": "u unanswered against the step to It is.",
        "m/b": "b unanswered",
        "m/no": "no",
    }


def test_what_is_said_of_a_place(load_text: Callable[..., Any]) -> None:
    text = written(load_text(SMALL.replace("con: {ref: a}", "con: {ref: a, note: Or not., weight: 0.5}")))
    (last,) = (item.words for item in items(text) if item.sign == "con")
    assert last == "− Because. in full above weight here 0.5 Or not."


def test_circles_end(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q
          positions:
          - {id: p, text: P, con: {id: a, text: A, con: {id: b, text: B, con: [{ref: a}, {ref: p}]}}}
        """)
    assert items(written(debate))[1:] == [
        ("m/p", "position", "► P"),
        ("m/a", "con", "− A"),
        ("m/b", "con", "− B"),
        ("#m/a", "con", "− A circular: continues as above"),
        ("#m/p", "con", "− P circular: continues as above"),
    ]


def test_a_knot_without_a_beginning_is_shown(load_text: Callable[..., Any]) -> None:
    debate = load_text(SMALL)
    assert [name for name, _, _ in items(written(debate, {"m/a", "m/u"}))] == ["m/a", "m/u"]
    circle = load_text("argmap: 1\nquestions: {id: q, text: Q, questions: {id: r, text: R, questions: {ref: q}}}")
    assert {name for name, _, _ in items(written(circle)) if not name.startswith("#")} == {"m/q", "m/r"}


def test_what_attacks_a_step_that_is_not_shown_is_shown(load_text: Callable[..., Any]) -> None:
    found = items(written(load_text(SMALL), {"m/no", "m/a", "m/u"}))
    assert [item.name for item in found] == ["m/no", "m/a", "m/u"]


def test_only_the_wanted_nodes(load_text: Callable[..., Any]) -> None:
    text = written(load_text(SMALL), {"m/yes", "m/b"})
    assert [name for name, _, _ in items(text)] == ["m/yes", "m/b"]
    assert "Is it so?" not in text
    assert "Because." not in text
    assert text.count("… 1 below left out") == 2


def test_a_section_a_map_and_links_between_them(load_text: Callable[..., Any]) -> None:
    debate = load_text(SMALL, other="""
        argmap: 1
        title: Another
        uses: m.yaml
        questions: {id: x, text: And so?, positions: {id: y, text: Yes., pro: [{ref: m/b}]}, questions: [{ref: m/q}]}
        """)  # fmt: skip
    text = written(debate)
    titles = [heading.get("id") for heading in tree_of(text).iter("h2") if "/" in heading.get("id", "")]
    assert titles == ["other/", "m/"]  # the map that holds the root is first
    assert items(text)[:4] == [
        ("other/x", "question", "? And so?"),
        ("other/y", "position", "► Yes."),
        ("#m/b", "pro", "+ Therefore. in “m”"),
        ("#m/q", "question", "? Is it so? 2 positions, in “m”"),
    ]
    assert "also under <a" in text
    assert "<h1><bdi>Another</bdi></h1>" in text


def test_what_is_very_deep_goes_on_below(load_text: Callable[..., Any]) -> None:
    deep = 3 * MAX_LEVELS
    lines = ["argmap: 1", "questions:", "- text: Q", "  positions:", "  - {text: P, id: n0"]
    text = ", ".join([lines[-1], *(f"pro: {{id: n{number}, text: T{number}" for number in range(1, deep))]) + "}" * deep
    debate = load_text("\n".join([*lines[:-1], text]))
    found = items(written(debate))
    assert [name for name, _, _ in found if not name.startswith("#")][1:] == [f"m/n{number}" for number in range(deep)]
    assert len([words for _, _, words in found if words.endswith("continued below")]) == 2
    nesting = depth = 0
    for tag in re.findall(r"<(/?(?:ul|li|div|details))\b", written(debate)):
        depth += -1 if tag.startswith("/") else 1
        nesting = max(nesting, depth)
    assert nesting < 200


def test_undercuts_of_undercuts_do_not_multiply(load_text: Callable[..., Any]) -> None:
    lines = [
        "argmap: 1",
        "questions:",
        "- text: Q",
        "  positions:",
        "  - {id: p, text: P, pro: [{id: a0, text: A}, {id: b0, text: B}]}",
    ]
    refs = []
    for level in range(1, 16):
        refs.append(f"{{ref: a{level - 1}, undercut: [{{id: a{level}, text: A}}, {{id: b{level}, text: B}}]}}")
        refs.append(f"{{ref: b{level - 1}, undercut: [{{ref: a{level}}}, {{ref: b{level}}}]}}")
    debate = load_text("\n".join([*lines, f"  - {{text: R, pro: [{', '.join(refs)}]}}"]))
    assert debate.findings == () or all(finding.severity != "error" for finding in debate.findings)
    assert len(items(written(debate))) <= debate.graph.number_of_edges() + 2


@pytest.mark.long
def test_a_hub_takes_no_longer_than_its_edges(load_text: Callable[..., Any]) -> None:
    def taken(many: int) -> float:
        reasons = ", ".join("r" for _ in range(many))
        places = "\n".join("  - {text: P, pro: [{ref: hub}]}" for _ in range(many))
        head = "argmap: 1\nquestions:\n- text: Q\n  positions:\n"
        debate = load_text(f"{head}  - {{text: P, pro: [{{id: hub, text: H, con: [{reasons}]}}]}}\n{places}\n")
        begun = time.process_time()
        written(debate)
        return time.process_time() - begun

    assert taken(8_000) < 8 * taken(2_000)  # 16 times, if each reason were looked at for each place


@pytest.mark.long
@settings(max_examples=50, deadline=None)
@given(shapes())
def test_each_node_appears_once_in_full_and_each_edge_is_shown(made: tuple[list[Said], set[int]]) -> None:
    edges, left_out = made
    debate = two_maps(edges)
    wanted = {name for name in debate.graph if name[3:] not in map(str, left_out)}
    text = written(debate, wanted)
    assert sorted(item.name for item in items(text) if not item.name.startswith("#")) == sorted(wanted)
    texts = {data["text"]: name for name, data in debate.graph.nodes(data=True) if data["text"] != "Q"}
    expected = {(one.child, one.parent, one.sign, one.step and one.step[0]) for one in seen_edges(debate, wanted)}
    path: list[str] = []
    shown = set()
    for level, item, attacks in entries(text):
        path[level:] = [item.name.removeprefix("#")]
        if level:
            target = texts.get(attacks, "") if attacks else None
            shown.add((path[-1], path[-2], item.sign, target))
    assert shown == expected


@pytest.mark.long
@settings(max_examples=50, deadline=None)
@given(shapes())
def test_an_undercut_is_shown_below_the_step_that_it_attacks(made: tuple[list[Said], set[int]]) -> None:
    debate = two_maps(made[0])
    path: list[tuple[str, str]] = []
    shown = set()
    for level, item, _ in entries(written(debate)):
        path[level:] = [(item.name.removeprefix("#"), item.sign)]
        if level > 1:
            (child, sign), (parent, step), (target, _) = path[:-4:-1]
            shown.add(SeenEdge(child, parent, sign, (target, step.replace("position", "premise"))))
    assert {one for one in seen_edges(debate, set(debate.graph)) if one.step} <= shown


FOLDING = """
    argmap: 1
    title: Places that fold
    questions:
    - text: Is it so?
      positions:
      - {text: It is., pro: {id: a, text: Because.}}
      - {text: It is not., con: {ref: a, note: or not, undercut: {id: u, text: No reason.}}}
"""


def test_where_a_node_folds_again_its_link_is_beside_what_folds(load_text: Callable[..., Any]) -> None:
    tree = tree_of(written(load_text(FOLDING)))
    assert not [link for summary in tree.iter("summary") for link in summary.iter("a")]
    (again,) = [item for item in tree.iter("li") if "again" in item.get("class", "").split()]
    summary, foot, below = again[0]
    assert (words_of(summary), words_of(foot)) == ("− Because.", "in full above or not")
    assert [link.get("href") for link in foot.iter("a")] == ["#m/a"]
    assert "against the step to It is not." in words_of(below)


def test_what_attacks_a_step_that_is_left_out_says_so(load_text: Callable[..., Any]) -> None:
    debate = load_text(FOLDING)
    found = list(entries(written(debate, set(debate.graph) - {"m/questions.1.positions.2"})))
    assert [(one.level, one.item.sign, one.attacks) for one in found if one.item.name == "m/u"] == [
        (3, "undercut", "what is left out")
    ]


def test_what_attacks_a_step_of_another_map_says_from_where_to_where(load_text: Callable[..., Any]) -> None:
    debate = load_text(FOLDING, other="""
        argmap: 1
        uses: m.yaml
        questions: {text: Q, positions: {text: P., pro: {ref: m/a, undercut: {id: v, text: Not here.}}}}
        """)  # fmt: skip
    text = written(debate)
    (item,) = [one for one in items(text) if one.name == "other/v"]
    assert item.sign == "undercut"
    assert AGAINST in text


def test_all_nodes_on_the_same_words_lead_to_them(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("Some say that it will rain.\n")
    positions = "\n".join(f"  - {{text: P{number}., quote: it will rain}}" for number in range(30))
    debate = load_text(
        f"argmap: 1\nsources: {{s: {{file: s.txt}}}}\nquestions:\n- text: Q\n  positions:\n{positions}\n"
    )
    text, losses = html.compose(PageOutline(debate, None), {}, Style())
    (held,) = json.loads(re.findall(r'id="data">(.*?)</script>', text)[0])["marks"]
    assert (len(held), losses) == (30, ())


def test_too_many_on_the_same_words_are_reported(
    load_text: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Marked, "bearable", 2)
    (tmp_path / "s.txt").write_text("It will rain.\n")
    debate = load_text(
        "argmap: 1\nsources: {s: {file: s.txt}}\n"
        "questions: {text: Q, positions: [{quote: It will}, {quote: It will rain}, {quote: It}]}\n"
    )
    losses = html.compose(PageOutline(debate, None), {}, Style())[1]
    assert losses == ("s.txt: too many nodes quote the same words, which do not lead to 1 of them",)


def test_an_empty_page_says_whose_it_is_and_why(load_text: Callable[..., Any]) -> None:
    text = written(load_text(FOLDING), set())
    assert "<h1><bdi>Places that fold</bdi></h1>" in text
    assert "no node was selected" in text
    assert 'class="legend"' not in text
    assert "its maps have no nodes" in written(load_text("argmap: 1\ntitle: Nothing yet\n"))


def test_links_to_several_sources_name_them(load_text: Callable[..., Any], tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("It will rain.\n")
    debate = load_text("""
        argmap: 1
        sources: {one: {file: one.txt, title: "The <first>"}, two: {file: two.txt}}
        questions: {text: Q, quote: [{text: It will rain, source: one}, {text: It will, source: two}]}
        """)
    links = [link for link in tree_of(written(debate)).iter("a") if link.get("class") == "p"]
    assert [words_of(link) for link in links] == ["The <first>, line 1", "two.txt, line 1"]
    assert [link.get("aria-label") for link in links] == [
        f"its words in the source, {place}" for place in ("The <first>, line 1", "two.txt, line 1")
    ]


def test_namesakes_are_told_apart(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        people: {ann: {name: Ann, role: mayor}, ann2: {name: Ann}, bo: {name: Bo, role: baker}}
        questions: {text: Q, positions: {text: P., by: [ann, ann2, bo]}}
        """)
    assert debate.speakers("m/questions.1.positions.1") == ("Ann (mayor)", "Ann (ann2)", "Bo")
    text = written(debate)
    assert [item.words for item in items(text)][1] == "► P. — Ann (mayor), Ann (ann2), Bo"
    (choice,) = [one for one in tree_of(text).iter("select") if one.get("id") == "speaker"]
    assert [words_of(one) for one in choice] == ["anybody", "Ann (1)", "Ann, mayor (1)", "Bo (1)"]


def test_a_hedge_of_nobody_in_particular_is_beside_its_claim(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("It may rain, some say. There are fears of snow.\n")
    debate = load_text("""
        argmap: 1
        sources: {s: {file: s.txt}}
        questions:
        - text: Q
          positions:
          - {text: It rains., qualifier: may, quote: It may rain, when: soon}
          - {text: It rains now., qualifier: may, quote: It may rain, by: Some}
          - {text: It snows., qualifier: There are fears of, quote: There are fears of snow, by: unnamed}
        """)
    assert [item.words for item in items(written(debate))][1:] == [
        "► It rains. (“may”) — soon",
        "► It rains now. — Some, “may”",
        "► It snows. (“There are fears of”) — unnamed",
    ]


def test_the_source_speaks_first_and_who_is_only_described_last(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("It will rain.\n")
    debate = load_text("""
        argmap: 1
        sources: {s: {file: s.txt}}
        questions:
        - text: Q
          implied: true
          positions:
          - {text: A., quote: It will rain, by: others}
          - {text: B., quote: It will rain, by: Zoe}
          - {text: C., quote: It will rain}
          - {text: D., quote: It will rain, implied: true}
          - {text: E.}
        """)
    (shown,) = [one for one in tree_of(written(debate)).iter("section") if one.get("id") == "speakers"]
    assert [(words_of(one[0]), one.get("open")) for one in shown.iter("details")] == [
        ("The source itself 1", None), ("Zoe 1", ""), ("others 1", ""),
    ]  # fmt: skip
    assert [words_of(one) for one in shown.iter("li")] == ["► C.", "► B.", "► A."]


def test_of_what_the_source_itself_says_only_the_first_is_listed(
    load_text: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attributions, "MAX_LISTED", 2)
    (tmp_path / "s.txt").write_text("It will rain.\n")
    rows = "".join(f"\n  - {{text: P{number}., quote: It will rain}}" for number in range(5))
    text = written(
        load_text(f"argmap: 1\nsources: {{s: {{file: s.txt}}}}\nquestions:\n- text: Q\n  positions:{rows}\n")
    )
    (said,) = [one for one in tree_of(text).iter("details") if one.get("class") == "itself"]
    assert words_of(said) == "The source itself 5 ► P0. ► P1. and 3 more in the debate"


def test_a_text_runs_in_its_own_direction(load_text: Callable[..., Any], tmp_path: Path) -> None:
    debate = load_text("""
        argmap: 1
        title: שאלה
        note: הערה
        questions: {text: האם כן?, note: הערה, quote: "כן", context: {text: מידע}}
        """)
    tree = tree_of(written(debate))
    rtl = [one for one in tree.iter() if one.get("dir") == "auto"]
    unchecked = "not checked: it has no source with a file"
    assert [words_of(one) for one in rtl] == ["שאלה", "הערה", f"? האם כן? {unchecked}", "הערה", "כן", "i מידע"]
    # What stands before the text is not asked for the direction, and neither is what is isolated.
    assert [one.get("dir") for one in rtl[-1].iter("span")] == ["ltr", None]
    assert not [one for block in rtl if block.get("class") != "h" for one in block.iter("bdi")]


def test_signs_are_the_same_everywhere(load_text: Callable[..., Any]) -> None:
    debate = load_text("argmap: 1\nquestions: {text: Q, positions: {text: P, premises: [A, B]}}")
    text = written(debate)
    (legend,) = [one for one in tree_of(text).iter("p") if one.get("class") == "legend"]
    stances = [f"{row.sign} {relation}" for relation, row in RELATIONS.items() if row.sign]
    kinds = [f"{row.sign} {kind}" for kind, row in KINDS.items() if kind is not Kind.ARGUMENT]
    assert words_of(legend) == " ".join(stances + kinds)
    assert [item.words[0] for item in items(text)] == [*"?►&&"]
    assert 'label="&"' in diagram.write(debate)[0]
    assert [UNICODE.kinds["premise"], ASCII.kinds["premise"]] == ["&", "&"]


def test_it_is_the_same_each_time(load_text: Callable[..., Any]) -> None:
    assert written(load_text(SMALL)) == written(load_text(SMALL))


def test_it_is_valid(folder: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse((folder / "page.html").read_text(encoding="utf-8"))


def test_ids_are_unique_and_links_lead_to_them(folder: Path) -> None:
    tree = tree_of((folder / "page.html").read_text(encoding="utf-8"))
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    links = {link.get("href") for link in tree.iter("a")}
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not link.startswith("#")} == {"https://example.org/minutes"}


def test_the_policy_lets_in_what_is_written_and_nothing_else(folder: Path) -> None:
    text = (folder / "page.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    digests = {}
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        written_there = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        hashed = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in written_there)
        digests[name] = " ".join(f"'sha256-{one}'" for one in hashed)
    assert rules == {
        "default-src": "'none'",
        **digests,
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_sources_that_no_node_quotes_are_left_out(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It is so.\n")
    (tmp_path / "two.txt").write_text("Nobody says this.\n")
    debate = load_text("""
        argmap: 1
        sources: {one: {file: one.txt}, two: {file: two.txt}}
        source: one
        questions: {id: q, text: Q, quote: It is so, positions: {id: p, text: P, quote: It was so}}
        """)
    text = written(debate)
    assert "It is so" in text
    assert "Nobody says this." not in text
    assert text.count("not found in its source") == 2  # under the title, and at the node
    assert 'id="source"' not in written(debate, set())


def test_words_that_are_set_aside_say_why(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("It rains.\nAn advertisement.\nUmbrellas, cheap.\n")
    debate = load_text("""
        argmap: 1
        sources:
          s:
            file: s.txt
            skip: [An advertisement., {from: "Umbrellas", reason: sold by "us" & <them>}]
        questions: {text: Q, quote: It rains}
        """)
    aside = [one for one in tree_of(written(debate)).iter("span") if one.get("title", "").startswith("set aside")]
    assert [(words_of(one), one.get("title")) for one in aside] == [
        ("An advertisement.", "set aside: no reason is given"),
        ("Umbrellas", 'set aside: sold by "us" & <them>'),
    ]


def test_questions_are_headings(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        title: T
        questions: {text: Why?, positions: {text: P., pro: {text: A., questions: How?}}, questions: [When?]}
        """)
    headings = [(one.tag, words_of(one)) for one in tree_of(written(debate)).iter() if one.tag in ("h1", "h2", "h3")]
    assert headings == [
        ("h1", "T"), ("h2", "Debate"), ("h2", "T"), ("h3", "Why?"), ("h3", "How?"), ("h3", "When?"),
        ("h2", "How to use this page"), ("h2", "Print"),
    ]  # fmt: skip


def test_a_source_that_cannot_be_read_is_reported(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"gone words \xff")
    debate = load_text("argmap: 1\nsources: {s: {file: bad.txt}}\nquestions: {text: Q, quote: gone words}")
    text, losses = html.write(debate)
    assert [loss.code for loss in losses] == ["Y102"]
    assert "gone words" in text


def test_without_graphviz_there_is_no_diagram_and_a_notice(
    load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_text: str, _format: str, seconds: float) -> bytes:
        raise ArgmapError("pictures need Graphviz")

    monkeypatch.setattr(renderers, "render", missing)
    text, losses = html.write(load_text(SMALL, other="argmap: 1\nquestions: Q"))
    assert losses == ("the page has no diagram: pictures need Graphviz",)
    assert 'class="drawing"' not in text
    assert 'href="#diagram"' not in text


@pytest.mark.skipif(not renderers.available("svg"), reason="nothing is there to draw with")
def test_lines_of_the_diagram_run_in_their_own_direction(load_text: Callable[..., Any]) -> None:
    debate = load_text("argmap: 1\ntitle: שאלה\nquestions: {text: האם כן?, positions: {text: Yes}}")
    lines = re.findall("<text[^>]*>([^<]*)</text>", html.write(debate)[0])
    assert {"&#8295;האם כן?&#8297;", "Yes"} <= set(lines)
    assert not [line for line in lines if "\\u" in line]


def test_a_vast_diagram_is_left_out(load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MAX_DRAWN", 5)
    text, (notice,) = html.write(load_text(SMALL))
    assert "6 nodes" in notice
    assert 'class="drawing"' not in text
    (shown,) = [one for one in tree_of(text).iter("section") if one.get("id") == "diagram"]
    assert words_of(shown) == "Diagram mNo diagram: one of 6 nodes would be unreadable."


def test_a_diagram_of_very_many_lines_is_left_out(
    load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MAX_LINES", 4)
    text, (notice,) = html.write(load_text(SMALL))
    assert "its 7 lines would be unreadable" in notice
    assert "No diagram: one of 7 lines would be unreadable." in text


def test_the_page_does_not_wait_long_for_diagrams(
    load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []

    def render(text: str, format: str, seconds: float) -> bytes:
        waited.append(seconds)
        if "Slow." in text:
            raise TooLongError(format, seconds)
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g/></svg>'

    monkeypatch.setattr(renderers, "render", render)
    maps = {name: f"argmap: 1\nquestions: [{{text: {text}}}]\n" for name, text in SPEEDS.items()}
    text, losses = html.write(load_text(**maps))
    assert waited == [30, 15, 7.5, 7.5]
    assert losses == tuple(
        f"{name}: no diagram, because it takes more than {seconds} seconds: use --root or --depth"
        for name, seconds in (("a", 30), ("b", 15))
    )
    assert text.count("No diagram: it would take too long to draw.") == 2
    assert text.count('<div class="drawing">') == 2


SPEEDS = {"a": "Slow.", "b": "Slow.", "c": "Fast.", "d": "Fast."}


def test_diagrams_have_the_style_of_the_project_but_its_colours(
    load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def render(text: str, _format: str, seconds: float) -> bytes:
        asked.append(text)
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g/></svg>'

    monkeypatch.setattr(renderers, "render", render)
    style = Style(Palette.GREY, Direction.LEFT, Labels.ID, dark=True, link="https://x.example/{id}")
    text, _ = html.write(load_text(SMALL), None, style)
    assert '<html lang="en" data-palette="grey">' in text
    assert "light safe" in asked[0]
    assert "rankdir=RL" in asked[0]
    assert 'label=""' in asked[0]
    assert "Because." not in re.sub('tooltip="[^"]*"', "", asked[0])
    assert "x.example" not in asked[0]


def test_frames_are_drawn_in_the_colours_of_lines(load_text: Callable[..., Any]) -> None:
    if not renderers.available("svg"):
        pytest.skip("no Graphviz")
    text, _ = html.write(load_text(SMALL), None, Style(cluster=Cluster.MAP))
    assert text.count('<g class="line frame ') == 1


def test_the_diagram_links_every_node(folder: Path) -> None:
    text = (folder / "page.html").read_text(encoding="utf-8")
    if 'class="drawing"' not in text:
        pytest.skip("no Graphviz")
    drawings = re.findall('<div class="drawing"><svg .*?</svg>', text, re.DOTALL)
    links = [re.findall(r'<a class="d [\w -]+" href="#([^"]*)"', drawing) for drawing in drawings]
    assert [len(found) for found in links] == [10, 3]
    names = ("close", "close-it", "air", "ring", "figures", "quiet", "shops", "wait", "tram", "größe")
    assert set(links[0]) == {f"m/{name}" for name in names}
    assert not re.search(r"xlink|<style| style=|<script|url\(", "".join(drawings))


def test_export(run: Callable[..., Any], folder: Path, tmp_path: Path) -> None:
    ran = run("export", str(folder / "m.yaml"), "-o", str(tmp_path / "out.html"), "--root", "close-it")
    assert (ran.status, ran.out) == (0, "")
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "Shops lose customers." in text
    assert "Wait for the new tram." not in text
