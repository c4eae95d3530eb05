"""``path``, ``compare`` and ``stats``, and what ``show`` tells of the ways, on a small debate with known answers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import bearing

from .test_terminal import ESCAPES, in_terminal

MAP = """\
argmap: 1
sources: {s: {file: s.txt, title: S}}
people: {ann: {name: Ann Lee, role: mayor}}
questions:
- id: q
  text: Close the centre?
  positions:
  - id: yes
    text: Close it.
    by: ann
    quote: Close it
    pro:
    - id: air
      text: The air would be cleaner.
      quote: the air would be cleaner
      con:
      - id: ring
        text: Cars would take the ring road.
      undercut:
      - id: small
        text: The town measured is smaller.
    con: {id: shops, text: Shops lose customers., con: {id: bus, text: Customers come by bus.}}
    questions: {id: who, text: Who pays?}
  - id: wait
    text: Wait.
    conflicts: yes
    con: {ref: air}
"""
TEXT = "Close it, they say.\n\nAir\nThey say that the air would be cleaner, and more of that kind.\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    Path("s.txt").write_text(TEXT)
    Path("maps/m.yaml").write_text(MAP.replace("file: s.txt", "file: ../s.txt"))
    Path("pyproject.toml").touch()


def test_a_path_step_by_step(run: Callable) -> None:
    ran = run("path", "ring", "q")
    assert (ran.status, ran.err) == (0, "there are other paths: see --all\n")
    assert ran.out == (
        "• Cars would take the ring road. [ring]\n  speaks against\n• The air would be cleaner. [air]\n  speaks for\n"
        "► Close it. — Ann Lee [yes]\n  answers\n? Close the centre? [q]\n"
        "  so ring speaks against yes, an answer to q\n"
    )


def test_all_paths_and_an_attack_on_an_attack(run: Callable) -> None:
    ran = run("path", "ring", "q", "--all", "--ascii")
    assert ran.err == ""
    assert [line.strip() for line in ran.out.splitlines() if line.startswith("  so")] == [
        "so ring speaks against yes, an answer to q",
        "so ring speaks for wait, an answer to q (2 attacks on the path)",
    ]


def test_an_undercut_names_the_step(run: Callable) -> None:
    assert "undercuts the step by which what follows speaks for yes\n" in run("path", "small", "yes").out


def test_an_undercut_speaks_only_where_the_step_is(run: Callable) -> None:
    """The air is a pro of one position and a con of the other: an attack on the one use says nothing of the other."""
    assert run("path", "small", "wait").out.endswith(
        "small speaks for wait (over conflicts, which reverse the stance)\n"
    )
    assert "m/small" not in run("find", "for(id:wait) OR against(id:wait)", "--as", "ids").out
    assert run("find", "against(id:yes)", "--as", "ids").out == "m/ring\nm/small\nm/shops\n"


def test_paths_with_the_opposite_stance_are_reported(run: Callable) -> None:
    Path("maps/m.yaml").write_text(
        "argmap: 1\nquestions:\n- text: Q?\n  positions:\n  - id: p\n    text: P.\n    pro: {id: a, text: A.}\n"
        "    con: {id: c, text: C., pro: {ref: a}}\n"
    )
    assert run("path", "a", "p").err == "other paths lead to the opposite stance: see --all\n"
    assert run("path", "a", "p", "--all").err == ""


def test_a_question_ends_a_stance(run: Callable) -> None:
    assert "so who takes no side on q" in run("path", "who", "q").out
    assert "so yes is an answer to q" in run("path", "yes", "q").out


def test_where_no_path_leads(run: Callable) -> None:
    ran = run("path", "q", "ring")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "q does not bear on ring, but ring bears on q: argmap path ring q\n"
    assert (
        run("path", "wait", "ring").err == "wait does not bear on ring, but ring bears on wait: argmap path ring wait\n"
    )
    assert run("path", "air", "air").err == "air does not bear on air\n"
    assert run("path", "air", "arr").status == 2


def test_where_no_path_leads_up_one_may_lead_over_links(run: Callable) -> None:
    Path("maps/m.yaml").write_text(
        "argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n"
        "  - {id: p, text: P., conflicts: r, pro: {id: a, text: A.}}\n  - {id: r, text: R.}\n"
        "  - {id: s, text: S., rephrases: r}\n  - {id: t, text: T., conflicts: p, rephrases: s}\n"
    )
    assert run("path", "a", "r").out.splitlines() == [
        *("• A. [a]", "  speaks for", "► P. [p]", "  conflicts with", "► R. [r]"),
        "  so a speaks against r (over conflicts, which reverse the stance)",
    ]
    assert run("path", "a", "p").out.endswith("so a speaks for p\n")
    assert run("path", "a", "s", "--all").out.count("  so a speaks against s (over ") == 2
    assert run("path", "r", "s").out.endswith("  so r says the same as s (over rephrases)\n")
    assert run("path", "p", "r").out.endswith(
        "  so p says what excludes r (over conflicts, which reverse the stance)\n"
    )


def test_path_says_that_it_gave_up(run: Callable, load_text: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    load_text(
        "argmap: 1\npositions:\n- {id: a, text: A., pro: {id: b, text: B., pro: [{id: c, text: C.}, {ref: c}]}}\n"
    )
    monkeypatch.setattr(bearing, "_MAX_EFFORT", -9)
    ran = run("path", "c", "a", "m.yaml")
    assert (ran.status, ran.out) == (1, "")
    assert "gave up after trying too many paths: it is unknown whether c bears on a\n" in ran.err
    assert "does not bear on" not in ran.err


def test_comparing_many_positions_takes_time_in_proportion(run: Callable, load_text: Callable) -> None:
    many = "".join(f"  - {{id: n{number}, text: N., conflicts: n{number - 1}}}\n" for number in range(1, 4000))
    load_text(f"argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n  - {{id: n0, text: N.}}\n{many}")
    start = time.process_time()
    assert run("compare", "q", "m.yaml").out.count("conflicts with") == 2 * 3999
    assert time.process_time() - start < 6  # it takes 1; with a list looked through for each it was 8


def test_positions_side_by_side(run: Callable) -> None:
    ran = run("compare", "q")
    assert ran.status == 0
    assert (
        ran.out
        == """\
? Close the centre? [q]

► Close it. — Ann Lee [yes]
  1 for, 1 against; 2 of 2 answered
  conflicts with [wait]
  for it
    + The air would be cleaner. [air]
      − Cars would take the ring road. [ring]
      × The town measured is smaller. [small]
  against it
    − Shops lose customers. [shops]
      − Customers come by bus. [bus]

► Wait. [wait]
  0 for, 1 against; 1 of 1 answered
  conflicts with [yes]
  for it
    nothing
  against it
    − The air would be cleaner. [air]
      − Cars would take the ring road. [ring]
"""
    )


def test_only_undercuts_of_the_step_that_is_compared_count(run: Callable) -> None:
    Path("maps/m.yaml").write_text("""\
argmap: 1
questions:
- id: q
  text: Q?
  positions:
  - id: p
    text: P.
    pro: {id: a, text: A.}
    con: {id: b, text: B., undercut: B is beside the point.}
  - {id: r, text: R., pro: [{ref: p, undercut: P is no help to R.}, {ref: b}], con: {ref: a, undercut: A is not so.}}
""")
    assert (
        run("compare", "q", "--ascii").out
        == """\
? Q? [q]

> P. [p]
  1 for, 1 against; 1 of 2 answered
  for it
    + A. [a]
  against it
    - B. [b]
      x B is beside the point.

> R. [r]
  2 for, 1 against; 2 of 3 answered
  for it
    + P. [p]
      - B. [b]
      x P is no help to R.
    + B. [b]
  against it
    - A. [a]
      x A is not so.
"""
    )


def test_implied_positions_are_set_apart_and_rephrases_are_reported(run: Callable) -> None:
    Path("maps/m.yaml").write_text("""\
argmap: 1
questions:
- id: q
  text: Q?
  positions:
  - {id: p, text: P., implied: true, pro: {text: A., pro: [{text: B., con: C.}, D.]}}
  - {id: r, text: R., rephrases: s}
- {id: t, text: T?, positions: {id: s, text: S., by: Ann}}
""")
    assert (
        run("compare", "q").out
        == """\
? Q? [q]

► R. [r]
  0 for, 0 against
  rephrases ► S. — Ann [s]
  for it
    nothing
  against it
    nothing

not stated by the source:

► P. (implied) [p]
  1 for, 0 against; 0 of 1 answered
  for it
    + A. 1 of 2 reasons for it answered
  against it
    nothing
"""
    )


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_cut_from_what_is_compared(columns: int) -> None:
    name, word = "close-it-" + "very-" * 16 + "soon", "W" + "o" * 70 + "rd"
    changed = MAP.replace("yes", name).replace("Shops lose", f"Shops {word} lose")
    Path("maps/m.yaml").write_text(changed.replace("file: s.txt", "file: ../s.txt"))
    lines = ESCAPES.sub("", in_terminal("compare", "q", columns=columns)).splitlines()
    assert max(map(len, lines)) <= columns
    assert "…" not in "".join(lines)
    left = "".join(line[: columns // 2 - 1].replace(" ", "") for line in lines)  # the first column
    assert f"[{name}]" in left
    assert word in left


def test_what_is_wrapped_in_a_column_hangs_and_entries_are_apart() -> None:
    Path("maps/m.yaml").write_text("""\
argmap: 1
questions:
- id: q
  text: Q?
  positions:
  - {text: P., con: [Shops lose customers of whom many come from far away., Less trade.]}
  - R.
""")
    lines = ESCAPES.sub("", in_terminal("compare", "q", columns=60)).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("− Shops lose"))
    assert [line[:28].rstrip() for line in lines[at:]] == [
        "− Shops lose customers of",
        "  whom many come from far",
        "  away.",
        "",
        "− Less trade.",
    ]


def test_only_questions_are_compared(run: Callable) -> None:
    ran = run("compare", "air")
    assert (ran.status, ran.out) == (2, "")
    assert "air is not a question" in ran.err
    assert "argmap show air" in ran.err
    assert run("compare", "who").err == "no position answers it yet\n"


def test_the_debate_in_figures(run: Callable) -> None:
    stats = json.loads(run("stats", "--format", "json").out)
    assert stats["kinds"] == {"argument": 5, "position": 2, "question": 2}
    assert stats["relations"] == {"con": 4, "answers": 2, "conflicts": 1, "pro": 1, "raises": 1, "undercut": 1}
    assert stats["speakers"] == [{"name": None, "nodes": 6}, {"name": "Ann Lee", "nodes": 1}]
    assert [(one["heading"], one["nodes"]) for one in stats["sections"]] == [("", 1), ("Air", 1)]
    assert stats["answered"] == {
        "question": {"answered": 1, "nodes": 2},
        "position": {"answered": 2, "nodes": 2},
        "argument": {"answered": 2, "nodes": 5},
    }
    assert stats["contested"] == [{"id": "m/yes", "pros": 1, "cons": 1}]
    assert stats["deepest"] == {"id": "m/ring", "depth": 3}


def test_the_figures_have_bars(run: Callable) -> None:
    out = run("stats", "--ascii").out
    assert "  argument  5  ####################\n  position  2  ########\n" in out
    assert "\nspeakers (claims)\n" in out
    assert (
        "answered\n"
        "  1 of 2 questions has a position     ##########..........\n"
        "  2 of 2 positions have an objection  ####################\n"
        "  2 of 5 arguments have an objection  ########............\n"
        "\nmost contested\n"
    ) in out
    assert out.endswith(
        "  ? Close the centre? [q]\n    > > Close it. -- Ann Lee [yes]\n"
        "    > + The air would be cleaner. [air]\n    > - this\n"
    )


def test_one_question_has_a_position(run: Callable) -> None:
    Path("maps/m.yaml").write_text("argmap: 1\nquestions: {text: Q?, positions: [P.]}\n")
    assert "  1 of 1 question has a position " in run("stats").out


def test_the_text_says_of_many_contested_nodes_how_many_it_leaves_out(run: Callable) -> None:
    positions = "".join(f"  - {{id: p{i}, text: P{i}., pro: [A., B.], con: [C.]}}\n" for i in range(8))
    Path("maps/m.yaml").write_text(f"argmap: 1\nquestions:\n- text: Q?\n  positions:\n{positions}")
    out = run("stats").out
    assert "\nthe 5 most contested of 8\n" in out
    assert out.count("  2+ 1−  ") == 5
    assert len(json.loads(run("stats", "--format", "json").out)["contested"]) == 8


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_bars_fit_into_a_terminal(columns: int) -> None:
    who = "The Society of Those Who Have Very Long Names Throughout the Whole of the Country"
    Path("maps/m.yaml").write_text(MAP.replace("file: s.txt", "file: ../s.txt").replace("Ann Lee", who))
    lines = ESCAPES.sub("", in_terminal("stats", columns=columns)).splitlines()
    assert max(map(len, lines)) <= columns
    (row,) = (line for line in lines if line.startswith("  The Society") and "█" in line)
    assert ("…  1  █" in row) == (columns < 120)
    assert any(line.startswith("  2 of 5 arguments have an objection  ") and "█░" in line for line in lines)


def test_an_empty_debate_has_figures(run: Callable) -> None:
    Path("maps/m.yaml").write_text("argmap: 1\n")
    assert run("stats").out.startswith("1 map, 0 nodes, 0 edges\n")
    assert json.loads(run("stats", "--format", "json").out)["deepest"] == {"id": None, "depth": 0}


def test_show_lists_what_bears_from_below_and_the_paths_up(run: Callable) -> None:
    out = run("show", "yes").out
    below = out[out.index("speaks for it from further below") :]
    assert (
        below
        == """\
speaks for it from further below
  2 steps • Customers come by bus. [bus]

speaks against it from further below
  2 steps • Cars would take the ring road. [ring]
  2 steps • The town measured is smaller. [small]

paths up to its questions
  ? Close the centre? [q]
    › ► this
"""
    )


def test_show_lists_what_bears_both_ways_even_directly_below(run: Callable) -> None:
    Path("maps/m.yaml").write_text("""\
argmap: 1
questions:
- id: q
  text: Q?
  positions:
  - {id: p, text: P., pro: {id: a, text: A.}, con: {id: c, text: C., pro: [{ref: a}]}}
""")
    for function in ("for", "against"):
        assert "m/a" in run("find", f"{function}(id:p)", "--as", "ids").out
    assert "speaks both for and against it\n  1 step • A. [a]\n" in run("show", "p").out


def test_a_caveat_limits_and_takes_no_side(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(
        "argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n"
        "  - {id: p, text: P., caveat: {id: c, text: Only at night.}}\n"
    )
    assert "  is limited by ◇ Only at night. [c]\n" in run("compare", "q", "m.yaml").out
    assert run("path", "c", "q", "m.yaml").out.endswith(
        "so c takes no side on q: c limits p, which is neither for nor against it\n"
    )
