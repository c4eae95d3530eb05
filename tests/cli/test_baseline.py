"""The baseline: a debate that starts messy can only get better."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

MAP = "argmap: 1\nquestions:\n- txt: Who?\n- Why?\n- Why?\n- text: When?\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    Path("maps/m.yaml").write_text(MAP)


def codes(run: Callable, *options: str) -> list[str]:
    report = json.loads(run("check", "--select", "S,L301,M", "--format", "json", *options).out)
    return [one["code"] for one in report["findings"]]


BASELINE = ("--baseline", "known.json")


def test_what_was_there_is_known_and_what_is_new_is_found(run: Callable) -> None:
    before = codes(run)
    assert before == ["S202", "L301", "L301", "L301"]
    assert run("check", "--select", "S,L301", "--write-baseline", *BASELINE).err == "4 recorded in known.json\n"
    assert codes(run, *BASELINE) == []
    assert run("check", "--select", "S,L301", *BASELINE).status == 0
    Path("maps/m.yaml").write_text("# lines move\n" + MAP.replace("questions:", "title: T\nquestions:"))
    assert codes(run, *BASELINE) == []
    Path("maps/m.yaml").write_text(MAP + "- txt: Where?\n- Why?\n")
    assert codes(run, *BASELINE) == ["S202", "L301"], "of four alike one is new"


def test_what_is_mended_leaves_the_baseline(run: Callable) -> None:
    run("check", "--write-baseline", *BASELINE)
    Path("maps/m.yaml").write_text(
        MAP.replace("- Why?\n", "", 1).replace("txt: Who?", "{text: Who?, undeveloped: true}")
    )
    assert codes(run, *BASELINE) == ["M604", "M604"]
    assert codes(run, *BASELINE, "--ignore", "S") == ["M604"], "nothing is said of rules that are not applied"
    Path("maps/n.yaml").write_text("argmap: 1\nquestions: {text: Q, undeveloped: true}\n")
    assert codes(run, *BASELINE, "maps/n.yaml") == [], "or of files that are not checked"
    run("check", "--write-baseline", *BASELINE)
    assert codes(run, *BASELINE) == []


def test_it_does_not_matter_from_where_it_is_used(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    run("check", "--write-baseline", *BASELINE)
    monkeypatch.chdir("maps")
    assert codes(run, "m.yaml", "--baseline", "../known.json") == []


def test_the_configuration_names_it(run: Callable) -> None:
    Path("pyproject.toml").write_text('[tool.argmap.check]\nbaseline = "known.json"\n')
    ran = run("check")
    assert (ran.status, ran.out) == (2, "")
    assert "--write-baseline makes one" in ran.err
    assert run("check", "--write-baseline").status == 0
    assert codes(run) == []


def test_without_a_name_it_has_one_of_its_own(run: Callable) -> None:
    assert ".argmap-baseline.json" in run("check", "--write-baseline").err
    assert codes(run, "--baseline", ".argmap-baseline.json") == []


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"format": "argmap-baseline", "version": 2, "findings": []}', "[" * 100_000, "\xff"]
    + [f'{{"format": "argmap-baseline", "version": 1, "findings": {one}}}' for one in ("{}", "[1]", '[{"code": "S"}]')],
)
def test_what_is_no_baseline_is_a_wrong_call(run: Callable, content: str) -> None:
    Path("known.json").write_text(content, encoding="latin-1")
    ran = run("check", *BASELINE)
    assert (ran.status, ran.out) == (2, "")
    assert "known.json" in ran.err


def test_a_baseline_cannot_steer_a_terminal(run: Callable) -> None:
    entry = {"code": "S202", "file": "maps/m.yaml", "fingerprint": "\x1b[31m::error::", "message": "\x1b"}
    known = {"format": "argmap-baseline", "version": 1, "findings": [entry]}
    Path("known.json").write_text(json.dumps(known, ensure_ascii=False))
    ran = run("check", *BASELINE)
    assert "M604" in ran.out
    assert "\x1b" not in ran.out


def known() -> list[tuple[str, str]]:
    return [(one["code"], one["file"]) for one in json.loads(Path("known.json").read_text())["findings"]]


def test_what_is_not_checked_stays_known(run: Callable) -> None:
    Path("maps/n.yaml").write_text(MAP)
    run("check", "--select", "S,L301,M", "--write-baseline", *BASELINE)
    before = Path("known.json").read_text()
    assert len(known()) == 8
    ran = run("check", "maps/m.yaml", "--select", "S", "--write-baseline", *BASELINE)
    assert ran.err == "1 recorded in known.json; 7 kept for rules or files that were not checked\n"
    assert Path("known.json").read_text() == before
    Path("maps/m.yaml").write_text("argmap: 1\nquestions: {text: Q?, undeveloped: true}\n")
    run("check", "maps/m.yaml", "--select", "S", "--write-baseline", *BASELINE)
    assert known().count(("S202", "maps/m.yaml")) == 0
    assert len(known()) == 7


def test_what_is_known_of_a_file_that_is_no_more_is_stale(run: Callable) -> None:
    Path("maps/n.yaml").write_text(MAP)
    run("check", "--select", "S,L301,M", "--write-baseline", *BASELINE)
    Path("maps/n.yaml").unlink()
    assert codes(run, "maps/m.yaml", *BASELINE) == ["M604"] * 4
    run("check", "maps/m.yaml", "--select", "T", "--write-baseline", *BASELINE)
    assert {file for _, file in known()} == {"maps/m.yaml"}


@pytest.mark.parametrize("file", ["\0", "x" * 5000, "\ud800"])
def test_what_cannot_name_a_file_is_stale(run: Callable, file: str) -> None:
    entry = {"code": "S202", "file": file, "fingerprint": "f"}
    Path("known.json").write_text(json.dumps({"format": "argmap-baseline", "version": 1, "findings": [entry]}))
    assert "M604" in codes(run, *BASELINE)


def test_what_is_fixed_is_not_recorded(run: Callable) -> None:
    Path("maps/m.yaml").write_text("argmap: 1\nquestions:\n- {text: Q?, undeveloped: yes}\n- Why?\n")
    ran = run("check", "--fix", "--write-baseline", *BASELINE)
    assert (ran.status, ran.err) == (0, "1 fixed\n1 recorded in known.json\n")
    assert known() == [("L301", "maps/m.yaml")]
    assert codes(run, *BASELINE) == []


def test_a_diff_records_nothing(run: Callable) -> None:
    assert run("check", "--diff", "--write-baseline", *BASELINE).status == 2
    assert not Path("known.json").exists()


def test_what_is_no_baseline_is_not_overwritten(run: Callable) -> None:
    Path("known.json").write_text("{}")
    assert run("check", "--fix", "--write-baseline", *BASELINE).status == 2
    assert Path("known.json").read_text() == "{}"
    assert Path("maps/m.yaml").read_text() == MAP
