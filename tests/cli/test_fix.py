"""``check --fix``: what is safe is mended at the marks, and nothing else is touched."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = "First line.\nThe air would be cleaner, said the mayor.\nThe air would be cleaner, said nobody.\n"
MAP = """\
argmap: 1
sources:
  s:
    title: What was said
    date: 2025
    file: s.txt   # a comment
questions:
- text: Q?
  implied: true
  positions:
  - text: P     # kept
    quote: {text: First line, line: 1}
    pro:
    - quote: {text: "The air would be cleaner, said the mayor"}
  - {text: R, undeveloped: true, implied: true}
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text(SOURCE)
    Path("m.yaml").write_text(MAP)


def recorded(text: str) -> str:
    return f"    sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"


def test_a_digest_is_recorded_and_nothing_else_changes(run: Callable) -> None:
    ran = run("check", "m.yaml", "--fix")
    assert (ran.status, ran.err) == (0, "1 fixed\n")
    expected = MAP.replace("# a comment\n", "# a comment\n" + recorded(SOURCE))
    assert Path("m.yaml").read_text() == expected
    assert run("check", "m.yaml", "--fix").err == ""
    assert Path("m.yaml").read_text() == expected


def test_the_diff_shows_it_and_writes_nothing(run: Callable) -> None:
    ran = run("check", "m.yaml", "--diff")
    assert ran.status == 0, "a digest that is not recorded is no mistake"
    assert f"\n+{recorded(SOURCE)}" in ran.out
    assert ran.out.startswith("--- a/m.yaml\n+++ b/m.yaml\n")
    assert Path("m.yaml").read_text() == MAP
    run("check", "m.yaml", "--fix")
    assert run("check", "m.yaml", "--diff") == (0, "", "")


def test_a_changed_source_reports_what_moved_changed_and_vanished(run: Callable) -> None:
    run("check", "m.yaml", "--fix")
    changed = "A new line.\n" + SOURCE.replace("would be cleaner, said the mayor", "will be cleaner, said the mayor")
    Path("s.txt").write_text(changed)
    lines = run("check", "m.yaml", "--format", "concise").out.splitlines()
    assert [line.split(": ", 1)[1][:4] for line in lines] == ["P412", "P401", "P401"]
    assert "not begin on line 1 of s.txt, but on line 2" in lines[1]
    ran = run("check", "m.yaml", "--fix")
    assert (ran.status, ran.err) == (1, "1 fixed\n"), "a line that moved is mended, words are not: nor is the digest"
    assert run("check", "m.yaml", "--fix", "--unsafe-fixes").err == "2 fixed\n"
    mended = Path("m.yaml").read_text()
    assert "quote: {text: First line, line: 2}" in mended
    assert '{text: "The air will be cleaner, said the mayor"}' in mended
    assert recorded(changed) in mended
    assert "# kept" in mended


@pytest.mark.parametrize(
    ("now", "mended"),
    [
        ("The air would be cleaner said the mayor", True),
        ("the air would be cleaner, said The Mayor", True),
        ("The air would be clearer, said the mayor", False),
        ("The air wouldn't be cleaner, said the mayor", False),
        ("The air would be cleaner, said two mayor", False),
    ],
)
def test_only_the_same_words_are_written_by_themselves(run: Callable, now: str, mended: bool) -> None:
    run("check", "m.yaml", "--fix")
    Path("s.txt").write_text(SOURCE.replace("The air would be cleaner, said the mayor", now))
    run("check", "m.yaml", "--fix")
    assert (now in Path("m.yaml").read_text()) is mended


def test_a_vanished_quote_is_left_to_a_person(run: Callable) -> None:
    run("check", "m.yaml", "--fix")
    Path("s.txt").write_text("First line.\nSomething else altogether stands here now.\n")
    ran = run("check", "m.yaml", "--fix")
    assert ran.status == 1
    assert "P401" in ran.out
    assert "The air would be cleaner, said the mayor" in Path("m.yaml").read_text()


def test_without_a_changed_source_new_words_are_not_written(run: Callable) -> None:
    Path("m.yaml").write_text(MAP.replace("said the mayor", "said the major"))
    ran = run("check", "m.yaml", "--fix")
    assert ran.status == 1
    assert "said the major" in Path("m.yaml").read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encoding_and_line_ends_are_kept(run: Callable, encoding: str) -> None:
    Path("m.yaml").write_bytes(MAP.replace("\n", "\r\n").encode(encoding))
    assert run("check", "m.yaml", "--fix").status == 0
    content = Path("m.yaml").read_bytes().decode(encoding)
    assert "# a comment\r\n" in content
    assert recorded(SOURCE).strip() in content
    assert content.startswith("argmap: 1\r\n")


def test_misread_text_is_quoted(run: Callable) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\nquestions:\n- text: Q\n  positions:\n  - Cost: nobody knows.   # yet\n  - Issue #12\n"
    )
    ran = run("check", "m.yaml", "--fix")
    assert ran.status == 0, ran.out
    assert "  - 'Cost: nobody knows.'   # yet\n  - 'Issue #12'\n" in Path("m.yaml").read_text()


def test_standard_input_cannot_be_fixed(run: Callable) -> None:
    assert run("check", "-", "--fix").status == 2


def test_rules_are_chosen(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions: [Why?, {id: Q, text: Q?, positons: P}]\n")

    def codes(*options: str) -> list[str]:
        ran = run("check", "m.yaml", "--format", "concise", *options)
        return [line.split()[1] for line in ran.out.splitlines()]

    assert codes() == ["L301", "S202"]
    assert codes("--ignore", "L301") == ["S202"]
    assert codes("--ignore", "unknown-key,question-without-position") == []
    assert codes("--select", "L") == ["L301"]
    assert codes("--extend-select", "id-format") == ["L301", "T504", "S202"]
    assert run("check", "m.yaml", "--ignore", "S202").status == 0
    Path("pyproject.toml").write_text('[tool.argmap.check]\nselect = ["S"]\nfail-on = "warning"\n')
    assert codes() == ["S202"]
    assert codes("--extend-select", "L") == ["L301", "S202"]
    assert run("check", "m.yaml", "--select", "L").status == 1
    assert run("check", "m.yaml", "--select", "L", "--fail-on", "error").status == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[tool.argmap.check]\nselct = ["S"]\n', "did you mean select?"),
        ('[tool.argmap.check]\nselect = ["unknwon-key"]\n', "did you mean unknown-key?"),
        ('[tool.argmap.check]\nfail-on = "never"\n', "fail-on must be one of error, warning, info"),
        ("[tool.argmap.check]\nselect = [1]\n", "select must be a text or a list of texts"),
        ("[tool.argmap]\ncheck = 1\n", "check must be a table"),
        ("[tool]\nargmap = 1\n", "tool.argmap must be a table"),
        ("[tool.argmap\n", "pyproject.toml: "),
        ("tool = 1\n", ""),
    ],
)
def test_a_wrong_configuration_is_a_wrong_call(run: Callable, content: str, message: str) -> None:
    Path("pyproject.toml").write_text(content)
    ran = run("check", "m.yaml")
    assert ran.status == (2 if message else 0)
    assert message in ran.err


def test_the_diff_answers_for_what_is_found(run: Callable) -> None:
    Path("m.yaml").write_text(MAP.replace("said the mayor", "said whoever it was that day"))
    assert run("check", "m.yaml", "--diff").status == 1


def test_only_the_maps_that_are_named_are_written(run: Callable) -> None:
    Path("top.yaml").write_text("argmap: 1\nuses: m.yaml\nquestions: {text: Q, undeveloped: yes}\n")
    ran = run("check", "top.yaml", "--fix")
    assert (ran.status, ran.err) == (0, "1 fixed\n")
    assert "undeveloped: true" in Path("top.yaml").read_text()
    assert Path("m.yaml").read_text() == MAP


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
@pytest.mark.parametrize("words", ["", ",", " , "])
def test_an_empty_choice_is_a_wrong_call(run: Callable, option: str, words: str) -> None:
    ran = run("check", "m.yaml", f"{option}={words}", "--select", "S,")
    assert (ran.status, ran.out) == (2, "")
    assert f"{option}: which rules?" in ran.err


@pytest.mark.parametrize("options", [["--ignore", "P413"], ["--select", "S211"]])
def test_the_choice_of_rules_is_that_of_the_fixes(run: Callable, options: list[str]) -> None:
    assert run("check", "m.yaml", "--fix", *options).err == ""
    assert Path("m.yaml").read_text() == MAP


def test_more_than_a_thousand_are_fixed(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions:\n" + "- {text: Q, undeveloped: yes}\n" * 1500)
    ran = run("check", "m.yaml", "--fix")
    assert (ran.status, ran.err) == (0, "1500 fixed\n")


def test_sources_in_braces_and_after_aliases(run: Callable) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\nsources:\n  s: &x {\n    file: s.txt # hi\n  }\n  t: *x\nsource: s\n"
        "questions: [{text: Q, undeveloped: true, quote: First line}]\n"
    )
    ran = run("check", "m.yaml", "--fix")
    assert (ran.status, ran.err) == (0, "2 fixed\n"), ran.out
    assert recorded(SOURCE).strip() + " # hi" in Path("m.yaml").read_text()


@pytest.mark.parametrize("digest", ["foo", hashlib.sha256(SOURCE.encode()).hexdigest().upper()])
def test_a_digest_that_is_written_otherwise_changes_no_quote(run: Callable, digest: str) -> None:
    text = MAP.replace("   # a comment", f"\n    sha256: {digest}").replace(
        "cleaner, said the mayor", "cleaner, said a mayor"
    )
    Path("m.yaml").write_text(text)
    run("check", "m.yaml", "--fix")
    assert Path("m.yaml").read_text() == text


def test_the_new_digest_waits_for_the_quotes(run: Callable) -> None:
    run("check", "m.yaml", "--fix")
    before = Path("m.yaml").read_text()
    Path("s.txt").write_text("First line.\nNothing of it is left.\n")
    assert run("check", "m.yaml", "--fix").status == 1
    assert Path("m.yaml").read_text() == before


FAILS = "- {text: Q?, undeveloped: true,\n  qoute: x}\n"
MENDABLE = "- {text: Q?, undeveloped: yes}\n"
HEAD = "argmap: 1\nquestions:\n"


def test_a_fix_that_fails_stops_no_other(run: Callable) -> None:
    Path("a.yaml").write_text(HEAD + FAILS + MENDABLE + FAILS + MENDABLE)
    Path("b.yaml").write_text(HEAD + MENDABLE)
    ran = run("check", "a.yaml", "b.yaml", "--fix")
    messages = ran.err.splitlines()
    assert messages == [*(f"a.yaml:{line}: the fix for S202 would cause P404" for line in (4, 7)), "3 fixed"]
    mended = MENDABLE.replace("yes", "true")
    assert Path("a.yaml").read_text() == HEAD + FAILS + mended + FAILS + mended
    assert Path("b.yaml").read_text() == HEAD + mended


@pytest.mark.long
def test_very_many_fixes_that_fail_end_in_time(run: Callable) -> None:
    Path("a.yaml").write_text(HEAD + FAILS * 300)
    Path("b.yaml").write_text(HEAD + MENDABLE * 300)
    assert run("check", "a.yaml", "b.yaml", "--fix").err.endswith("\n300 fixed\n")


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        ("- {text: Q?, undeveloped: true, 'qoute': x}\n", "P404"),
        ("- {text: Q?, positons: [{text: P, pro: [{ref: nobody}]}]}\n", "S205"),
    ],
)
def test_a_fix_that_brings_in_an_error_is_refused(run: Callable, bad: str, codes: str) -> None:
    content = HEAD + MENDABLE * 5 + bad + MENDABLE * 4
    Path("a.yaml").write_text(content)
    Path("b.yaml").write_text(HEAD + MENDABLE)
    ran = run("check", "a.yaml", "b.yaml", "--fix")
    assert ran.err == f"a.yaml:8: the fix for S202 would cause {codes}\n10 fixed\n"
    assert Path("a.yaml").read_text() == content.replace("yes", "true")


def test_what_is_revealed_and_mended_in_its_turn_is_no_harm(run: Callable) -> None:
    Path("m.yaml").write_text(HEAD + "- {text: Q?, positons: [{text: P, undeveloped: yes}]}\n")
    assert run("check", "m.yaml", "--fix").err == "2 fixed\n"
    assert Path("m.yaml").read_text() == HEAD + "- {text: Q?, positions: [{text: P, undeveloped: true}]}\n"


@pytest.mark.parametrize(
    "line",
    [
        "- {text: Q?, positons: [{text: P, undeveloped: yes}]}",  # in two rounds
        "- {text: Q?, undeveloped: yes}  # argmap: ignore[L302,L303,L307] three that touch",
        FAILS + MENDABLE,
    ],
)
def test_the_diff_is_what_is_written(run: Callable, line: str) -> None:
    before = HEAD + line + "\n"
    Path("m.yaml").write_text(before)
    shown = run("check", "m.yaml", "--diff")
    assert Path("m.yaml").read_text() == before
    fixed = run("check", "m.yaml", "--fix")
    lines = difflib.unified_diff(before.splitlines(), Path("m.yaml").read_text().splitlines(), lineterm="")
    assert shown.out.splitlines()[2:] == list(lines)[2:] != []
    assert run("check", "m.yaml", "--diff").out == ""
    assert [one for one in fixed.err.splitlines() if "fixed" not in one] == shown.err.splitlines()


def test_a_diff_of_nothing_says_what_is_left(run: Callable) -> None:
    Path("m.yaml").write_text(HEAD + "- Q?\n")
    assert run("check", "m.yaml", "--diff") == (0, "", "nothing to fix; findings left: 1\n")


def test_all_that_is_invisible_in_one_text_is_removed_at_once(run: Callable) -> None:
    """As in a quote from a page with soft hyphens: each has a finding and a fix of its own."""
    hyphenated = "A\u00ad ru\u00adle\u200b that\u00ad holds."
    Path("m.yaml").write_text(f"argmap: 1\nquestions:\n- text: {hyphenated}\n", encoding="utf-8")
    assert run("check", "m.yaml", "--fix", "--unsafe-fixes", "--select", "Y112").err == "4 fixed\n"
    assert Path("m.yaml").read_text(encoding="utf-8").endswith("- text: A rule that holds.\n")
