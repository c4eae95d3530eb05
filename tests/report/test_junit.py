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
    "testcase": ({"name"}, {"time", "classname"}, {"failure"}),
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
def test_any_findings_are_failed_cases_of_their_files(outcome: Outcome) -> None:
    report = read(outcome)
    suites = list(report)
    counts = Counter(finding.span.file for finding in outcome.findings)
    assert [suite.failures for suite in suites] == [counts[file] for file in outcome.files]
    assert report.failures == len(outcome.findings)
    assert report.tests == sum(max(1, counts[file]) for file in outcome.files)
    for suite in suites:
        cases = list(suite)
        assert (suite.tests, suite.failures) == (len(cases), sum(case.is_failure for case in cases))
    messages = [failure.message for suite in suites for case in suite for failure in case.result]
    expected = [
        re.sub("[\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", shown(finding.message))
        for file in outcome.files
        for finding in outcome.findings
        if finding.span.file == file
    ]
    assert messages == expected


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
