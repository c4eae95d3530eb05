"""JUnit's XML read by a library for it, and against what Jenkins' schema (junit-10.xsd) requires and allows."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

from hypothesis import given
from junitparser import JUnitXml

from argmap.checking.outcome import Outcome
from argmap.findings import Finding
from argmap.text import Text, shown

from .small import STEADY, outcomes, written

ALLOWED = {  # by element: the attributes that must be there, those that may, and the elements below
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"time", "skipped", "file"}, {"testcase"}),
    "testcase": ({"name"}, {"time", "classname"}, {"failure", "skipped"}),
    "skipped": (set(), {"type", "message"}, set()),
    "failure": (set(), {"type", "message"}, set()),
}


def read(outcome: Outcome) -> JUnitXml:
    """The report as the library reads it, once it is what the schema allows."""
    document = written("junit", outcome)
    assert document.isascii()
    for element in ElementTree.fromstring(document).iter():
        required, optional, below = ALLOWED[element.tag]
        assert required <= set(element.attrib) <= required | optional
        assert {child.tag for child in element} <= below
        assert re.fullmatch(r"[0-9]{1,3}", element.get("time", "0"))
    return JUnitXml.fromstring(document.encode())


@given(outcomes())
@STEADY
def test_any_findings_are_failed_cases_of_their_files_and_what_is_let_pass_is_skipped(outcome: Outcome) -> None:
    report = read(outcome)
    suites = list(report)
    failed, skipped = (Counter(one.span.file for one in some) for some in (outcome.findings, outcome.let_pass))
    assert [suite.failures for suite in suites] == [failed[file] for file in outcome.files]
    assert [suite.skipped for suite in suites] == [skipped[file] for file in outcome.files]
    assert report.failures == len(outcome.findings)
    assert report.tests == sum(max(1, failed[file] + skipped[file]) for file in outcome.files)
    for suite in suites:
        cases = list(suite)
        assert (suite.tests, suite.failures) == (len(cases), sum(case.is_failure for case in cases))
        assert suite.skipped == sum(case.is_skipped for case in cases)
    messages = [result.message for suite in suites for case in suite for result in case.result]
    expected = []
    for file in outcome.files:
        expected += [_printable(one.message) for one in outcome.findings if one.span.file == file]
        expected += [f"let pass: {_printable(one.message)}" for one in outcome.let_pass if one.span.file == file]
    assert messages == expected


def _printable(words: str) -> str:
    return re.sub("[\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", shown(words))


def test_a_map_without_findings_has_passed() -> None:
    (suite,) = read(Outcome((), ("m.yaml",)))
    (case,) = suite
    assert (suite.name, case.classname, case.is_passed) == ("m.yaml", "m.yaml", True)


def test_a_file_that_is_no_map_has_its_failures_too() -> None:
    finding = Finding("S212", "not a regular file", Text("lost.yaml", "").span(0, 0))
    lost = {suite.name: suite.failures for suite in read(Outcome((finding,), ("m.yaml",)))}
    assert lost == {"m.yaml": 0, "lost.yaml": 1}


def test_no_maps_are_an_empty_report() -> None:
    assert list(read(Outcome((), ()))) == []
