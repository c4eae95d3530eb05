"""Coverage as a table with bars, and the missing passages with their lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from argmap.markdown import bold, cell, plain
from argmap.safejson import dumps
from argmap.sources.coverage import Coverage, Share, percent
from argmap.styled import Line, Segment, width
from argmap.text import Span, escaped, shown
from argmap.view.node_line import fitted

_SHAPES = ((20, 2), (10, 2), (5, 2), (5, 1), (5, 0))
"""The widths of bars and the numbers of counts, from the widest on, so that titles are not cut."""
_MAX_TITLE = 60
_MIN_TITLE = 24
_UNREAD = "could not be read"
_NO_TITLE = "(before the first heading)"


class Measured(NamedTuple):
    """The measured sources, and the ids of the sources that could not be read."""

    sources: Sequence[Coverage]
    unread: Sequence[str] = ()
    by_page: bool = False

    def parts(self, coverage: Coverage) -> list[tuple[str, Share]]:
        """The parts of a source to show: by heading, or by page if requested and if the source has pages."""
        if self.by_page and coverage.pages:
            return [(f"page {shown(page.title)}", page.share) for page in coverage.pages]
        return [(_title(section.title), section.share) for section in coverage.sections]


def text(found: Measured, missing: bool, ascii_only: bool, columns: int | None = None) -> Iterator[Line]:
    """For the terminal: the missing passages, and a table with a row a source and one a section, within the columns."""
    if missing:
        yield from _missing(found.sources)
    for coverage in found.sources:
        rows = [(_name(coverage), coverage.share)]
        parts = found.parts(coverage)
        rows += [(f"  {title}", share) for title, share in parts] if len(parts) > 1 else []
        shape = _shape(rows, columns)
        for number, (name, share) in enumerate(rows):
            yield _row(name, share, ascii_only, shape, bold=number == 0)
    for name in found.unread:
        yield [Segment(f"{shown(name)}  ", "title"), Segment(_UNREAD, "error")]


def markdown(found: Measured, missing: bool, _ascii_only: bool, _columns: int | None = None) -> Iterator[Line]:
    """Markdown, for a comment on a change or for a page: the missing passages, and a table."""
    passages = [(coverage, span) for coverage in found.sources for span in coverage.missing] if missing else []
    for coverage, span in passages:
        yield [Segment(f"- {bold(f'{coverage.text.file}{_at(span)}')} {plain(span.words)}")]
    if passages:
        yield []
    yield [Segment("| source | accounted for | words | quoted | skipped | drafted |")]
    yield [Segment("| --- | ---: | ---: | ---: | ---: | ---: |")]
    for coverage in found.sources:
        rows = [(f"**{cell(_name(coverage))}**", coverage.share)]
        rows += [(cell(title), share) for title, share in found.parts(coverage)]
        for name, share in rows:
            counts = f"{share.words} | {share.quoted} | {share.skipped} | {share.drafted}"
            yield [Segment(f"| {name} | {percent(share.percent)} | {counts} |")]
    for name in found.unread:
        yield [Segment(f"| **{cell(name)}** | {_UNREAD} | | | | |")]


def as_json(found: Measured, missing: bool, _ascii_only: bool, _columns: int | None = None) -> Iterator[Line]:
    """One JSON document; the missing passages with their offsets."""
    sources = [_document(coverage, missing) for coverage in found.sources]
    document = {"version": 1, "sources": sources, "unread": list(found.unread)}
    for line in dumps(document, indent=2).split("\n"):
        yield [Segment(line)]


FORMS: dict[str, Callable[[Measured, bool, bool, int | None], Iterable[Line]]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}


class _Shape(NamedTuple):
    """The width of a table's titles and bars, and how many of the two counts fit."""

    title: int
    bar: int
    counts: int


def _shape(rows: list[tuple[str, Share]], columns: int | None) -> _Shape:
    """The shape for a width: bars get shorter and counts are left out before a title is cut."""
    widest = max(width(name) for name, _ in rows)
    if columns is None:
        return _Shape(widest, *_SHAPES[0])
    shapes = []
    for bar, counts in _SHAPES:
        beside = max(len("".join(_counts(share)[:counts])) for _, share in rows)
        shapes.append(_Shape(min(widest, columns - bar - beside - len("   100.0 %")), bar, counts))
    for least in (widest, min(widest, _MIN_TITLE)):
        for shape in shapes:
            if shape.title >= least:
                return shape
    return shapes[-1]


def _counts(share: Share) -> tuple[str, str]:
    skipped = f", {share.skipped:,} skipped" if share.skipped else ""
    drafted = f", {share.drafted:,} only drafted" if share.drafted else ""
    return f"  {share.accounted:,} of {share.words:,} words", skipped + drafted


def _row(name: str, share: Share, ascii_only: bool, shape: _Shape, bold: bool) -> Line:
    full, empty = ("#", ".") if ascii_only else ("█", "░")
    cells = math.floor(shape.bar * share.percent / 100)
    style = "pro" if share.accounted == share.words else "con"
    return [
        Segment(fitted(name, shape.title, "..." if ascii_only else "…"), "title" if bold else ""),
        Segment("  "),
        Segment(full * cells, style),
        Segment(empty * (shape.bar - cells), "dim"),
        Segment(f" {percent(share.percent):>7}"),
        *(Segment(count, "dim") for count in _counts(share)[: shape.counts]),
    ]


def _missing(measured: Sequence[Coverage]) -> Iterator[Line]:
    for coverage in measured:
        for span in coverage.missing:
            yield [Segment(f"{escaped(coverage.text.file)}{_at(span)}: ", "dim"), Segment(shown(span.words))]
    if measured and not any(coverage.missing for coverage in measured):
        drafted = sum(coverage.share.drafted for coverage in measured)
        yield [Segment("nothing is missing" + f", but {drafted:,} words are only drafted" * (drafted > 0), "dim")]
    if measured:
        yield []


def _at(span: Span) -> str:
    """The file of a passage, and its line or page."""
    return f":{span.line}" if span.page is None else f", page {shown(span.page)}"


def _name(coverage: Coverage) -> str:
    names = ", ".join(coverage.names)
    return f"{names}: {shown(coverage.title)}" if coverage.title else names


def _title(title: str) -> str:
    words = shown(title) or _NO_TITLE
    return words if len(words) <= _MAX_TITLE else words[: _MAX_TITLE - 1] + "…"


def _document(coverage: Coverage, missing: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ids": list(coverage.names),
        "title": coverage.title,
        "file": coverage.text.file,
        **_numbers(coverage.share),
        "sections": [{"title": one.title, "line": one.line, **_numbers(one.share)} for one in coverage.sections],
    }
    if coverage.pages:
        made["pages"] = [{"page": one.title, **_numbers(one.share)} for one in coverage.pages]
    if missing:
        made["missing"] = [
            {
                "line": span.line,
                **({} if span.page is None else {"page": span.page}),
                "start": span.start,
                "end": span.end,
                "text": span.words,
            }
            for span in coverage.missing
        ]
    return made


def _numbers(share: Share) -> dict[str, Any]:
    return {
        "words": share.words,
        "quoted": share.quoted,
        "skipped": share.skipped,
        "drafted": share.drafted,
        "percent": round(share.percent, 2),
    }
