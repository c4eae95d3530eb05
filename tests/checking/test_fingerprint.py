"""A finding's name across runs: the same when lines move, another for another finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.catalogue import CATALOGUE
from argmap.checking.fingerprint import fingerprints
from argmap.findings import Finding, Fix, in_order
from argmap.text import Text

from ..report.small import STEADY, TEXTS

LINES = st.lists(st.text(st.sampled_from("ab: \t"), max_size=6), max_size=8)


@st.composite
def marked(draw: st.DrawFn) -> list[Finding]:
    """Findings in a text of few different lines, each within one line; many are alike."""
    text = Text("m.yaml", "\n".join(draw(LINES)))
    found = []
    for _ in range(draw(st.integers(1, 8))):
        line = draw(st.integers(1, text.lines))
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text.line(line)))] * 2)))
        begin = text.line_start(line)
        found.append(Finding(draw(st.sampled_from([*CATALOGUE][:3])), "?", text.span(begin + start, begin + end)))
    return list(dict.fromkeys(in_order(found)))


def moved(findings: list[Finding], above: str) -> list[Finding]:
    """The same findings in the same text with lines above it."""
    old = findings[0].span.text
    new = Text(old.file, above + old.content)
    return [replace(one, span=new.span(one.span.start + len(above), one.span.end + len(above))) for one in findings]


@given(marked(), TEXTS)
@STEADY
def test_lines_above_change_no_name(findings: list[Finding], above: str) -> None:
    names = fingerprints(findings)
    after = fingerprints(moved(findings, above + "\n"))
    assert list(after.values()) == list(names.values())


@given(marked())
@STEADY
def test_no_two_findings_have_one_name(findings: list[Finding]) -> None:
    names = fingerprints(findings)
    assert list(names) == findings
    assert len(set(names.values())) == len(findings)
    assert all(len(name) == 32 and set(name) <= set("0123456789abcdef") for name in names.values())


CONTENT = "title: x\nby: Ann   Lee\n  by: Ann Lee\nby: Bob\n"
FOUND = Finding("P408", "says nothing", Text("m.yaml", CONTENT).span(13, 22))


def name(found: Finding) -> str:
    return fingerprints([found])[found]


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, code="P407"),
        replace(FOUND, span=Text("n.yaml", CONTENT).span(13, 22)),
        replace(FOUND, span=FOUND.span._replace(end=16)),
        replace(FOUND, span=FOUND.span._replace(start=9)),
        replace(FOUND, span=Text("m.yaml", CONTENT.replace("Ann   Lee", "Ann   Lea")).span(13, 22)),
        replace(FOUND, span=Text("m.yaml", CONTENT.replace("by:", "to:")).span(13, 22)),
    ],
    ids=["code", "file", "end", "start", "words", "line"],
)
def test_another_finding_has_another_name(other: Finding) -> None:
    assert name(other) != name(FOUND)


@pytest.mark.parametrize(
    "same",
    [
        replace(FOUND, message="says nothing at all"),
        replace(FOUND, fix=Fix("remove it", ())),
        replace(FOUND, span=FOUND.span.text.span(29, 36)),
    ],
    ids=["message", "fix", "white space"],
)
def test_what_may_change_changes_no_name(same: Finding) -> None:
    assert name(same) == name(FOUND)


def test_findings_that_are_alike_are_numbered_in_order() -> None:
    first, second = FOUND, replace(FOUND, span=FOUND.span.text.span(29, 36))
    names = fingerprints([first, second])
    assert names[first] == name(first)
    assert names[second] != name(second)
    assert fingerprints([second, first])[second] == names[first]


def test_what_is_found_twice_has_one_name() -> None:
    assert fingerprints([FOUND, replace(FOUND)]) == {FOUND: name(FOUND)}


def test_a_name_is_the_same_tomorrow() -> None:
    assert name(FOUND) == "56b12cd81c6b9da72b8cbf6c2b70e63e"


def test_a_very_long_line_is_soon_named() -> None:
    text = Text("m.yaml", "x " * 2_000_000)
    findings = [Finding("S204", "?", text.span(start, len(text.content))) for start in range(0, 2_000, 2)]
    assert len(set(fingerprints(findings).values())) == 1_000


def test_a_file_may_have_any_name() -> None:
    assert name(replace(FOUND, span=Text("\udcff.yaml", CONTENT).span(13, 22)))
