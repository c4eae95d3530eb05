"""What holds for every form: what it makes of a small debate, that it harms nothing, and what options change."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from hypothesis import given

from argmap.catalogue import CATALOGUE
from argmap.checking.outcome import Outcome
from argmap.cli.check import CheckFormat
from argmap.errors import ArgmapError
from argmap.findings import Finding, Fix, in_order
from argmap.report import full, sarif, statistics
from argmap.report.forms import FORMS, QUIET, STATISTICS, chosen, losses
from argmap.text import Text

from .small import CASES, STEADY, outcomes, small, written

ACTIVE = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]")
COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.MULTILINE)
LINE = Text("m.yaml", "one two three\n")


@pytest.mark.parametrize("form", [*FORMS, "statistics"])
def test_a_form_writes_what_is_expected(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    monkeypatch.setattr(sarif, "__version__", "0.1.0")
    expected = (CASES / f"expected.{form}").read_text(encoding="utf-8")
    assert written(FORMS.get(form, statistics.lines), small()) == expected


def test_the_command_line_offers_the_forms() -> None:
    assert [str(form) for form in CheckFormat] == [*FORMS]


@given(outcomes())
@STEADY
def test_no_text_acts_on_a_terminal_or_a_log(outcome: Outcome) -> None:
    for name, form in {**FORMS, **{f"{name} counted": form for name, form in STATISTICS.items()}}.items():
        document = written(form, outcome)
        assert not ACTIVE.search(document), name
        if name != "github":  # which is made of commands; its own tests read them
            assert not COMMAND.search(document), name
        assert document == written(form, outcome)


def test_full_says_where_in_the_debate_a_finding_is() -> None:
    found, elsewhere = (Finding("S204", "empty", LINE.span(start, start + 3)) for start in (0, 4))
    lines = written("full", Outcome((found, elsewhere), ("m.yaml",), {found: ("Q?", "Yes.", "+ It is so.")})).split(
        "\n"
    )
    assert lines[2] == "  in: Q? › Yes. › + It is so."
    assert sum(line.startswith("  in: ") for line in lines) == 1


def found(*codes: str) -> tuple[Finding, ...]:
    fix = Fix("write it", ())
    return in_order(Finding(code, "?", LINE.span(0, 1), fix=fix if code == "S211" else None) for code in codes)


def test_statistics_are_sorted_by_how_many_and_then_by_code() -> None:
    outcome = Outcome(found("S211", "S205", "L301", "L301", "S211", "L301", "P401"), ("m.yaml",))
    assert written(statistics.table, outcome).splitlines() == [
        "3  L301  question-without-position  warning",
        "2  S211  invalid-value              error    2 fixable",
        "1  P401  quote-not-found            error",
        "1  S205  unknown-reference          error",
    ]


def test_statistics_of_nothing_are_the_summary() -> None:
    assert written(statistics.lines, Outcome((), ("m.yaml",))) == "1 map checked: no problems found\n"
    assert written(statistics.table, Outcome((), ("m.yaml",))) == ""


@pytest.mark.parametrize("form", [form for form in FORMS if form not in STATISTICS])
def test_other_forms_have_no_statistics(form: str) -> None:
    with pytest.raises(ArgmapError, match=f"{form} has no statistics") as raised:
        chosen(form, counted=True)
    assert "full, concise, json" in str(raised.value.hint)


def test_quiet_leaves_the_findings_as_they_are() -> None:
    outcome = Outcome(found("S211", "L301"), ("m.yaml",))
    whole = written("full", outcome)
    assert (
        whole
        == written(chosen("full", quiet=True), outcome)
        + "\n1 map checked: 1 error, 1 warning\n1 can be fixed with --fix\n"
    )
    assert written(chosen("full", quiet=True), Outcome((), ("m.yaml",))) == ""
    assert chosen("full", counted=True, quiet=True) is statistics.table
    assert all(chosen(form, quiet=True) is FORMS[form] for form in FORMS if form != "full")
    assert QUIET[full.lines] is full.paragraphs


def test_a_loss_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    outcome = Outcome(found("L301", "S205", "P402", "S211"), ("m.yaml",))
    assert losses(sarif.lines, outcome) == ["1 of 4 findings are left out: GitHub shows 3, here the most severe"]
    assert [finding.code for finding in sarif.most_severe(outcome.findings)] == ["L301", "S205", "S211"]
    assert losses(sarif.lines, Outcome(outcome.findings[:3], ("m.yaml",))) == []


def test_the_command_reports_a_loss_on_stderr(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    monkeypatch.setattr(sarif, "MAX_RESULTS", 1)
    ran = run("check", "debate.yaml", "--format", "sarif", "--ignore", "P405")
    assert ran.err == "2 of 3 findings are left out: GitHub shows 1, here the most severe\n"
    assert ran.out.count('"ruleId"') == ran.status == 1


def test_the_options_of_the_command(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    chosen_rules = ("--ignore", "P405")
    assert run("check", "clean.yaml", "--quiet", *chosen_rules) == (0, "", "3 quotes, 1 let pass\n")
    counted = run("check", "debate.yaml", "clean.yaml", "--statistics", *chosen_rules)
    assert counted.out == (CASES / "expected.statistics").read_text(encoding="utf-8")
    assert counted.status == 1
    wrong = run("check", "debate.yaml", "--statistics", "--format", "github")
    assert (wrong.status, wrong.out) == (2, "")
    assert '"statistics": [' in run("check", "debate.yaml", "--statistics", "--format", "json").out


def test_a_fix_is_not_reported_in_quiet(run: Callable, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in ("quiet", "loud"):
        (tmp_path / f"{words}.yaml").write_text("argmap: 1\nquestions: {text: Q?, undeveloped: true, implied: yes}\n")
    assert run("check", "quiet.yaml", "--fix", "-q") == (0, "", "")
    assert run("check", "loud.yaml", "--fix").err == "1 fixed\n"


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("full", "concise")])
def test_what_programs_read_is_not_laid_out_for_the_terminal(
    form: str, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES)
    plain = run("check", "debate.yaml", "--format", form).out
    monkeypatch.setattr("argmap.cli.output.in_terminal", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 20)))
    assert run("check", "debate.yaml", "--format", form, "--color", "always").out == plain


def test_every_rule_is_known_to_every_form() -> None:
    outcome = Outcome(found(*CATALOGUE), ("m.yaml",))
    for form in FORMS:
        assert all(code in written(form, outcome) for code in CATALOGUE)
