"""The tree as lines: what stands where, what is marked, and where it ends."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings

import argmap
from argmap.findings import Findings
from argmap.relations import KINDS, RELATIONS, Kind
from argmap.sources.verdicts import Verdicts
from argmap.styled import plain
from argmap.view import tree_lines
from argmap.view.further import Further
from argmap.view.node_line import ASCII, UNICODE

from ..random_maps import Said, SeenEdge, seen_edges, shapes, two_maps

Load = Callable[..., argmap.Debate]


def drawn(debate: argmap.Debate, signs=ASCII, root: str | None = None, **options) -> str:
    rows = (
        tree_lines.of_maps(debate, signs, **options)
        if root is None
        else tree_lines.of_node(debate, root, signs, **options)
    )
    return "\n".join(plain(line) for line in tree_lines.lines(rows, signs))


def expect(text: str) -> str:
    return textwrap.dedent(text).strip("\n")


SHARED = """
    argmap: 1
    title: T
    questions:
    - id: q
      text: Q
      positions:
      - id: a
        text: A.
        by: [ann, Bo]
        qualifier: may
        pro:
        - {id: c, text: C., implied: true, con: [D.]}
      - text: B.
        con: [{ref: c}]
        context: It is so.
    people: {ann: {name: Ann}}
"""


CIRCULAR = """
    argmap: 1
    questions:
    - text: Q
      positions: [{id: a, text: A., con: {id: b, text: B., con: {ref: a, undercut: {id: u, text: U.}}}}]
"""


def test_a_shared_node_is_shown_once_in_full(load_text: Load) -> None:
    assert drawn(load_text(SHARED)) == expect("""
        T [m]
        `-- ? Q [q]
            |-- > A. -- Ann, Bo, "may" [a]
            |   `-- + C. (implied) [c]
            |       `-- - D.
            `-- > B.
                |-- - C. (implied) [c] ^ shown above
                `-- i It is so.
    """)


def test_an_undercut_is_shown_where_the_step_is_that_it_attacks(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q
          positions:
          - text: A.
            pro: {id: c, text: C., con: [D.], undercut: First.}
          - text: B.
            con: {ref: c, undercut: [Second.]}
    """)
    assert drawn(debate) == expect("""
        m
        `-- ? Q
            |-- > A.
            |   `-- + C. [c]
            |       |-- - D.
            |       `-- x First.
            `-- > B.
                `-- - C. [c] ^ shown above
                    `-- x Second.
    """)
    assert drawn(debate, root="m/c").splitlines() == ["* C. [c]", "|-- - D.", "|-- x First.", "`-- x Second."]


def test_undercuts_of_each_other_end(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q
          positions:
          - {text: A., pro: {id: c, text: C., undercut: {id: u, text: U., undercut: [{ref: c, undercut: {ref: u}}]}}}
    """)
    assert "circular" in drawn(debate)


def test_a_question_of_another_map_at_the_top_is_shown(load_text: Load) -> None:
    debate = load_text(
        one="argmap: 1\ntitle: One\nuses: two.yaml\nquestions: {ref: two/r, positions: [Mine.]}\n",
        two="argmap: 1\nquestions: {id: r, text: R, positions: [Theirs.]}\n",
    )
    one = argmap.load("one.yaml")
    assert drawn(one).splitlines() == ["One [one]", "`-- ? R [r]", "    |-- > Mine.", "    `-- > Theirs."]
    assert len(debate.maps) == 2


def test_what_attacks_a_step_that_closes_a_circle_is_there(load_text: Load) -> None:
    assert drawn(load_text(CIRCULAR)) == expect("""
        m
        `-- ? Q
            `-- > A. [a]
                `-- - B. [b]
                    `-- - A. [a] @ circular: continues as above
                        `-- x U. [u]
    """)


LINE = re.compile(r"(?P<guide>(?:[|]   |    )*)(?:[|]-- |`-- )(?P<sign>.) (?P<text>T?[0-9Q])")
SIGNS = {row.ascii: str(name) for name, row in [*KINDS.items(), *RELATIONS.items()] if row.ascii}


@pytest.mark.long
@settings(max_examples=100, deadline=None)
@given(shapes())
def test_each_node_is_in_full_once_and_each_edge_shown_with_the_step_that_it_attacks(
    made: tuple[list[Said], set[int]],
) -> None:
    debate = two_maps(made[0])
    names = {data["text"]: name for name, data in debate.graph.nodes(data=True) if data["text"] != "Q"}
    path: list[tuple[str, str]] = []
    full, shown = [], set()
    for line in drawn(debate).splitlines():
        if not (found := LINE.match(line)):
            continue
        path[len(found["guide"]) // 4 :] = [(names.get(found["text"], "Q"), SIGNS[found["sign"]])]
        if "shown above" not in line and "circular" not in line:
            full.append(path[-1][0])
        if len(path) > 1 and path[-2][0] != "Q":
            step = (path[-3][0], path[-2][1]) if path[-1][1] == "undercut" else None
            shown.add(SeenEdge(path[-1][0], path[-2][0], path[-1][1], step))
    assert sorted(name for name in full if name != "Q") == sorted(names.values())
    expected = set()
    for child, parent, sign, step in seen_edges(debate, set(debate.graph)):
        if parent in names.values():
            expected.add(SeenEdge(child, parent, sign, step))
    refused = {one for one in expected if one.sign == "undercut" and one.step is None}  # with the step they attack
    assert expected - refused <= shown
    assert {one[:3] for one in shown} == {one[:3] for one in expected}


def test_a_cycle_is_shown_and_not_followed(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: Q
          positions: [{id: a, text: A., con: {id: b, text: B., con: [{ref: a}]}}]
    """)
    assert drawn(debate) == expect("""
        m
        `-- ? Q
            `-- > A. [a]
                `-- - B. [b]
                    `-- - A. [a] @ circular: continues as above
    """)


def test_a_knot_without_a_root_is_shown(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - {id: q, text: Q, positions: [{text: A., questions: [{ref: q}]}]}
    """)
    assert "? Q [q]" in drawn(debate)
    assert "circular" in drawn(debate)


def test_depth_counts_what_it_leaves_out(load_text: Load) -> None:
    assert drawn(load_text(SHARED), depth=1) == expect("""
        T [m]
        `-- ? Q [q]
            |-- > A. -- Ann, Bo, "may" [a] ... 1 below
            `-- > B. ... 2 below
    """)
    assert drawn(load_text(SHARED), root="m/a", depth=0) == '> A. -- Ann, Bo, "may" [a] ... 1 below'


def test_a_root_has_no_guides(load_text: Load) -> None:
    assert drawn(load_text(SHARED), root="m/c").splitlines() == ["* C. (implied) [c]", "`-- - D."]


def test_quotes_are_below_their_node(load_text: Load) -> None:
    debate = load_text("argmap: 1\nquestions: {text: Q, quote: [one, two], questions: [R]}\n")
    assert drawn(debate, below=Further(debate, ASCII, Verdicts(debate, Findings()))) == expect("""
        m
        `-- ? Q
            |-- "one" not checked: it has no source with a file
            |-- "two" not checked: it has no source with a file
            `-- ? R
    """)


def test_a_map_below_another_is_not_named_again(load_text: Load) -> None:
    debate = load_text(
        one="argmap: 1\nuses: two.yaml\nquestions: {text: Q, questions: {ref: two/r}}\n",
        two="argmap: 1\ntitle: Two\nquestions: {id: r, text: R}\n",
    )
    assert drawn(debate).splitlines() == ["one", "`-- ? Q", "    `-- ? R [r]"]
    assert drawn(argmap.load("two.yaml")).splitlines() == ["Two [two]", "`-- ? R [r]"]


def test_very_deep_debates_are_cut_with_a_word(load_text: Load) -> None:
    chain = "".join(f"  - {{id: n{i}, text: N{i}., con: [{{ref: n{i + 1}}}]}}\n" for i in range(500))
    debate = load_text(f"argmap: 1\nquestions:\n- text: Q\n  positions:\n{chain}  - {{id: n500, text: End.}}\n")
    lines = drawn(debate).splitlines()
    assert max(map(len, lines)) < 500
    assert any(line.endswith("... 1 below") for line in lines)


@pytest.mark.parametrize("words", ["\x1b[2Jx", "a\u202eb", "a\u0085b", "a\u2028b", "tab\there", "bell\x07"])
def test_no_text_can_steer_the_terminal(load_text: Load, words: str) -> None:
    escaped = "".join(f"\\U{ord(c):08x}" for c in words)
    debate = load_text(
        f'argmap: 1\ntitle: "{escaped}"\npeople: {{ann: {{name: "{escaped}"}}}}\n'
        f'questions: {{text: "Q {escaped}", by: ann, qualifier: "{escaped}", quote: "{escaped}"}}\n'
    )
    for line in drawn(debate, UNICODE, below=Further(debate, UNICODE, Verdicts(debate, Findings()))).split("\n"):
        assert all(character.isprintable() for character in line), repr(line)
        assert "\u202e" not in line


def test_each_kind_and_stance_has_a_sign_of_its_own() -> None:
    for signs in (ASCII, UNICODE):
        own = [*signs.kinds.values(), *signs.relations.values()]
        assert len(set(own)) == len(own)
        assert set(signs.kinds) == set(Kind)
        assert set(signs.relations) == {relation for relation, row in RELATIONS.items() if row.sign}
    assert all(sign.isascii() for sign in [*ASCII.kinds.values(), *ASCII.relations.values(), ASCII.branch, ASCII.more])


def test_notes_are_below_their_nodes_and_places(load_text: Load) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q
          note: Of the question.
          positions:
          - {id: p, text: P, pro: {id: a, text: A, note: Of A.}}
          - {id: r, text: R, con: {ref: a, note: Of A here.}}
    """)
    below = Further(debate, ASCII, notes=True)
    assert drawn(debate, root="m/q" if "m/q" in debate.graph else next(iter(debate.graph)), below=below) == expect("""
        ? Q [q]
        |-- note: Of the question.
        |-- > P [p]
        |   `-- + A [a]
        |       `-- note: Of A.
        `-- > R [r]
            `-- - A [a] ^ shown above
    """)


def test_the_legend_explains_every_sign() -> None:
    lines = [plain(row.line) for row in tree_lines.legend(UNICODE)]
    assert {line[:1] for line in lines if line} == {*UNICODE.kinds.values(), *UNICODE.relations.values()}
