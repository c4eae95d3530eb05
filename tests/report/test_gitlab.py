"""The code quality report against the fields that GitLab documents."""

from __future__ import annotations

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from argmap.checking.outcome import Outcome
from argmap.findings import Finding, in_order
from argmap.text import Text

from .small import STEADY, outcomes, written

SCHEMA = {  # of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format; GitLab publishes none
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}
LINE = Text("m.yaml", "one two three\n")


@given(outcomes())
@STEADY
def test_any_findings_are_valid_and_told_apart(outcome: Outcome) -> None:
    report = json.loads(written("gitlab", outcome))
    Draft202012Validator(SCHEMA).validate(report)
    assert [(row["location"]["lines"]["begin"], row["check_name"][:4]) for row in report] == [
        (finding.span.line, finding.code) for finding in dict.fromkeys(outcome.findings)
    ]
    assert len({row["fingerprint"] for row in report}) == len(report)


def test_severities_are_those_of_gitlab() -> None:
    findings = in_order(Finding(code, "?", LINE.span(0, 3)) for code in ("S204", "L301", "P402"))
    report = json.loads(written("gitlab", Outcome(findings, ("m.yaml",))))
    assert {row["check_name"]: row["severity"] for row in report} == {
        "S204 empty-text": "major",
        "L301 question-without-position": "minor",
        "P402 ambiguous-quote": "info",
    }


def test_maps_without_findings_are_an_empty_list() -> None:
    assert json.loads(written("gitlab", Outcome((), ("m.yaml",)))) == []
