"""Positions at the top of a map: claims without a question, and references that add to nodes of any map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import argmap
from argmap.relations import Kind, Relation

Load = Callable[..., argmap.Debate]
OTHER = """
    argmap: 1
    questions: {id: q, text: Q, positions: {id: p, text: P., pro: {id: a, text: A.}}}
"""


def edges(debate: argmap.Debate) -> set[tuple[str, str, Relation]]:
    return {(child, parent, data["relation"]) for child, parent, data in debate.graph.edges(data=True)}


def test_a_claim_may_stand_alone(load_text: Load, run: Callable) -> None:
    debate = load_text("argmap: 1\npositions:\n- One.\n- {id: two, text: Two., con: [Three.]}\n")
    assert debate.findings == ()
    assert {name: data["kind"] for name, data in debate.graph.nodes(data=True)} == {
        "m/positions.1": Kind.POSITION,
        "m/two": Kind.POSITION,
        "m/two.con.1": Kind.ARGUMENT,
    }
    tree = run("tree", "m.yaml").out
    assert "► One." in tree
    assert "► Two. [two]" in tree
    checked = run("check", "m.yaml", "--format", "concise")
    assert checked.status == 0
    assert checked.out.count("L313") == 2


def test_a_reference_there_adds_to_a_node_of_another_map_and_makes_no_edge(load_text: Load) -> None:
    mine = """
        argmap: 1
        uses: o.yaml
        positions:
        - {ref: o/a, con: {id: c, text: C.}, context: Known.}
        - {ref: o/q, positions: {id: no, text: No.}}
        - ref: o/p
    """
    debate = load_text(mine, o=OTHER)
    assert debate.findings == ()
    assert edges(debate) == {
        ("o/p", "o/q", Relation.ANSWERS),
        ("o/a", "o/p", Relation.PRO),
        ("m/c", "o/a", Relation.CON),
        ("m/a.context.1", "o/a", Relation.CONTEXT),
        ("m/no", "o/q", Relation.ANSWERS),
    }
    assert debate.graph.nodes["o/a"]["kind"] is Kind.ARGUMENT
    assert argmap.check(debate, ["duplicate-edge", "position-without-question"]) == ()


def test_what_such_a_reference_adds_fits_its_node(load_text: Load) -> None:
    debate = load_text("argmap: 1\nuses: o.yaml\npositions:\n- {ref: o/q, pro: Reason.}\n", o=OTHER)
    (finding,) = debate.findings
    assert (finding.code, str(finding.message)) == ("S208", "o/q is a question, which has no pro")
    assert finding.span.words == "o/q"


def test_an_undercut_beside_such_a_reference_has_no_step(load_text: Load) -> None:
    debate = load_text("argmap: 1\npositions:\n- {id: a, text: A.}\n- {ref: a, undercut: U.}\n")
    assert [finding.code for finding in debate.findings] == ["S208"]


def test_a_reference_that_repeats_an_edge_and_carries_lists_adds_to_its_node(load_text: Load) -> None:
    mine = """
        argmap: 1
        uses: o.yaml
        questions:
        - ref: o/q
          positions:
          - {ref: o/p, con: [C.], undercut: []}
        - text: Who?
          positions:
          - {id: x, text: X., pro: [{id: y, text: Y.}]}
          - ref: x
            pro: [{ref: y, con: [Z.], undercut: [U.]}]
    """
    debate = load_text(mine, o=OTHER)
    assert debate.findings == ()
    assert debate.graph.number_of_edges("o/p", "o/q") == 1
    assert debate.graph.number_of_edges("m/y", "m/x") == 1
    assert {edge for edge in edges(debate) if edge[1] in ("o/p", "m/y")} == {
        ("o/a", "o/p", Relation.PRO),
        ("m/p.con.1", "o/p", Relation.CON),
        ("m/y.con.1", "m/y", Relation.CON),
        ("m/y.undercut.1", "m/y", Relation.UNDERCUT),
    }
    assert argmap.check(debate, ["duplicate-edge"]) == ()


def test_one_that_says_something_of_its_place_is_a_repetition(load_text: Load) -> None:
    again = "{ref: a, note: again, con: [C.]}"
    debate = load_text(
        f"argmap: 1\nquestions: {{text: Q, positions: {{text: P., pro: [{{id: a, text: A.}}, {again}]}}}}\n"
    )
    assert [finding.code for finding in argmap.check(debate, ["duplicate-edge"])] == ["S217"]


def test_caveats_count_for_nothing(load_text: Load, run: Callable) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q
          caveat: Only for now.
          positions:
          - id: p
            text: P.
            caveat: {id: k, text: With caution., con: {id: c, text: C.}}
    """)
    assert debate.findings == ()
    assert run("find", "is:unanswered", "m.yaml", "--as", "ids").out.split() == ["m/p", "m/c"]
    assert run("find", "for(id:p) OR against(id:p)", "m.yaml", "--as", "ids").out == ""
    assert run("find", "against(id:k)", "m.yaml", "--as", "ids").out == "m/c\n"
    assert "0 for, 0 against" in run("compare", "q", "m.yaml").out
    assert "takes no side" in run("path", "c", "p", "m.yaml").out


def test_a_caveat_takes_no_undercut(load_text: Load) -> None:
    debate = load_text("argmap: 1\npositions: {text: P., caveat: {text: C., undercut: U.}}\n")
    (finding,) = debate.findings
    assert (finding.code, str(finding.message)) == (
        "S208",
        "undercut attacks a step, and a caveat under caveat takes none",
    )


def test_what_answers_comes_first_and_the_background_last(load_text: Load, run: Callable) -> None:
    load_text("""
        argmap: 1
        questions:
        - text: Q
          context: Seven.
          questions: Six?
          positions:
          - id: p
            text: One.
            context: Seven again.
            caveat: Five.
            undercut: []
            con: Four.
            pro: Three.
            premises: Two.
    """)
    out = run("tree", "m.yaml", "--ascii").out
    places = [
        out.index(word) for word in ("One.", "Two.", "Three.", "Four.", "Five.", "Seven again.", "Six?", "Seven.\n")
    ]
    assert places == sorted(places)


def test_maps_follow_from_the_one_that_holds_a_root(load_text: Load, run: Callable) -> None:
    root = "argmap: 1\ntitle: Whole\nuses: [b.yaml, a.yaml]\nquestions: {text: Q, questions: [ref: b/q, ref: a/q]}\n"
    load_text(
        "argmap: 1\ntitle: Other\nquestions: {text: M, undeveloped: true}\n",
        a="argmap: 1\ntitle: Second\nquestions: {id: q, text: A}\n",
        b="argmap: 1\ntitle: First\nquestions: {id: q, text: B}\n",
        z=root,
    )
    run("export", ".", "--format", "markdown", "-o", "out.md")
    text = Path("out.md").read_text()
    assert text.startswith("# Other\n")
    assert text.index("# Whole") < text.index("### B") < text.index("### A")
    assert 'label="Whole"' in run("export", "z.yaml", "--format", "dot").out
