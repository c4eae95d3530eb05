"""SARIF 2.1.0, the OASIS standard for the findings of analysis tools: code scanning services and editors read it.

Columns count code points, as everywhere in argmap. Files are named relative to ``%SRCROOT%``, the repository's root,
which is where GitHub looks for them. A file outside it has its absolute path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from argmap.catalogue import CATALOGUE, Severity
from argmap.checking.fingerprint import fingerprints
from argmap.checking.outcome import Outcome
from argmap.files import names_from
from argmap.findings import Finding, Fix
from argmap.report.json import written
from argmap.report.proof_summary import let_pass
from argmap.rules.manual import manual
from argmap.styled import Line
from argmap.text import Span, shown
from argmap.version import __version__

MAX_RESULTS = 5_000
"""How many results of a file GitHub shows."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_Names: TypeAlias = Callable[[str], str]
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """The document, with as many findings as GitHub shows, the most severe ones."""
    kept = most_severe(outcome.findings)
    names = names_from(outcome.root)
    fingerprint = fingerprints(outcome.findings, names)
    codes = sorted({finding.code for finding in kept})
    rules = {code: number for number, code in enumerate(codes)}
    results = [
        _result(found, rules[found.code], outcome.paths.get(found, ()), names)
        | {"partialFingerprints": {"argmap/v1": fingerprint[found]}}
        for found in kept
    ]
    driver = {"name": "argmap", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, **_notifications(outcome)}],
        "originalUriBaseIds": {_ROOT: _root(outcome.root)},
        "newlineSequences": ["\r\n", "\n", "\r"],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _notifications(outcome: Outcome) -> dict[str, Any]:
    """What was let pass. It is not a result, because services show each result as open."""
    passed = let_pass(outcome)
    note = {"level": "note", "message": {"text": passed}}
    return {"toolExecutionNotifications": [note]} if passed else {}


def loss(outcome: Outcome) -> str:
    """What is left out, in words; empty if nothing."""
    more = len(outcome.findings) - MAX_RESULTS
    return (
        f"{more:,} of {more + MAX_RESULTS:,} findings are left out: GitHub shows {MAX_RESULTS:,}, here the most severe"
        * (more > 0)
    )


def most_severe(findings: tuple[Finding, ...]) -> list[Finding]:
    """As many findings as GitHub shows, the most severe ones, in their order."""
    places = sorted(range(len(findings)), key=lambda place: findings[place].severity.rank)
    return [findings[place] for place in sorted(places[:MAX_RESULTS])]


def _rule(code: str) -> dict[str, Any]:
    """A rule with its manual: the first sentence, the rest, and all of it as Markdown."""
    title, _, rest = manual(code).partition("\n\n")
    brief = " ".join(title.split()).partition(": ")[2]
    brief = brief[0].upper() + brief[1:] if brief[0] != "`" else brief
    paragraphs = [" ".join(paragraph.split()) for paragraph in (brief, *rest.split("\n\n"))]
    return {
        "id": code,
        "name": CATALOGUE[code].name,
        "shortDescription": {"text": _bare(brief)},
        "fullDescription": {"text": _bare(" ".join(paragraphs))},
        "help": {
            "text": _bare("\n\n".join(paragraphs)),
            "markdown": "\n\n".join(paragraphs),
        },
        "defaultConfiguration": {"enabled": CATALOGUE[code].default, "level": _LEVELS[CATALOGUE[code].severity]},
    }


def _bare(words: str) -> str:
    return words.replace("`", "")


def _result(finding: Finding, rule: int, way: tuple[str, ...], names: _Names) -> dict[str, Any]:
    location = _location(finding.span, names)
    if way:
        location["logicalLocations"] = [{"name": way[-1], "fullyQualifiedName": " › ".join(way)}]
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message)},
        "locations": [location],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(span, names), "message": {"text": _message(_on_page(message, span))}}
            for number, (message, span) in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, names)]
    return result


def _on_page(message: str, span: Span) -> str:
    return message if span.page is None else f"{message} (page {span.page})"


def _message(words: str) -> str:
    """Words on one line, in which no brackets make a link to a place."""
    return re.sub(r"\](?=\()", r"] ", shown(words))


def _location(span: Span, names: _Names) -> dict[str, Any]:
    """A place. In a file with pages it is only the file, because its lines are not those of a text."""
    region = {"region": _region(span)} if span.page is None else {}
    return {"physicalLocation": {"artifactLocation": _artifact(span, names), **region}}


def _artifact(span: Span, names: _Names) -> dict[str, str]:
    name = names(span.file)
    return {"uri": _uri(name)} if Path(name).is_absolute() else {"uri": _quoted(name), "uriBaseId": _ROOT}


def _root(root: Path | None) -> dict[str, Any]:
    description = {"description": {"text": "The root of the repository, or the folder in which argmap was started."}}
    return description if root is None else {"uri": _uri(root.as_posix().rstrip("/") + "/"), **description}


def _uri(path: str) -> str:
    """The address of an absolute path, which begins with a drive on Windows."""
    return f"file://{'' if path.startswith('/') else '/'}{_quoted(path)}"


def _quoted(path: str) -> str:
    return quote(path, errors="surrogateescape")


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, names: _Names) -> dict[str, Any]:
    edits = sorted(fix.edits, key=lambda edit: (edit.span.file, edit.span.start))
    changes = [
        {
            "artifactLocation": _artifact(same[0].span, names),
            "replacements": [
                {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}} for edit in same
            ],
        }
        for same in (list(group) for _, group in groupby(edits, key=lambda edit: edit.span.file))
    ]
    return {"description": {"text": _message(fix.title)}, "artifactChanges": changes}
