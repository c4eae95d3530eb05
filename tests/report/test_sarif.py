"""SARIF against the schema of the standard, and against what the findings say."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

import argmap
from argmap.catalogue import CATALOGUE
from argmap.checking.fixes import apply
from argmap.checking.outcome import Outcome
from argmap.findings import Finding
from argmap.rules.manual import manual
from argmap.text import Text

from .small import CASES, NAMES, STEADY, outcomes, small, written


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def read(outcome: Outcome) -> dict[str, Any]:
    """The run of a valid document."""
    document = json.loads(written("sarif", outcome))
    validator().validate(document)
    (run,) = document["runs"]
    return run


@given(outcomes())
@STEADY
def test_any_findings_are_valid_and_all_there(outcome: Outcome) -> None:
    run = read(outcome)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [result["ruleId"] for result in run["results"]] == [finding.code for finding in outcome.findings]
    for result, finding in zip(run["results"], outcome.findings, strict=True):
        assert rules[result["ruleIndex"]] == finding.code
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert unquote_to_bytes(uri.removeprefix("file://")).decode() == finding.span.file
        assert uri.startswith("file:///") == finding.span.file.startswith("/")
        assert ("uriBaseId" in place["artifactLocation"]) != finding.span.file.startswith("/")
        assert cut(finding.span.text, place["region"]) == finding.span.words
        assert len(result.get("relatedLocations", ())) == len(finding.related)
        assert ("logicalLocations" in result["locations"][0]) == (finding in outcome.paths)
        assert "](" not in result["message"]["text"]
        for change in result["fixes"][0]["artifactChanges"] if finding.fix else ():
            (edit,) = finding.fix.edits
            (replacement,) = change["replacements"]
            assert cut(edit.span.text, replacement["deletedRegion"]) == edit.span.words
            assert replacement["insertedContent"]["text"] == edit.replacement


def cut(text: Text, region: dict[str, int]) -> str:
    """What a region means, by the lines and columns of the standard: from 1, the last column exclusive."""
    starts = list(text.line_starts())
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return text.content[start : starts[region["endLine"] - 1] + region["endColumn"] - 1]


def test_a_fix_is_the_one_that_is_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    outcome = small()
    (fixed,) = apply(outcome.findings)
    (change,) = [fix for result in read(outcome)["results"] for fix in result.get("fixes", ())]
    (replacement,) = change["artifactChanges"][0]["replacements"]
    old = cut(fixed.text, replacement["deletedRegion"])
    assert fixed.text.content.replace(f": {old}\n", f": {replacement['insertedContent']['text']}\n") == fixed.content


def test_names_of_files_are_uris() -> None:
    for name, uri in {"a b/ü%.yaml": "a%20b/%C3%BC%25.yaml", "../m.yaml": "../m.yaml", "a\udcff:b": "a%FF%3Ab"}.items():
        finding = Finding("S204", "empty", Text(name, "").span(0, 0))
        (result,) = read(Outcome((finding,), (name,)))["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@given(NAMES)
@STEADY
def test_any_name_of_a_file_is_a_uri(name: str) -> None:
    finding = Finding("S204", "empty", Text(name, "").span(0, 0))
    (result,) = read(Outcome((finding,), (name,)))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    uri = uri.removeprefix("file:")
    assert uri.isascii()
    assert not set(uri) & set(" <>\"{}|\\^`:?#[]@!$&'()*+,;=")


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_rule_brings_its_manual(code: str) -> None:
    run = read(Outcome((Finding(code, "found", Text("m", "").span(0, 0)),), ("m",)))
    (rule,) = run["tool"]["driver"]["rules"]
    level = {"error": "error", "warning": "warning", "info": "note"}[CATALOGUE[code].severity]
    assert (rule["id"], rule["name"]) == (code, CATALOGUE[code].name)
    assert rule["defaultConfiguration"] == {"enabled": CATALOGUE[code].default, "level": level}
    assert run["results"][0]["level"] == level
    last = manual(code).split()[-1].replace("`", "")
    assert rule["help"]["text"].endswith(last)
    assert "``" not in json.dumps(rule)
    assert rule["help"]["markdown"].count("`") % 2 == 0
    assert len(rule["shortDescription"]["text"]) < len(rule["fullDescription"]["text"]) <= 1024  # what GitHub takes


def test_the_run_is_of_this_argmap() -> None:
    driver = read(Outcome((), ()))["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argmap", argmap.__version__)
