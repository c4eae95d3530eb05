"""Findings: their order, what is counted instead of kept, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

import argmap
from argmap.catalogue import CATALOGUE, Severity
from argmap.findings import MAX_OF_ONE_CODE, Finding, Findings, Related, in_order
from argmap.text import Text

A = Text("a.yaml", "one\ntwo\nthree\n")
B = Text("b.yaml", "one\ntwo\nthree\n")


def test_findings_are_ordered_by_file_place_and_code() -> None:
    ordered = (
        Finding("S205", "a", A.span(0, 1)),
        Finding("S202", "a", A.span(0, 3)),
        Finding("S204", "a", A.span(0, 3)),
        Finding("S204", "b", A.span(0, 3)),
        Finding("Y101", "a", A.span(4, 5)),
        Finding("Y101", "a", B.span(0, 1)),
    )
    for shuffled in permutations(ordered):
        assert in_order(shuffled) == ordered


def test_what_is_past_the_limit_is_counted_by_code_and_file() -> None:
    findings = Findings()
    for number in range(MAX_OF_ONE_CODE + 2_500):
        findings.add("S202", A.span(number % 3, 4), "unknown")
        findings.add("S202", B.span(0, 1), "unknown")
    findings.add("S204", A.span(0, 1), "empty")
    found = findings.all()
    surplus = [finding for finding in found if "more of" in finding.message]
    assert len(found) == 2 * MAX_OF_ONE_CODE + 1 + 2
    assert [(finding.code, finding.span.file) for finding in surplus] == [("S202", "a.yaml"), ("S202", "b.yaml")]
    assert all(finding.message == "and 2,500 more of S202 in this file" for finding in surplus)
    assert found == in_order(found)


def test_just_at_the_limit_nothing_is_counted() -> None:
    findings = Findings()
    for _ in range(MAX_OF_ONE_CODE):
        findings.add("S202", A.span(0, 1), "unknown")
    assert len(findings.all()) == MAX_OF_ONE_CODE


def test_words_are_made_only_for_what_is_kept() -> None:
    findings = Findings()
    made = []
    for number in range(MAX_OF_ONE_CODE + 10):
        findings.add("S202", A.span(0, 1), lambda number=number: made.append(number) or "dear")
    assert len(made) == MAX_OF_ONE_CODE


def test_each_mistake_that_is_met_counts_also_one_that_is_said_already() -> None:
    findings = Findings()
    findings.add("S202", A.span(0, 1), "unknown")
    findings.met_again()
    assert findings.met == 2
    assert len(findings.all()) == 1


def test_a_finding_knows_its_rule() -> None:
    found = Finding("P402", "twice", A.span(4, 7), (Related("here", B.span(0, 3)),))
    assert (found.name, found.severity) == ("ambiguous-quote", Severity.INFO)
    assert (found.span.line, found.span.column, found.span.end_line, found.span.end_column) == (2, 1, 2, 4)


def test_severities_rank_from_the_gravest() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert {entry.severity for entry in CATALOGUE.values()} <= set(Severity)


def test_a_run_says_everything_about_all_maps(load_text: Callable) -> None:
    debate = load_text(
        a="argmap: 1\ntitel: A\nquestions:\n- text: Q?\n  positions:\n  - ref: nowhere\n  - {text: P, weight: 9}\n",
        b="argmap: 2\nquestions:\n- text: Q?\n",
        c="argmap: 1\nquestions: {text: Q: R}\n",
    )
    found = [(finding.span.file, finding.span.line, finding.code) for finding in argmap.check(debate)]
    assert found == [
        ("a.yaml", 2, "S202"),
        ("a.yaml", 6, "S205"),
        ("a.yaml", 7, "S211"),
        ("b.yaml", 1, "S201"),
        ("b.yaml", 3, "L301"),
        ("c.yaml", 2, "Y104"),
    ]


def test_a_file_of_mistakes_is_answered_with_a_number(load_text: Callable) -> None:
    nodes = "".join(f"- {{txt: T, id: n{number}}}\n" for number in range(1_500))
    found = argmap.check(load_text(f"argmap: 1\nquestions:\n{nodes}"))
    assert {finding.code for finding in found} == {"S202"}
    assert len(found) == MAX_OF_ONE_CODE + 1
    assert found[-1].message == "and 500 more of S202 in this file"
    assert (found[-1].span.line, found[-1].span.column) == (MAX_OF_ONE_CODE + 3, 4)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_the_order_of_the_paths_does_not_change_the_findings(load_text: Callable, order: tuple[str, str]) -> None:
    texts = {"a": "argmap: 1\nname: x\ntitel: T\n", "b": "argmap: 1\nname: y\ntitel: T\n"}
    found = argmap.check(load_text(**{name: texts[name] for name in order}))
    assert [(finding.span.file, finding.code) for finding in found] == [("a.yaml", "S202"), ("b.yaml", "S202")]
