"""Coverage as a table with bars, and what is missing with its lines."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from argmap.coverage import Coverage, Share
from argmap.styled import Line, Segment, width
from argmap.text import escaped, shown

_BAR = 20
_WIDEST_TITLE = 60
_NO_TITLE = "(before the first heading)"


def text(measured: list[Coverage], missing: bool, ascii_only: bool) -> Iterator[Line]:
    """A table for the terminal: a row a source, and one a section."""
    for coverage in measured:
        rows = [(_name(coverage), coverage.share)]
        if len(coverage.sections) > 1:
            rows += [("  " + _title(section.title), section.share) for section in coverage.sections]
        widest = max(width(name) for name, _ in rows)
        for name, share in rows:
            yield _row(name + " " * (widest - width(name)), share, ascii_only, bold=name == rows[0][0])
        if missing:
            yield from _missing(coverage)


def markdown(measured: list[Coverage], missing: bool, _ascii_only: bool) -> Iterator[Line]:
    """Markdown, for a comment on a change or a page."""
    yield [Segment("| source | accounted for | words | quoted | skipped |")]
    yield [Segment("| --- | ---: | ---: | ---: | ---: |")]
    for coverage in measured:
        rows = [(f"**{_cell(_name(coverage))}**", coverage.share)]
        rows += [(_cell(_title(section.title)), section.share) for section in coverage.sections]
        for name, share in rows:
            yield [Segment(f"| {name} | {percent(share)} | {share.words} | {share.quoted} | {share.skipped} |")]
    passages = [(coverage, span) for coverage in measured for span in coverage.missing] if missing else []
    if passages:
        yield []
        for coverage, span in passages:
            yield [Segment(f"- {_cell(escaped(coverage.text.file))}:{span.line}: {_cell(shown(span.words))}")]


def as_json(measured: list[Coverage], missing: bool, _ascii_only: bool) -> Iterator[Line]:
    """One JSON document; the missing passages with their offsets."""
    document = {"version": 1, "sources": [_document(coverage, missing) for coverage in measured]}
    for line in json.dumps(document, indent=2).split("\n"):
        yield [Segment(line)]


FORMS: dict[str, Callable[[list[Coverage], bool, bool], Iterable[Line]]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


def percent(share: Share) -> str:
    """The percentage, rounded down to a tenth: only what is whole is 100 %."""
    return f"{math.floor(share.percent * 10) / 10:.1f} %"


def _row(name: str, share: Share, ascii_only: bool, bold: bool) -> Line:
    full, empty = ("#", ".") if ascii_only else ("█", "░")
    cells = math.floor(_BAR * share.percent / 100)
    style = "pro" if share.accounted == share.words else "con"
    return [
        Segment(name, "title" if bold else ""),
        Segment("  "),
        Segment(full * cells, style),
        Segment(empty * (_BAR - cells), "dim"),
        Segment(f" {percent(share):>7}"),
        Segment(f"  {share.accounted:,} of {share.words:,} words", "dim"),
        Segment(f", {share.skipped:,} skipped" if share.skipped else "", "dim"),
    ]


def _missing(coverage: Coverage) -> Iterator[Line]:
    yield []
    if not coverage.missing:
        yield [Segment("nothing is missing", "dim")]
    for span in coverage.missing:
        yield [Segment(f"{escaped(coverage.text.file)}:{span.line}: ", "dim"), Segment(shown(span.words))]


def _name(coverage: Coverage) -> str:
    names = ", ".join(coverage.names)
    return f"{names}: {shown(coverage.title)}" if coverage.title else names


def _title(title: str) -> str:
    words = shown(title) or _NO_TITLE
    return words if len(words) <= _WIDEST_TITLE else words[: _WIDEST_TITLE - 1] + "…"


def _cell(words: str) -> str:
    """Words in Markdown that mean nothing but themselves, also in a table."""
    return "".join("\\" + c if c in "\\`*_{}[]<>()#+-.!|~&" else c for c in words)


def _document(coverage: Coverage, missing: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ids": list(coverage.names),
        "title": coverage.title,
        "file": coverage.text.file,
        **_numbers(coverage.share),
        "sections": [{"title": one.title, "line": one.line, **_numbers(one.share)} for one in coverage.sections],
    }
    if missing:
        made["missing"] = [
            {"line": span.line, "start": span.start, "end": span.end, "text": span.words} for span in coverage.missing
        ]
    return made


def _numbers(share: Share) -> dict[str, Any]:
    return {
        "words": share.words,
        "quoted": share.quoted,
        "skipped": share.skipped,
        "percent": round(share.percent, 2),
    }
