"""The source texts of a debate, read on demand, and the places of quotes in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.reading.map_document import Quote, Skip, Source
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import Match, everywhere, find
from argmap.sources.opening import SourceReader

_MAX_SKIPPED = 100_000

Stretch: TypeAlias = tuple[int, int]
"""The offsets of a passage in a source, the end exclusive."""


class Located(NamedTuple):
    """A quote of a node, the text that was searched, and the match in it."""

    node: str
    quote: Quote
    folded: Folded
    match: Match | None


def read_sources(debate: Debate, findings: Findings, wanted: Container[str | None] | None = None) -> dict[str, Folded]:
    """The texts of the sources by ``map/id``; a file that several maps name is read once.

    ``wanted`` restricts the sources. Files that cannot be read are added to ``findings``.
    """
    reader = SourceReader(debate, findings)
    paths: dict[str, Path] = {}
    for key, source in debate.sources.items():
        if source.path is not None and (wanted is None or key in wanted):
            if source.path not in paths.values():
                reader.start(source, source.path)
            paths[key] = source.path
    read = reader.finish()
    return {key: read[path] for key, path in paths.items() if path in read}


def locate(
    debate: Debate, texts: Mapping[str, Folded], findings: Findings, nodes: Iterable[str] | None = None
) -> list[Located]:
    """Every quote whose source is among the texts, by source; ``nodes`` restricts the nodes."""
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
                message = f"searching for the quotes in {folded.text.file} takes too long: they repeat each other"
                findings.add("Y105", pairs[0][1].span, message)
                break
            located += [Located(*pair, folded, match) for pair, match in zip(pairs, matches, strict=True)]
    return located


class SourceText(NamedTuple):
    """A source text with all that maps say of it; a file that several maps declare is one text.

    ``reasons`` are the passages that are skipped for a reason that is given, in their order.
    """

    declared: tuple[Source, ...]
    folded: Folded
    quotes: tuple[Located, ...]
    skips: tuple[Stretch, ...]
    drafted_skips: tuple[Stretch, ...] = ()
    reasons: tuple[tuple[Stretch, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The ids under which maps declare it."""
        return tuple(dict.fromkeys(source.id for source in self.declared))

    @property
    def title(self) -> str | None:
        return next((source.title for source in self.declared if source.title), None)


def source_texts(debate: Debate, findings: Findings) -> list[SourceText]:
    """The source texts, in the order of their declarations, with their quotes and skips."""
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
        reasons: list[tuple[Stretch, str]] = []
        for skip in (skip for source in sources for skip in source.skip):
            stretches = list(skipped(folded, skip))
            skips[skip.draft].extend(stretches)
            reasons.extend((stretch, skip.reason) for stretch in stretches if skip.reason)
        judged, drafted = (tuple(merged(found)) for found in skips.values())
        made.append(SourceText(tuple(sources), folded, quotes, judged, drafted, tuple(sorted(reasons))))
    return made


def skipped(folded: Folded, skip: Skip) -> Iterator[Stretch]:
    """The ranges of a skipped passage in the original: every place with its words."""
    return islice(everywhere(folded, skip.start, skip.to), _MAX_SKIPPED)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The ranges in order, with touching ones merged."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
