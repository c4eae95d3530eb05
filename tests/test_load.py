"""Loading: names, references across maps, sources and people, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.relations import Kind, Relation

Load = Callable[..., argmap.Debate]


def codes(debate: argmap.Debate) -> list[str]:
    return [finding.code for finding in debate.findings]


def test_scalars_are_text(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: no
          text: No
          positions:
          - {id: 1.0, text: 2024-02-31, tags: [yes, 0x1f]}
          - ~
    """)
    assert debate.findings == ()
    assert debate.graph.nodes["m/no"]["text"] == "No"
    assert debate.graph.nodes["m/1.0"]["text"] == "2024-02-31"
    assert debate.graph.nodes["m/1.0"]["tags"] == ("yes", "0x1f")
    assert debate.graph.nodes["m/no.positions.2"]["text"] == "~"


def test_a_list_takes_a_single_item_and_an_empty_value_is_an_empty_list(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
          text: Only one?
          positions: Yes.
          questions:
    """)
    assert debate.findings == ()
    assert list(debate.graph) == ["m/questions.1", "m/questions.1.positions.1"]


def test_numbers_of_places_count_references_and_go_on_where_a_reference_adds(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q?
          positions:
          - ref: b
            pro: [third]
          - id: b
            text: B.
            pro: [first, second]
          - last
    """)
    assert debate.findings == ()
    assert debate.graph.nodes["m/b.pro.3"]["text"] == "third"
    assert debate.graph.nodes["m/q.positions.3"]["text"] == "last"
    assert not any(name.endswith("positions.1") for name in debate.graph)


def test_the_order_of_what_bears_on_a_node_is_that_of_the_file(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q?
          positions:
          - {id: a, text: A., con: [{ref: c}, {id: x, text: X.}, {ref: d}]}
          - {id: b, text: B., pro: [{id: c, text: C.}, {id: d, text: D.}]}
    """)
    assert list(debate.graph.pred["m/a"]) == ["m/c", "m/x", "m/d"]


def test_an_argument_that_answers_a_question_anywhere_is_a_position(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: First?
          positions: [{text: P., pro: [{id: a, text: A.}]}]
        - text: Second?
          positions: [{ref: a}]
    """)
    assert debate.findings == ()
    assert debate.graph.nodes["m/a"]["kind"] is Kind.POSITION


def test_a_text_may_be_left_out_where_there_is_a_quote(load_text: Load) -> None:
    Path("s.txt").write_text("The air would be cleaner, they say, and quieter.")
    debate = load_text("""
        argmap: 1
        sources: {s: {file: s.txt, title: What they say, date: 2025}}
        questions:
        - quote: [The air, and   quieter]
          undeveloped: true
    """)
    assert argmap.check(debate) == ()
    assert debate.graph.nodes["m/questions.1"]["text"] == "The air … and quieter"
    assert [quote.source for quote in debate.graph.nodes["m/questions.1"]["quotes"]] == ["m/s", "m/s"]


def test_uses_reaches_nodes_sources_and_people_of_another_map(load_text: Load) -> None:
    Path("s.txt").write_text("The words.")
    debate = load_text(
        one="""
        argmap: 1
        uses: two.yaml
        questions:
        - id: q
          text: Q?
          positions: [{ref: two/p, con: [{text: C., by: ann, quote: The words}]}]
        """,
        two="""
        argmap: 1
        uses: [one.yaml]
        sources: {s: {file: s.txt}}
        people: {ann: {name: Ann}}
        questions:
        - text: R?
          positions: {id: p, text: P., rephrases: one/q.positions}
        """,
    )
    assert codes(debate) == ["S205"]
    assert debate.graph.nodes["one/p.con.1"]["quotes"][0].source == "two/s"
    assert debate.speakers("one/p.con.1") == ("Ann",)
    assert debate.graph.has_edge("two/p", "one/q")
    assert debate.graph.has_edge("one/p.con.1", "two/p")


def test_a_used_map_is_loaded_whole_and_is_not_requested(load_text: Load, tmp_path: Path) -> None:
    load_text(a="argmap: 1\nuses: b.yaml\n", b="argmap: 1\nuses: c.yaml\n", c="argmap: 1\nname: sea\n")
    debate = argmap.load("a.yaml")
    assert [document.name for document in debate.maps] == ["a", "b", "sea"]
    assert debate.requested == {"a"}


def test_using_is_not_transitive(load_text: Load) -> None:
    debate = load_text(
        a="argmap: 1\nuses: b.yaml\nquestions: [{text: Q?, positions: {ref: c/x}}]\n",
        b="argmap: 1\nuses: c.yaml\n",
        c="argmap: 1\nquestions: [{text: R?, positions: {id: x, text: X.}}]\n",
    )
    assert codes(debate) == ["S205"]
    assert "add its file to uses" in debate.findings[0].message


def test_the_same_file_is_one_source(load_text: Load) -> None:
    Path("s.txt").write_text("The words.")
    debate = load_text(
        a="argmap: 1\nuses: b.yaml\nsources: {s: {file: s.txt}}\n",
        b="argmap: 1\nsources: {s: {file: ./s.txt}}\n",
    )
    assert debate.findings == ()


def test_overlays_stand_in_for_files(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    debate = argmap.load(path, overlays={path: "argmap: 1\nquestions: Why?\n"})
    assert list(debate.graph) == ["new/questions.1"]
    assert not path.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_offsets_do_not_count_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes("argmap: 1\nquestions: Où ?\n".encode(encoding))
    debate = argmap.load(path)
    (span,) = [span for _, span in debate.graph.nodes(data="range")]
    assert (span.start, span.line, span.column, span.words) == (21, 2, 12, "Où ?")


def test_a_path_that_is_missing_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(argmap.ArgmapError, match="no such file"):
        argmap.load(tmp_path / "none.yaml")


def test_an_undercut_of_an_undercut_names_the_step_it_attacks(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q?
          positions:
          - id: p
            text: P.
            pro: {id: a, text: A., undercut: {id: u, text: U., undercut: {id: v, text: V.}}}
    """)
    assert debate.findings == ()
    (data,) = debate.graph["m/v"]["m/u"].values()
    assert data["step"] == ("m/a", Relation.UNDERCUT)


@pytest.mark.parametrize(
    "content",
    [
        "name: Tests\non: push\njobs: {}",
        "name: shop\nservices: {}",
        "title: A\nsources: [b]\nlicense: c\nversion: d\nkeywords: e\nx-f: g",
    ],
)
def test_a_file_of_another_tool_is_one_finding(load_text: Load, content: str) -> None:
    assert codes(load_text(content)) == ["S201"]


@pytest.mark.parametrize(
    "content",
    [
        "title: A\nauthor: b\ndate: c\nversion: d\nquestions:\n- E?",
        "title: A\nauthor: b\ndate: c\nquestion:\n- E?",
        "title: A\npeople:\n  b: {name: C}\nauthor: d",
        "title: A\npositions:\n- B.",
        "title: A\nnote: b\ntitel: c",
        "title: A",
    ],
)
def test_a_map_that_forgets_to_say_so_shows_the_key_to_begin_with(load_text: Load, content: str) -> None:
    first, *others = load_text(content).findings
    assert first.code == "S201"
    assert first.fix is not None
    assert first.fix.edits[0].replacement == "argmap: 1\n"
    mended = load_text(f"argmap: 1\n{content}").findings
    assert [(one.code, one.message) for one in others] == [(one.code, one.message) for one in mended]
