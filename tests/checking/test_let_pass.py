"""A failed proof that is let pass is counted and shown, whoever lets it pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.check import CheckFormat

MAP = """\
argmap: 1
sources: {s: {file: s.txt, title: Minutes, date: 2025}}
questions:
- text: Who pays?
  quote: Who pays
  positions:
  - text: The town pays.
    implied: true
    pro:
    - {text: It is rich., quote: the town is rich}%s
    - {text: It was said., quote: it was said, qualifier: may}%s
"""
ALL_FOUND = "1 map checked: no problems found\n3 quotes, all found; 2 of 3 claims quoted, 1 implied\n"
LOST = "P401,P406"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text("Who pays? The town is rich, and it was said so.\n")
    write()


def write(one: str = "", two: str = "") -> None:
    Path("m.yaml").write_text(MAP % (one, two))


def test_nothing_is_let_pass_where_all_is_reported(run: Callable) -> None:
    ran = run("check", "m.yaml", "--ignore", "L")
    counts = "1 map checked: 2 errors\n3 quotes, 1 not found; 2 of 3 claims quoted, 1 implied\n"
    assert ran.out.endswith(counts + "1 can be fixed with --fix\n")
    Path("m.yaml").write_text((MAP % ("", "")).replace("the town is", "town is").replace(", qualifier: may", ""))
    assert run("check", "m.yaml", "--ignore", "L").out == ALL_FOUND


def by_comment(run: Callable) -> tuple[str, ...]:
    write("  # argmap: ignore[quote-not-found] so it was", "  # argmap: ignore[P] so it was")
    return ()


def by_call(run: Callable) -> tuple[str, ...]:
    return ("--ignore", LOST)


def by_family(run: Callable) -> tuple[str, ...]:
    return ("--ignore", "P")


def by_configuration(run: Callable) -> tuple[str, ...]:
    Path(".argmap.toml").write_text('[tool.argmap.check]\nignore = ["P401", "P406"]\n')
    return ()


def by_file(run: Callable) -> tuple[str, ...]:
    Path(".argmap.toml").write_text('[tool.argmap.check.per-file-ignores]\n"m.yaml" = ["P401", "P406"]\n')
    return ()


def by_baseline(run: Callable) -> tuple[str, ...]:
    ran = run("check", "m.yaml", "--write-baseline", "--baseline", "known.json", "--ignore", "L")
    assert "3 quotes, 1 let pass; 1 qualifier let pass" in ran.out
    return ("--baseline", "known.json")


WAYS = [by_comment, by_call, by_family, by_configuration, by_file, by_baseline]


@pytest.mark.parametrize("way", WAYS)
def test_it_is_counted_whoever_lets_it_pass(way: Callable, run: Callable) -> None:
    ran = run("check", "m.yaml", *way(run), "--ignore", "L")
    assert ran.status == 0
    assert ran.out.endswith("3 quotes, 1 let pass; 1 qualifier let pass; 2 of 3 claims quoted, 1 implied\n")


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
@pytest.mark.parametrize("form", [*CheckFormat, "statistics"])
def test_every_report_says_so(form: str, quiet: tuple[str, ...], run: Callable) -> None:
    options = ("--statistics",) if form == "statistics" else ("--format", str(form))
    ran = run("check", "m.yaml", *options, *quiet, *by_call(run), "--ignore", "L")
    assert ran.status == 0
    output = ran.out + ran.err
    assert "let pass" in output or json.loads(ran.out)["summary"]["let_pass"] == 2
    assert not quiet or form not in ("full", "statistics") or not ran.out


def test_json_lists_what_was_let_pass(run: Callable) -> None:
    made = json.loads(run("check", "m.yaml", *by_call(run), "--ignore", "L", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in made["let_pass"]] == [("P401", 10), ("P406", 11)]
    assert made["findings"] == []
    summary = {key: made["summary"][key] for key in ("let_pass", "quotes", "quotes_sought", "quotes_found")}
    assert summary == {"let_pass": 2, "quotes": 3, "quotes_sought": 3, "quotes_found": 2}


def test_very_many_are_all_counted(run: Callable) -> None:
    nodes = "".join(f"- {{text: Q{n}?, quote: none, undeveloped: true}}\n" for n in range(1500))
    Path("m.yaml").write_text(f"argmap: 1\nsources: {{s: {{file: s.txt, title: T, date: 2025}}}}\nquestions:\n{nodes}")
    ran = run("check", "m.yaml", "--ignore", "P401", "--select", "P401,S", "-q")
    assert ran.err == "1,500 quotes, 1,500 let pass\n"


def test_selecting_other_rules_reports_that_no_quote_was_searched_for(run: Callable) -> None:
    ran = run("check", "m.yaml", "--select", "L301")
    assert ran.out.endswith("3 quotes, not checked; 2 of 3 claims quoted, 1 implied\n")


def test_a_source_that_nobody_can_read_proves_nothing(run: Callable) -> None:
    Path("s.txt").write_bytes(b"\xff\xfe\xff")
    ran = run("check", "m.yaml", "--ignore", "L,Y102,P406")
    assert ran.out.endswith("3 quotes, 3 not checked; 1 qualifier let pass; 2 of 3 claims quoted, 1 implied\n")


def test_processes_side_by_side_count_the_same(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.checking.inspection._MIN_BYTES", 1)
    write("  # argmap: ignore[P401] so it was")
    Path("n.yaml").write_text(Path("m.yaml").read_text())
    one, two = (run("check", "m.yaml", "n.yaml", "--jobs", jobs).out for jobs in ("1", "2"))
    assert one == two
    assert "6 quotes, 2 let pass; 4 of 6 claims quoted, 2 implied" in one


def test_the_page_does_not_call_it_proved(run: Callable) -> None:
    by_comment(run)
    assert run("export", "m.yaml", "-o", "m.html").status == 0
    page = Path("m.html").read_text(encoding="utf-8")
    assert page.count("not found in its source") == 2  # under the title, and at the node


def test_a_map_without_sources_is_not_asked_for_quotes(run: Callable) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\nquestions:\n- text: Q?\n  positions: [{text: A., pro: B.}, {text: C., pro: D.}]\n"
    )
    assert run("check", "m.yaml").out == "1 map checked: no problems found\n"
