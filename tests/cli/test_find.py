"""``argmap find``, and ``--where`` of other commands, as a user types them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.find import ResultFormat
from argmap.query.vocabulary import FIELDS, FLAGS, FUNCTIONS, KEYS, NUMBERS, SYNTAX
from argmap.styled import width

from .test_terminal import ESCAPES, in_terminal

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")
MAPS = str(ROOT / "maps")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)


OWN = ("--config", ".argmap.toml")
"""The configuration in the working directory: that of the example is the one above it."""


def ids(run: Callable, *arguments: str) -> list[str]:
    ran = run("find", *arguments, EXAMPLE, "--as", "ids")
    assert ran.status == 0
    assert ran.err == "" or arguments[-2:] == OWN
    return [name.removeprefix("example/") for name in ran.out.splitlines()]


def test_a_list_says_what_who_and_where(run: Callable) -> None:
    where = os.path.relpath(EXAMPLE)
    ran = run("find", "is:unanswered kind:argument", EXAMPLE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"− Traffic would only move to the ring road. [air.con.1]  {where}:18",
        f"× The figures come from a much larger city. (implied) [air.undercut.1]  {where}:20",
        f"+ People stay where there is room and People stay where it is quiet. [close-it.pro.2]  {where}:21",
        f"− Shops lose customers. — Ana Lopez, some critics [shops]  {where}:25",
        f"× Cleaner air is not the question here. [air.undercut.2]  {where}:35",
    ]
    assert run("find", "id:air", EXAMPLE, "--ascii").out == f"+- The air would be cleaner. [air]  {where}:15\n"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["-kind:argument"], "close close-it close-it.pro.2.premises.1 close-it.pro.2.premises.2 wait wait.context.1 "),
        (["-is:leaf", "--limit=99"], "close close-it air close-it.pro.2 wait"),
        (["--limit", "99", "-is:leaf"], "close close-it air close-it.pro.2 wait"),
        (["--sort", "-pros", "-is:leaf"], "close-it close-it.pro.2 close air wait"),
        (['-"the" -is:leaf'], "close-it.pro.2"),
        (["-(cars OR air) -is:leaf"], "close-it close-it.pro.2 wait"),
        (["-has:weight -is:leaf"], "close air close-it.pro.2"),
        (["-h -is:leaf"], "close close-it air close-it.pro.2 wait"),
        (["--", "-is:leaf"], "close close-it air close-it.pro.2 wait"),
    ],
)
def test_a_query_may_begin_with_a_minus_sign(run: Callable, arguments: list[str], found: str) -> None:
    names = found.split()
    if arguments[0] == "--":
        ran = run("find", "--as", "ids", *arguments, EXAMPLE)
        assert [name.removeprefix("example/") for name in ran.out.splitlines()] == names
    else:
        assert ids(run, *arguments)[: len(names)] == names


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["find"], "QUERY"),
        (["find", "--limt", "3", "x"], "--limit"),
        (["find", "x", "--as", "lst"], "lst"),
        (["find", "x", "--sort", "dpth"], "did you mean depth?"),
        (["find", "x", "--count", "knd"], "did you mean kind?"),
        (["find", "x", "--group-by", "text"], "nodes cannot be counted or grouped by text"),
        (["find", "x", "--count", "kind", "--group-by", "kind"], "cannot be used together"),
        (["find", "x", "--count", "kind", "--as", "tree"], "--count cannot be shown as tree"),
        (["find", "x", "--group-by", "kind", "--as", "json"], "--group-by cannot be shown as json"),
        (["find", "x", "--as", "tree", "--sort", "id"], "a tree cannot be sorted or limited"),
        (["find", "x", "--limit", "-1"], "-1"),
        (["find", "x", "none.yaml"], "no such file or folder"),
        (["find", "kind:x", "none.yaml"], "there is no kind x"),
        (["find", "@x"], "no query is named @x"),
        (["find", "-"], "expected a term"),
        (["tree", "--where", "a OR"], "expected a term"),
        (["export", "--format", "json", "--where", "is:x"], "there is no flag x"),
    ],
)
def test_wrong_calls(run: Callable, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err


def test_a_mistake_is_shown_with_a_caret(run: Callable) -> None:
    assert run("find", "tram is:anwsered", EXAMPLE).err.splitlines() == [
        "error: there is no flag anwsered (column 9 of the query)",
        "  tram is:anwsered",
        "          ^",
        "  did you mean answered?",
    ]
    ran = run("find", '\x1b[31m"', EXAMPLE)
    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert run("find", "(" * 10_000).status == run("find", "a" * 1_000_000).status == 2


def test_that_nothing_matches_is_no_error(run: Callable) -> None:
    ran = run("find", "by:lopes OR id:clos,air* OR tag:Trafic", EXAMPLE)
    assert (ran.status, ran.out) == (0, ran.out)
    assert ran.err.splitlines() == [
        "no node has by:lopes; did you mean lopez?",
        "no node has id:clos; did you mean close?",
        "no node has tag:trafic; did you mean traffic?",
    ]
    for form in ResultFormat:
        ran = run("find", "nowhere", EXAMPLE, "--as", form)
        assert (ran.status, ran.err) == (0, "nothing matches\n")
        assert ran.out == ("[]\n" if form is ResultFormat.JSON else "")
    assert run("find", "nowhere", EXAMPLE, "--count", "kind").out == ""
    assert run("tree", EXAMPLE, "--where", "nowhere").out == ""


def test_the_help_has_the_language(run: Callable) -> None:
    words = " ".join(run("find", "--help").out.split())
    for table in (SYNTAX, FIELDS, NUMBERS, FLAGS, FUNCTIONS):
        for name, meaning in table.items():
            assert f"{name} {meaning}" in words
    assert ", ".join(KEYS) in words


def test_sorting(run: Callable) -> None:
    every = ids(run, "*")
    assert ids(run, "*", "--sort", "file") == every
    assert ids(run, "*", "--reverse") == ids(run, "*", "--sort", "-file") == every[::-1]
    assert ids(run, "has:weight", "--sort", "weight") == ["close-it"]
    assert ids(run, "kind:position", "--sort", "weight") == ["close-it", "wait"], "what has none stands last"
    assert ids(run, "kind:position", "--sort", "-weight") == ["close-it", "wait"]
    assert ids(run, "kind:position", "--sort", "-id") == ["wait", "close-it"]
    assert ids(run, "kind:position", "--sort", "-id", "--reverse") == ["close-it", "wait"]
    assert ids(run, "has:id", "--sort", "text")[:2] == ["close-it", "shops"]
    assert ids(run, "has:id", "--sort", "-cons")[0] == "close-it"


def test_a_limit_says_what_it_leaves_out(run: Callable) -> None:
    ran = run("find", "*", EXAMPLE, "--limit", "2", "--as", "ids")
    assert (ran.status, ran.out) == (0, "example/close\nexample/close-it\n")
    assert ran.err == "11 more not shown because of --limit 2\n"
    assert run("find", "*", EXAMPLE, "--limit", "13").err == ""
    assert len(json.loads(run("find", "*", EXAMPLE, "--limit", "3", "--as", "json").out)) == 3
    assert run("find", "*", EXAMPLE, "--limit", "1", "--count", "kind").out == "6  argument\n"


def test_counting(run: Callable) -> None:
    assert run("find", "*", EXAMPLE, "--count", "kind").out.splitlines() == [
        "6  argument",
        "2  position",
        "2  premise",
        "2  question",
        "1  context",
    ]
    assert run("find", "*", EXAMPLE, "--count", "by").out.splitlines() == [
        "11  (none)",
        " 1  Ana Lopez",
        " 1  some critics",
        " 1  the mayor",
    ]
    assert run("find", "has:weight", EXAMPLE, "--count", "weight").out == "1  0.5\n"
    assert json.loads(run("find", "kind:premise", EXAMPLE, "--count", "relation", "--as", "json").out) == [
        {"value": "premise", "count": 2}
    ]


def test_groups(run: Callable) -> None:
    lines = run("find", "kind:position OR is:root OR id:air", EXAMPLE, "--group-by", "relation").out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "answers (2)",
        "",
        "con (1)",
        "",
        "conflicts (2)",
        "",
        "pro (1)",
        "",
        "(none) (1)",
    ]
    assert lines[1].startswith("  ► Close it. — the mayor [close-it]  ")


def test_json_is_that_of_the_export(run: Callable) -> None:
    exported = json.loads(run("export", MAPS, "--format", "json").out)["nodes"]
    found = json.loads(run("find", "is:quoted", MAPS, "--as", "json").out)
    assert found == [node for node in exported if node["quotes"]]
    assert all(quote["spans"] for node in found for quote in node["quotes"])
    backwards = json.loads(run("find", "is:quoted", MAPS, "--as", "json", "--reverse").out)
    assert backwards == found[::-1]


def test_a_table(run: Callable) -> None:
    lines = run("find", "kind:position", EXAMPLE, "--as", "table").out.splitlines()
    assert lines == [
        "id        kind      depth  pros  cons  by         qualifier  text",
        "close-it  position  1      2     1     the mayor             Close it.",
        "wait      position  1      0     1                           Wait for the new tram.",
    ]


REPORTED = """\
argmap: 1
questions:
- text: Q?
  positions:
  - {id: long-name-of-a-position, text: They cheat every day., by: [some, Ann], qualifier: fear that}
  - {id: b, text: They do not., implied: true}
"""


def test_a_table_shows_who_says_it_and_how_firmly(run: Callable) -> None:
    Path("m.yaml").write_text(REPORTED)
    assert run("find", "kind:position", "m.yaml", "--as", "table").out.splitlines() == [
        "id                       kind      depth  pros  cons  by         qualifier  text",
        "long-name-of-a-position  position  1      0     0     some, Ann  fear that  They cheat every day.",
        "b                        position  1      0     0     (implied)             They do not.",
    ]


def test_a_table_without_room_for_texts_has_them_below(run: Callable) -> None:
    Path("m.yaml").write_text(REPORTED)
    lines = ESCAPES.sub("", in_terminal("find", "kind:position", "m.yaml", "--as", "table", columns=60)).splitlines()
    assert lines == [
        "id         kind      depth  pros  cons  by         qualifier",
        "  text",
        "long-nam…  position  1      0     0     some, Ann  fear that",
        "  They cheat every day.",
        "b          position  1      0     0     (implied)",
        "  They do not.",
        "2 of 3 nodes",
    ]


TREE = """\
Should the city close its centre to cars? [example]
└── ? Should the centre be closed to cars? [close] … 1 left out
    ├── ► Close it. — the mayor [close-it] … 2 left out
    │   └── + The air would be cleaner. [air] ← match … 2 left out
    └── ► Wait for the new tram. [wait] ← match … 1 left out
        └── − The air would be cleaner. [air] ↑ shown above ← match … 1 left out
"""


def test_a_tree_shows_matches_with_what_leads_to_them(run: Callable) -> None:
    assert run("tree", EXAMPLE, "--where", "id:air,wait").out == TREE
    assert run("find", "id:air,wait", EXAMPLE, "--as", "tree").out == TREE
    assert run("tree", EXAMPLE, "--where", "id:air,wait", "--root", "wait", "--ascii").out.splitlines() == [
        "> Wait for the new tram. [wait] <- match ... 1 left out",
        "`-- - The air would be cleaner. [air] <- match ... 2 left out",
    ]
    assert run("tree", EXAMPLE, "--where", "-kind:argument", "--depth", "0").out.splitlines()[1:] == [
        "└── ? Should the centre be closed to cars? [close] ← match … 3 below"
    ]
    ran = run("tree", EXAMPLE, "--where", "id:wait", "--root", "air")
    assert (ran.status, ran.out, ran.err) == (0, "", "matches outside this tree: 1\n")
    power = str(ROOT / "maps" / "power.yaml")
    assert "matches outside this tree: 27\n" in run("find", "map:diplomacy", power, "--as", "tree").err
    assert run("tree", EXAMPLE, "--where", "*").out.replace(" ← match", "") == run("tree", EXAMPLE).out


def test_what_the_top_leaves_out_is_counted(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions: [Q, {text: R, undeveloped: true}, S]\n")
    Path("n.yaml").write_text("argmap: 1\nquestions: [T]\n")
    assert run("tree", "m.yaml", "n.yaml", "--where", "is:undeveloped").out.splitlines() == [
        "m … 2 left out",
        "└── ? R (undeveloped) ← match",
    ]


def test_export_where_is_the_matches_and_the_edges_between_them(run: Callable) -> None:
    document = json.loads(run("export", EXAMPLE, "--format", "json", "--where", "has:id -id:close").out)
    assert [node["id"].partition("/")[2] for node in document["nodes"]] == ["close-it", "air", "shops", "wait"]
    assert [(edge["source"], edge["relation"], edge["target"]) for edge in document["edges"]] == [
        ("example/air", "pro", "example/close-it"),
        ("example/air", "con", "example/wait"),
        ("example/shops", "con", "example/close-it"),
        ("example/wait", "conflicts", "example/close-it"),
    ]
    ran = run("export", EXAMPLE, "--format", "json", "--where", "has:id", "--root", "wait")
    assert [node["id"] for node in json.loads(ran.out)["nodes"]] == ["example/air", "example/wait"]
    ran = run("export", EXAMPLE, "--format", "dot", "--where", "nowhere")
    assert (ran.status, ran.err) == (0, "nothing matches\n")
    assert run("export", EXAMPLE, "--format", "dot", "--where", "id:shops").out.count("Shops") > 0


def test_named_queries(run: Callable) -> None:
    Path(".argmap.toml").write_text(
        '[tool.argmap.queries]\nopen = "is:unanswered -@known"\nknown = "is:undeveloped"\n'
        'long-one = """\n(cars OR\nair)\n"""'
    )
    assert run("find", "--queries").out.splitlines() == [
        "@open      is:unanswered -@known",
        "@known     is:undeveloped",
        "@long-one  (cars OR air)",
    ]
    assert ids(run, "@open @long-one", *OWN) == ["air.undercut.2"]
    assert ids(run, "@long-one", *OWN) == ["close", "air", "air.undercut.2"]
    assert ids(run, "-@open", *OWN) == ids(run, "-(is:unanswered -is:undeveloped)")
    assert "Cleaner" in run("tree", EXAMPLE, "--where", "@long-one", *OWN).out
    assert "Cleaner" in run("export", EXAMPLE, "--format", "json", "--where", "@long-one", *OWN).out
    ran = run("find", "@opne", EXAMPLE, *OWN)
    assert ran.status == 2
    assert "did you mean open?" in ran.err
    Path(".argmap.toml").write_text("")
    assert run("find", "--queries").out == ""


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('queries = "x"', "queries must be a table"),
        ("queries = {a = 3}", "the query a must be a text"),
        ('queries = {"a b" = "x"}', "a b cannot name a query"),
        ('queries = {"" = "x"}', "cannot name a query"),
        ('querys = {a = "x"}', "did you mean queries?"),
        ('queries = {a = "@b", b = "@a"}', "these queries name each other: @a -> @b -> @a"),
        ('queries = {a = "tram kind:x"}', "column 11 of the query @a"),
    ],
)
def test_wrong_queries_in_the_configuration(run: Callable, table: str, message: str) -> None:
    Path(".argmap.toml").write_text(f"[tool.argmap]\n{table}\n")
    ran = run("find", "@a", EXAMPLE, "--config", ".argmap.toml")
    assert ran.status == 2
    assert message in ran.err


def test_errors_of_the_maps_are_reported(run: Callable) -> None:
    Path("broken.yaml").write_text("argmap: 1\nquestions:\n- text: Q?\n  positons: [P]\n")
    ran = run("find", "*", "broken.yaml", "--as", "ids")
    assert (ran.status, ran.out) == (1, "broken/questions.1\n")
    assert "S202" in ran.err


def test_a_value_that_is_spelt_like_none_is_not_none(run: Callable) -> None:
    tags = ("[(none)]", "[(none), a]", "[]")
    questions = "".join(f"- {{text: Q{number}, tags: {each}}}\n" for number, each in enumerate(tags))
    Path("m.yaml").write_text(f"argmap: 1\nquestions:\n{questions}")
    counts = json.loads(run("find", "*", "m.yaml", "--count", "tag", "--as", "json").out)
    values = [{"value": "(none)", "count": 2}, {"value": "a", "count": 1}, {"value": None, "count": 1}]
    assert counts == values
    assert run("find", "*", "m.yaml", "--count", "tag").out == '2  "(none)"\n1  a\n1  (none)\n'
    groups = [
        line
        for line in run("find", "*", "m.yaml", "--group-by", "tag").out.splitlines()
        if line.strip(" ") == line != ""
    ]
    assert groups == ['"(none)" (2)', "a (1)", "(none) (1)"]


def test_no_text_can_steer_the_terminal(run: Callable) -> None:
    Path("m.yaml").write_text('argmap: 1\nquestions: {text: "Q\\x1b[2J\\u202e", tags: "t\\x1b[2J", by: "b\\x07"}\n')
    for form in ResultFormat:
        assert "\x1b" not in run("find", "*", "m.yaml", "--as", form).out
    for field in ("tag", "by"):
        for option in ("--count", "--group-by"):
            out = run("find", "*", "m.yaml", option, field).out
            assert all(character.isprintable() for character in out.replace("\n", ""))


@pytest.mark.parametrize("form", [("--as", "table"), ("--as", "list"), ("--as", "tree"), ("--group-by", "by")])
def test_in_a_terminal_it_fits(form: tuple[str, str]) -> None:
    screen = in_terminal("find", "is:contested OR has:by", MAPS, *form, columns=70)
    assert "\x1b[" in screen
    lines = ESCAPES.sub("", screen).splitlines()
    assert max(map(width, lines)) <= 70


def test_edges_left_out_of_a_file_a_map_are_those_to_other_files(run: Callable) -> None:
    options = ["export", MAPS, "--format", "json", "--where", "relation:pro"]
    ran = run(*options)
    edges = json.loads(ran.out)["edges"]
    across = sum(edge["source"].partition("/")[0] != edge["target"].partition("/")[0] for edge in edges)
    assert across > 0
    said = r"left out: (\d+) of 175 nodes, and (\d+) edges of written nodes\n"
    together, apart = (re.fullmatch(said, one.err) for one in (ran, run(*options, "-o", "out/")))
    assert together is not None
    assert apart is not None
    assert together[1] == apart[1]
    assert int(apart[2]) - int(together[2]) == across


LINKED = """
argmap: 1
questions:
- id: q
  text: Q?
  positions:
  - {id: a, text: Yes., conflicts: [b, c]}
  - {id: b, text: No., rephrases: c}
  - {id: c, text: Never., conflicts: a}
"""


def test_links_as_pairs(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(LINKED)
    pairs = ["► Yes. [a]", "  conflicts with", "► No. [b]", "", "► Yes. [a]", "  conflicts with", "► Never. [c]"]
    ran = run("find", "has:conflicts", str(path), "--as", "pairs")
    assert ran.out.splitlines() == [*pairs, "", "► Never. [c]", "  conflicts with", "► Yes. [a]"]
    assert run("find", "rephrases(*)", str(path), "--as", "pairs").out == "► No. [b]\n  rephrases\n► Never. [c]\n"
    assert run("find", "relation:rephrases,con*", str(path), "--as", "pairs").out.count("rephrases") == 1
    assert len(run("find", "id:b", str(path), "--as", "pairs").out.splitlines()) == 7
    limited = run("find", "id:b", str(path), "--as", "pairs", "--limit", "1")
    assert limited.out.splitlines() == ["► No. [b]", "  rephrases", "► Never. [c]"]
    assert limited.err == "1 more not shown because of --limit 1\n"
    alone = run("find", "id:q", str(path), "--as", "pairs")
    assert (alone.status, alone.out, alone.err) == (0, "", "no link joins two of the matching nodes\n")
