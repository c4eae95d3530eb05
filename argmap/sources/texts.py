"""The source texts of a debate, read when they are asked for, and where its quotes stand in them."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from argmap.debate import Debate
from argmap.files import Refusal, display
from argmap.findings import Findings
from argmap.media import HTML, UTF_16, Medium, medium_of, medium_of_undecodable
from argmap.reading.document import Quote, Skip, Source
from argmap.sources.effort import Effort
from argmap.sources.folding import Folded
from argmap.sources.markups import markup_of
from argmap.sources.products import is_product
from argmap.sources.quotes import Match, everywhere, find
from argmap.text import EncodingProblem, Span, Text, decode

_MOST_SKIPPED = 100_000
_MOST_MEMORY = 129 * 1024 * 1024
"""What the sources of a run may take: the largest file, with characters that take four bytes each."""

Stretch: TypeAlias = tuple[int, int]
"""The offsets of a passage in a source, the end exclusive."""


class Located(NamedTuple):
    """A quote of a node, the text it was looked for in, and where it stands there."""

    node: str
    quote: Quote
    folded: Folded
    match: Match | None


def read_sources(debate: Debate, findings: Findings, wanted: Container[str | None] | None = None) -> dict[str, Folded]:
    """The texts of the sources by ``map/id``; a file that several maps name is read once.

    With ``wanted`` only those. What cannot be read as a text is added to ``findings``.
    """
    by_path: dict[Path, Folded | None] = {}
    folded = {}
    reader = _SourceReader(debate, findings)
    for key, source in debate.sources.items():
        if source.path is None or (wanted is not None and key not in wanted):
            continue
        if source.path not in by_path:
            by_path[source.path] = reader.read(source, source.path)
        text = by_path[source.path]
        if text is not None:
            folded[key] = text
    return folded


def locate(
    debate: Debate, texts: Mapping[str, Folded], findings: Findings, nodes: Iterable[str] | None = None
) -> list[Located]:
    """Every quote whose source is among the texts, source by source; with ``nodes`` only theirs."""
    wanted: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    graph = debate.graph
    for name in graph if nodes is None else nodes:
        for quote in graph.nodes[name]["quotes"]:
            if quote.source is not None:
                wanted[quote.source].append((name, quote))
    located: list[Located] = []
    for source, pairs in wanted.items():
        folded = texts.get(source)
        if folded is not None:
            matches = find(folded, [quote for _, quote in pairs])
            if folded.effort.left <= 0:
                message = f"to look for the quotes in {folded.text.file} takes too long: they repeat each other"
                findings.add("Y105", pairs[0][1].span, message)
                break
            located += [Located(*pair, folded, match) for pair, match in zip(pairs, matches, strict=True)]
    return located


class SourceText(NamedTuple):
    """A source text with all that maps say of it; a file that several maps declare is one text."""

    declared: tuple[Source, ...]
    folded: Folded
    quotes: tuple[Located, ...]
    skips: tuple[Stretch, ...]
    drafted_skips: tuple[Stretch, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The ids under which maps declare it."""
        return tuple(dict.fromkeys(source.id for source in self.declared))

    @property
    def title(self) -> str | None:
        return next((source.title for source in self.declared if source.title), None)


def source_texts(debate: Debate, findings: Findings) -> list[SourceText]:
    """The source texts in the order in which maps declare them, with what is quoted and skipped of each."""
    texts = read_sources(debate, findings)
    declared: dict[Path, list[Source]] = defaultdict(list)
    for key, source in debate.sources.items():
        if key in texts and source.path is not None:
            declared[source.path].append(source)
    quoted: dict[str, list[Located]] = defaultdict(list)
    for found in locate(debate, texts, findings):
        if found.quote.source is not None:
            quoted[found.quote.source].append(found)
    made = []
    for sources in declared.values():
        folded = texts[sources[0].key]
        quotes = tuple(found for source in sources for found in quoted[source.key])
        skips: dict[bool, list[Stretch]] = {False: [], True: []}
        for skip in (skip for source in sources for skip in source.skip):
            skips[skip.draft].extend(skipped(folded, skip))
        judged, drafted = (tuple(merged(stretches)) for stretches in skips.values())
        made.append(SourceText(tuple(sources), folded, quotes, judged, drafted))
    return made


def skipped(folded: Folded, skip: Skip) -> Iterator[Stretch]:
    """Where a skipped passage is in the original: everywhere that its words are."""
    return islice(everywhere(folded, skip.start, skip.to), _MOST_SKIPPED)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that touch as one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


class _SourceReader:
    """Reads the sources of one run, which share what memory and time there is for them."""

    def __init__(self, debate: Debate, findings: Findings) -> None:
        self.files = debate.files
        self.findings = findings
        self.maps = {Path(os.path.realpath(document.path)) for document in debate.maps}
        self.effort = Effort()
        self.size = 0

    def read(self, source: Source, path: Path) -> Folded | None:
        """The text of a source; None, and a finding, where its file holds none."""
        span = source.file.span if source.file else source.span
        data = self.files.read(path)
        if isinstance(data, Refusal):
            self.findings.add(data.code, span, f"{display(path)}: {data.message}")
            return None
        text = self._decoded(source, path, data, span)
        if text is None:
            return None
        if path in self.maps or is_product(text.content):
            what = "a map" if path in self.maps else "a map, or made from one"
            self.findings.add("S220", span, f"{display(path)} is {what}: name the text that the map was made from")
            return None
        if self._refuses(source, path, medium_of(data, display(path)), span):
            return None
        self.size += sys.getsizeof(text.content)
        if self.size > _MOST_MEMORY:
            self.findings.add("Y105", span, f"the sources together take more than {_MOST_MEMORY // 1024**2} MiB")
            return None
        return Folded(text, self.effort, markup_of(text.file, source.format))

    def _decoded(self, source: Source, path: Path, data: bytes, span: Span) -> Text | None:
        try:
            return decode(data, display(path), source.encoding)
        except EncodingProblem as problem:
            medium = medium_of(data, display(path)) or medium_of_undecodable(data)
            if not self._refuses(source, path, medium, span):
                place = Span(problem.text, problem.offset, problem.offset + 1)
                self.findings.add("Y102", place, f"{problem.reason}: save the source as UTF-8, or say its encoding")
            return None

    def _refuses(self, source: Source, path: Path, medium: Medium | None, span: Span) -> bool:
        """Whether a file is of a kind that is not read, which is a finding in the map: no byte of it is shown."""
        if medium is None or (medium is HTML and source.format) or (medium is UTF_16 and source.encoding):
            return False
        file = display(path)
        also = "; or say format: text, and quote it with its tags" if medium is HTML else ""
        message = f"{file} is {medium.name}, and argmap reads plain text and Markdown: {medium.for_file(file)}{also}"
        self.findings.add(medium.code, span, message)
        return True
