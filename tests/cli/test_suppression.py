"""Comments that suppress findings, rules by file, and files that are passed over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap

MAP = """\
argmap: 1
questions:
- text: Who?  # argmap: ignore[L301] nobody has answered yet
# argmap: ignore[question-without-position] neither has this been

- text: Why?
- text: >-
    Where?
    # argmap: ignore[L301] are these words?
- {text: When, undeveloped: true}  # argmap: ignore[T501,T502] in the words of the speaker
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(MAP)


def found(run: Callable, *arguments: str) -> list[tuple[str, int, str]]:
    findings = json.loads(run("check", *arguments, "--format", "json").out)["findings"]
    return [(one["code"], one["line"], one["file"]) for one in findings]


def test_a_comment_suppresses_what_is_found_on_its_line_or_below(run: Callable) -> None:
    assert found(run, "m.yaml") == [("L301", 7, "m.yaml"), ("M601", 10, "m.yaml")]
    assert found(run, "m.yaml", "--select", "L") == [("L301", 7, "m.yaml")], "no other rule is missed"
    assert [one.code for one in argmap.check(argmap.load("m.yaml"))] == ["L301", "M601"]


@pytest.mark.parametrize("sign", [">-", "|", "|2+", ">"])
def test_a_comment_after_the_sign_of_a_block_is_one(run: Callable, sign: str) -> None:
    within = "\n    # argmap: ignore[L301] are these words?" if sign != "|2+" else ""
    block = f"- text: {sign}   # argmap: ignore[L301] nobody has answered it yet\n    Who?{within}\n"
    for line_end in ("\n", "\r\n"):
        Path("m.yaml").write_bytes(f"argmap: 1\nquestions:\n{block}".replace("\n", line_end).encode())
        assert found(run, "m.yaml") == []


def test_what_is_wrong_with_the_yaml_cannot_be_suppressed(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions:\n- {text: Q?, text: R?} # argmap: ignore[Y103,L301] so be it\n")
    assert found(run, "m.yaml") == [("Y103", 3, "m.yaml"), ("M602", 3, "m.yaml")]
    assert run("check", "m.yaml").status == 1


@pytest.mark.parametrize("rule", ["S205", "unknown-reference", "S206", "S209", "P404"])
def test_errors_of_the_loader_cannot_be_suppressed(run: Callable, rule: str) -> None:
    text = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n  - ref: nope  # argmap: ignore[%s] later\n"
    Path("m.yaml").write_text(text % rule)
    assert found(run, "m.yaml") == [("S205", 5, "m.yaml"), ("M602", 5, "m.yaml")]
    assert run("check", "m.yaml").status == run("tree", "m.yaml").status == 1
    assert found(run, "m.yaml", "--ignore", "S205,M602") == [], "who calls may leave it out"


def test_a_family_is_what_can_be_suppressed_of_it(run: Callable) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\nquestions:  # argmap: ignore[S] none yet\n"
        "- {text: Q?, undeveloped: true, txt: R}  # argmap: ignore[S] later\n"
    )
    ran = run("check", "m.yaml", "--format", "concise", "--select", "S,M")
    assert [line.split()[1] for line in ran.out.splitlines()] == ["M601", "S202", "M601"]
    assert ran.out.count("S finds nothing on line 3 that can be suppressed") == 1


def test_what_is_suppressed_is_not_fixed(run: Callable) -> None:
    text = "argmap: 1\nquestions:\n- {text: Q, undeveloped: true} # argmap: ignore[T501] as it was\n"
    Path("m.yaml").write_text(text)
    run("check", "m.yaml", "--fix", "--unsafe-fixes")
    assert Path("m.yaml").read_text() == text


def test_rules_are_left_out_by_file(run: Callable) -> None:
    Path("pyproject.toml").write_text('[tool.argmap.check.per-file-ignores]\n"drafts/" = "L"\n"old.*" = ["S202"]\n')
    Path("drafts").mkdir()
    for name in ("drafts/a.yaml", "old.yaml", "new.yaml"):
        Path(name).write_text("argmap: 1\nquestions:\n- Q?\n- {text: Q?, txt: R}\n")
    assert found(run, "drafts/a.yaml", "old.yaml", "new.yaml") == [
        ("S202", 4, "drafts/a.yaml"),
        ("L301", 3, "new.yaml"),
        ("S202", 4, "new.yaml"),
        ("L301", 3, "old.yaml"),
    ]


def test_files_are_passed_over_in_folders_and_read_where_they_are_named(run: Callable) -> None:
    Path("pyproject.toml").write_text('[tool.argmap]\nexclude = ["drafts", "*.old.yaml"]\n')
    Path("maps/drafts").mkdir(parents=True)
    for name in ("maps/a.yaml", "maps/a.old.yaml", "maps/drafts/b.yaml"):
        Path(name).write_text("argmap: 1\nquestions:\n- Q?\n")
    assert [file for _, _, file in found(run)] == ["maps/a.yaml"]
    assert [file for _, _, file in found(run, "maps/drafts/b.yaml")] == ["maps/drafts/b.yaml"]
    assert run("check", "maps/drafts").status == 2, "a folder in which nothing is left to check"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[tool.argmap]\nexclude = ["!"]\n', "pyproject.toml: exclude: invalid file pattern"),
        ('[tool.argmap]\nexclude = ["[b-a]"]\n', "pyproject.toml: exclude: invalid file pattern"),
        ('[tool.argmap]\nexclude = ["a", "["]\n', "pyproject.toml: exclude: invalid file pattern: a '['"),
        ('[tool.argmap]\nmaps = ["maps/*.yaml"]\n', "pyproject.toml: maps must be paths"),
        (
            '[tool.argmap.check]\nper-file-ignores = {"maps/[" = "L"}\n',
            "per-file-ignores: invalid file pattern",
        ),
        ('[tool.argmap.check]\nselect = ["Z"]\n', "pyproject.toml: select in [tool.argmap.check]: no rule"),
        ('[tool.argmap.check]\nignore = ["Z"]\n', "pyproject.toml: ignore in [tool.argmap.check]: no rule"),
        ('[tool.argmap.check]\nextend-select = ["Z"]\n', "pyproject.toml: extend-select in [tool.argmap.check]: no"),
        ('[tool.argmap.check]\nper-file-ignores = {a = "Z"}\n', "pyproject.toml: per-file-ignores in [tool.argmap"),
        ('[tool.argmap.check]\nper-file-ignores = ["a"]\n', "per-file-ignores must be a table"),
        ('[tool.argmap.check.per-file-ignores]\n"a" = ["unknown-kye"]\n', "did you mean unknown-key?"),
        ('[tool.argmap.check]\nbaseline = ["a", "b"]\n', "the path of one file"),
        ('[tool.argmap.check]\nbaseline = "../b.json"\n', "is outside this folder"),
        ("[tool.argmap.check.words]\nEnglish = {}\n", "words must be in tables named by language, such as en: English"),
        ('[tool.argmap.check.words]\nen = ["nary"]\n', "en must be a table"),
        ('[tool.argmap.check.words.en]\nnegation = "nary"\n', "did you mean negations?"),
        ("[tool.argmap.check.words.en]\nnegations = [3]\n", "negations must be a text or a list of texts"),
        (
            '[tool.argmap.check.words.en]\nnegations = "nary"\nspaced = false\n',
            "spaced must be a text or a list of texts",
        ),
    ],
)
def test_a_wrong_configuration_is_a_wrong_call(run: Callable, content: str, message: str) -> None:
    Path("pyproject.toml").write_text(content)
    Path("maps").mkdir()
    Path("maps/a.yaml").write_text("argmap: 1\n")
    ran = run("check")
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


@given(st.text(st.sampled_from("#argmp: igno[]re,LS301\n'\"-|>{}\t\r\\"), max_size=80))
def test_no_comment_is_too_strange(words: str) -> None:
    text = f"argmap: 1\nquestions:\n- Who? # argmap: ignore[{words}\n- Why?\n"
    debate = argmap.load("m.yaml", {"m.yaml": text})
    codes = {finding.code for finding in argmap.check(debate)}
    assert codes <= {finding.code for finding in debate.findings} | {
        "L301",
        "M601",
        "M602",
        "M603",
        "L304",
        "T501",
        "T505",
    }


def test_very_many_comments_take_no_longer_than_the_map(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions:\n" + "- Who? # argmap: ignore[L301] x\n" * 20_000)
    assert found(run, "m.yaml") == [("L301", 1003, "m.yaml")], "a thousand are suppressed, and the rest is one finding"


def test_queries_that_the_team_forbids(run: Callable) -> None:
    Path("pyproject.toml").write_text(
        '[tool.argmap.queries]\nvoiceless = "no:by"\n[tool.argmap.check]\n'
        'forbid = [{query = "@voiceless kind:question", message = "who asks?"}]\n'
    )
    text = "argmap: 1\nquestions:\n- {text: Q?, by: a, undeveloped: true}\n- {text: R?, undeveloped: true}\n"
    Path("m.yaml").write_text(text)
    assert found(run, "m.yaml") == [("Q701", 4, "m.yaml")]
    Path("m.yaml").write_text(
        text.replace("- {text: R", "# argmap: ignore[forbidden] it is asked everywhere\n- {text: R")
    )
    assert found(run, "m.yaml") == []
    run("check", "m.yaml", "--fix")
    assert "ignore[forbidden]" in Path("m.yaml").read_text(), "a comment that is needed is not taken away"


@pytest.mark.parametrize(
    ("forbid", "message"),
    [
        ('["no:by"]', "a list of tables with a query and a message"),
        ('[{query = "no:by"}]', "a list of tables with a query and a message"),
        ('[{query = "kind:questoin", message = "m"}]', "did you mean question?"),
        ('[{query = "kind:questoin", message = "m"}]', "pyproject.toml: forbid in [tool.argmap.check]: "),
        ('[{query = " ", message = "m"}]', "pyproject.toml: forbid: a query is empty"),
        ('[{query = "no:by", message = ""}]', "pyproject.toml: forbid: a message is empty"),
        ('[{query = "@none", message = "m"}]', "no query is named @none"),
        ('[{query = "no:by", message = "m", severty = "info"}]', "has no key severty"),
    ],
)
def test_a_wrong_query_is_a_wrong_call(run: Callable, forbid: str, message: str) -> None:
    Path("pyproject.toml").write_text(f"[tool.argmap.check]\nforbid = {forbid}\n")
    ran = run("check", "m.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
