"""A map with its findings, for people who learn the rules: each finding is a comment below its line."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from argmap.findings import Finding
from argmap.styled import Line, Segment
from argmap.text import Text, escaped, shown


def lines(text: Text, findings: Iterable[Finding], left_out: Container[int] = ()) -> list[Line]:
    """The lines of a text, without those ``left_out``, with the findings below them."""
    below: dict[int, list[Line]] = {}
    for finding in findings:
        below.setdefault(finding.span.line, []).extend(_comments(finding))
    made: list[Line] = []
    last = text.lines - (text.lines > 1 and not text.line(text.lines))
    for number in range(1, last + 1):
        if number not in left_out:
            made.append([Segment(escaped(text.line(number)))])
        made += below.get(number, ())
    return made


def _comments(finding: Finding) -> Iterator[Line]:
    span = finding.span
    whole = span.line == span.end_line
    end = span.end_column if whole else len(span.text.line(span.line)) + 1
    carets = "^" * max(1, end - span.column)
    marked = f"#{carets[1:]}" if span.column == 1 else f"{'#':<{span.column - 1}}{carets}"
    yield [Segment(f"{marked}{'' if whole else ' ...'} {finding.code} {shown(finding.message)}", finding.severity)]
    notes = [message for message, _ in finding.related]
    if finding.fix is not None:
        notes.append(f"fix{'' if finding.fix.safe else ', with --unsafe-fixes'}: {finding.fix.title}")
    yield from ([Segment(f"{'#':<{max(2, span.column - 1)}}{shown(note)}", "dim")] for note in notes)
