"""What ``argmap find`` says of queries and options that are wrong, or probably not what was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.view.match_lines import COUNTED_BY, SORTED_BY

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")

CRITICS = 'a phrase needs double quotation marks; did you mean {}"some critics"?'


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("query", ["-kind:qestion", " -kind:qestion", "-h kind:qestion"])
def test_a_minus_sign_at_the_beginning_counts_as_one_column(run: Callable, query: str) -> None:
    column = query.index("qestion")
    assert run("find", query, EXAMPLE).err.splitlines() == [
        f"error: there is no kind qestion (column {column + 1} of the query)",
        f"  {query}",
        f"  {' ' * column}^",
        "  did you mean question?",
    ]


def test_a_forbidden_query_is_shown_with_its_caret(run: Callable) -> None:
    forbidden = '[{query = "tram kind:qestion", message = "no"}]'
    Path(".argmap.toml").write_text(f"[tool.argmap.check]\nforbid = {forbidden}\n")
    ran = run("check", EXAMPLE, "--config", ".argmap.toml")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "error: .argmap.toml: forbid in [tool.argmap.check]: there is no kind qestion (column 11 of the query)",
        "  tram kind:qestion",
        "            ^",
        "  did you mean question?",
    ]


@pytest.mark.parametrize(
    ("query", "hints"),
    [
        ("cars or tram", ["or is searched for as a word; for either term, write OR in capitals"]),
        ("cars and tram", ["and is searched for as a word; terms side by side mean AND"]),
        ("not is:implied", ["not is searched for as a word; a minus sign negates: -is:implied"]),
        ("or", []),
        ('"a or b" text:or', []),
        ("unanswered", ["no text has unanswered; did you mean is:unanswered?"]),
        ("-Unanswered", ["no text has Unanswered; did you mean is:unanswered?"]),
        ("tag", ["no text has tag; did you mean tag:...?"]),
        ("close-it", ["close-it is an id: argmap show example/close-it, or argmap find id:close-it"]),
        ("example/air", ["example/air is an id: argmap show example/air, or argmap find id:example/air"]),
        ("close-id", ["no text has close-id, but there is a similar id: argmap show close-it"]),
        ("undercut", ["no text has undercut; did you mean undercut(...)?"]),
        ("position", ["no text has position; did you mean kind:position?"]),
        ("question", []),
        ("nowhere", []),
        ("below (id:close)", ["below is searched for as a word; did you mean below(...), without the space?"]),
        ("below(id:close) -against(id:close)", []),
        ("by:'some critics'", ["no node has by:'some", CRITICS.format("by:")]),
        ("'some critics'", [CRITICS.format("")]),
        ("-(is:leaf 'some critics') tram", [CRITICS.format("")]),
        ("people's 'cars", []),
        ("\"the 'some critics' or so\"", []),
    ],
)
def test_what_may_not_be_meant_is_reported(run: Callable, query: str, hints: list[str]) -> None:
    ran = run("find", query, EXAMPLE, "--as", "ids")
    assert ran.status == 0
    assert [line for line in ran.err.splitlines() if line != "nothing matches"] == hints


@pytest.mark.parametrize("options", [["--sort", "id"], ["--reverse"]])
def test_counts_cannot_be_sorted(run: Callable, options: list[str]) -> None:
    ran = run("find", "*", EXAMPLE, "--count", "kind", *options)
    assert (ran.status, ran.out) == (2, "")
    assert "counts are already sorted" in ran.err


def test_a_limit_holds_for_each_group(run: Callable) -> None:
    ran = run("find", "*", EXAMPLE, "--group-by", "kind", "--limit", "1")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    headings = ["question (1 of 2)", "position (1 of 2)", "argument (1 of 6)", "premise (1 of 2)", "context (1)"]
    assert [line for line in lines if line and not line.startswith(" ")] == sorted(headings)
    assert sum(line.startswith("  ") for line in lines) == 5


def test_counts_in_json_are_numbers_and_null(run: Callable) -> None:
    def values(field: str) -> list:
        ran = run("find", "kind:position OR id:air", EXAMPLE, "--count", field, "--as", "json")
        return [pair["value"] for pair in json.loads(ran.out)]

    assert values("by") == [None, "the mayor"]
    assert values("depth") == [1, 2]
    assert all(type(value) is int for value in values("depth"))
    assert values("weight") == [None, 0.5]


def test_the_fields_of_the_options_are_documented(run: Callable) -> None:
    words = " ".join(run("find", "--help").out.split())
    readme = (ROOT / "argmap" / "query" / "README.md").read_text(encoding="utf-8")
    assert f"FIELD of --sort (-FIELD: in reverse): {', '.join(SORTED_BY)} FIELD" in words
    assert words.endswith(f"FIELD of --count and --group-by: {', '.join(COUNTED_BY)}")
    assert f"| `--sort FIELD` | {', '.join(f'`{field}`' for field in SORTED_BY)} |\n" in readme
    counted = ", ".join(f"`{field}`" for field in COUNTED_BY)
    assert f"| `--count FIELD`, `--group-by FIELD` | {counted} |\n" in readme


ONE = "argmap: 1\nuses: two.yaml\nquestions: [{id: p, text: Why one?, positions: [{id: a, text: So.}]}]\n"
TWO = "argmap: 1\nquestions: [{id: q, text: Why two?, positions: [{id: b, text: Or so.}]}]\n"


@pytest.mark.parametrize(("options", "written"), [([], "one/a two/b"), (["--depth", "2"], "one/a two/b")])
def test_an_export_has_what_find_finds(run: Callable, options: list[str], written: str) -> None:
    Path("one.yaml").write_text(ONE)
    Path("two.yaml").write_text(TWO)
    found = run("find", "kind:position", "one.yaml", "--as", "ids").out.split()
    ran = run("export", "one.yaml", "--format", "json", "--where", "kind:position", *options)
    assert [node["id"] for node in json.loads(ran.out)["nodes"]] == found == written.split()
    ran = run("export", "one.yaml", "--format", "json", "--where", "id:two/b")
    assert len(json.loads(ran.out)["nodes"]) == 1
    assert ran.err == "left out: 2 of 3 nodes, and 1 edge of written nodes\n"


def test_calls_that_are_suggested_have_the_paths_that_were_given(run: Callable) -> None:
    Path("o ne.yaml").write_text(ONE)
    Path("two.yaml").write_text(TWO)
    ran = run("compare", "a", "o ne.yaml", "two.yaml")
    assert ran.status == 2
    assert "to see what bears on it: argmap show a 'o ne.yaml' two.yaml" in ran.err
    assert (
        "but a bears on p: argmap path a p two.yaml 'o ne.yaml'\n" in run("path", "p", "a", "two.yaml", "o ne.yaml").err
    )


def test_the_help_of_path_names_what_bears_on_what(run: Callable) -> None:
    words = " ".join(run("path", "--help").out.split())
    assert "path [OPTIONS] {A} {B} [PATHS]..." in words
    assert "A The node that bears on B" in words
