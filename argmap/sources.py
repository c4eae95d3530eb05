"""The source texts of a debate, read when they are asked for, and where its quotes stand in them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from argmap.debate import Debate
from argmap.document import Quote, Source
from argmap.files import Refusal, display
from argmap.findings import Findings
from argmap.folding import Folded
from argmap.quotes import Match, find
from argmap.text import EncodingProblem, Span, decode


class Located(NamedTuple):
    """A quote of a node, the text it was looked for in, and where it stands there."""

    node: str
    quote: Quote
    folded: Folded
    match: Match | None


def read_sources(debate: Debate, findings: Findings) -> dict[str, Folded]:
    """The texts of the sources by ``map/id``; a file that several maps name is read once.

    What cannot be read as a text is added to ``findings``.
    """
    by_path: dict[Path, Folded | None] = {}
    folded = {}
    for key, source in debate.sources.items():
        if source.path is None:
            continue
        if source.path not in by_path:
            by_path[source.path] = _read(debate, source, source.path, findings)
        text = by_path[source.path]
        if text is not None:
            folded[key] = text
    return folded


def locate(debate: Debate, findings: Findings, only: str | None = None) -> list[Located]:
    """Every quote whose source can be read, source by source; with ``only`` those of one node."""
    wanted: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    graph = debate.graph
    for name in graph if only is None else (only,):
        for quote in graph.nodes[name]["quotes"]:
            if quote.source is not None:
                wanted[quote.source].append((name, quote))
    folded = read_sources(debate, findings) if wanted else {}
    located = []
    for source, pairs in wanted.items():
        if source in folded:
            matches = find(folded[source], [quote for _, quote in pairs])
            located += [Located(*pair, folded[source], match) for pair, match in zip(pairs, matches, strict=True)]
    return located


def _read(debate: Debate, source: Source, path: Path, findings: Findings) -> Folded | None:
    data = debate.files.read(path)
    if isinstance(data, Refusal):
        findings.add(data.code, source.file.span if source.file else source.span, f"{display(path)}: {data.message}")
        return None
    try:
        return Folded(decode(data, display(path)))
    except EncodingProblem as problem:
        span = Span(problem.text, problem.offset, problem.offset + 1)
        findings.add("Y102", span, f"{problem.reason}: save the source as UTF-8")
        return None
