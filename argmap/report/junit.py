"""JUnit's XML, as CI servers read it: a suite a file, a failed case a finding, a passed case for a file without
findings.

A failed proof that was let pass is a skipped case.

The format has no severities; the type of a failure is the finding's severity. ``--select`` and ``--ignore`` decide
what fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.checking.outcome import Outcome
from argmap.findings import Finding
from argmap.styled import Line, Segment
from argmap.text import escaped, placed, shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The document, in ASCII, so that it is valid in whatever encoding it is written."""
    from xml.etree.ElementTree import Element, indent, tostring

    by_file: dict[str, _Cases] = {file: _Cases([], []) for file in outcome.files}
    for finding in outcome.findings:
        by_file.setdefault(finding.span.file, _Cases([], [])).failed.append(finding)
    for finding in outcome.let_pass:
        by_file.setdefault(finding.span.file, _Cases([], [])).skipped.append(finding)
    root = Element("testsuites", {"name": "argmap", **_counts(list(by_file.values()))})
    for file, cases in by_file.items():
        root.append(_suite(escaped(file), cases, outcome))
    indent(root)
    document = tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    return [[Segment(line)] for line in ('<?xml version="1.0" encoding="UTF-8"?>', *document.split("\n"))]


class _Cases(NamedTuple):
    """The findings of a file, and its failed proofs that were let pass."""

    failed: list[Finding]
    skipped: list[Finding]


def _suite(file: str, cases: _Cases, outcome: Outcome) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    skipped = {"skipped": str(len(cases.skipped))}
    suite = Element("testsuite", {"name": file, **_counts([cases]), **skipped, "time": "0"})
    for finding in cases.failed:
        what = {"message": shown(finding.message), "type": str(finding.severity)}
        case = SubElement(suite, "testcase", _case(file, finding))
        SubElement(case, "failure", what).text = "\n".join(_explained(finding, outcome.paths.get(finding, ())))
    for finding in cases.skipped:
        case = SubElement(suite, "testcase", _case(file, finding))
        SubElement(case, "skipped", {"message": f"let pass: {shown(finding.message)}"})
    if not any(cases):
        SubElement(suite, "testcase", {"name": "check", "classname": file, "time": "0"})
    return suite


def _case(file: str, finding: Finding) -> dict[str, str]:
    name = f"{finding.code} {finding.name} {finding.span.line}:{finding.span.column}"
    return {"name": name, "classname": file, "time": "0"}


def _counts(suites: list[_Cases]) -> dict[str, str]:
    """The numbers of cases and of failures."""
    tests = sum(max(1, len(cases.failed) + len(cases.skipped)) for cases in suites)
    return {"tests": str(tests), "failures": str(sum(len(cases.failed) for cases in suites)), "errors": "0"}


def _explained(finding: Finding, way: tuple[str, ...]) -> list[str]:
    """The related places of a finding, one a line."""
    span = finding.span
    places = [placed(span)]
    places += [f"in: {shown(' › '.join(way))}"] if way else []
    return places + [f"{shown(words)}: {placed(there)}" for words, there in finding.related]
