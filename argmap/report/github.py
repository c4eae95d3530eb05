"""Annotations of GitHub Actions: one workflow command a finding, and nothing else.

The runner splits a command at ``::``, ``,`` and ``=``. It decodes ``%25 %0D %0A``, and in properties also ``%3A
%2C``. It refuses columns if an annotation has several lines. GitHub shows ten errors, ten warnings and ten notices of
a step. Each severity has its own limit, so the order is that of all reports. For the others the log has only the
message, so the message begins with the place and the code.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.catalogue import Severity
from argmap.checking.outcome import Outcome
from argmap.files import names_from
from argmap.findings import Finding
from argmap.report.proof_summary import let_pass
from argmap.styled import Line, Segment
from argmap.text import Span, escaped, placed, shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(outcome: Outcome, _columns: int | None = None) -> list[Line]:
    """A command for each finding, and one if a failed proof was let pass; nothing if there are none."""
    names, passed = names_from(outcome.root), let_pass(outcome)
    notice = [[Segment(f"::notice title=argmap::{passed.translate(_DATA)}")]] if passed else []
    return [*([Segment(_command(finding, names))] for finding in outcome.findings), *notice]


def _command(finding: Finding, names: Callable[[str], str]) -> str:
    span = finding.span
    properties = {**_place(span, names(span.file)), "title": f"{finding.code} {finding.name}"}
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    said = [f"{_where(span, names)}: {finding.code} {shown(finding.message)}"]
    said += [f"{shown(words)}: {_where(there, names)}" for words, there in finding.related]
    return f"::{_COMMANDS[finding.severity]} {written}::" + "\n".join(said).translate(_DATA)


def _place(span: Span, file: str) -> dict[str, str | int]:
    place: dict[str, str | int] = {"file": escaped(file), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        place |= {"col": span.column, "endColumn": span.end_column}
    return place


def _where(span: Span, names: Callable[[str], str]) -> str:
    return placed(span, names(span.file))
