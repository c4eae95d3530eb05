"""The input of the rules: the debate, and values that several rules need, computed once.

One pass over the edges serves all rules of logic, and one pass over each source serves all rules of quotes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

from argmap.debate import Debate
from argmap.files import display
from argmap.findings import Findings
from argmap.graph import EdgeData, Graph, Step
from argmap.media import medium_of
from argmap.reading.map_document import Source
from argmap.relations import AGAINST, ANSWERING, FOR, HIERARCHY, Kind
from argmap.sources.digests import digest, is_digest_of
from argmap.sources.extraction.kinds import kind_of
from argmap.sources.matching.edges import has_word
from argmap.sources.matching.folding import Folded
from argmap.sources.texts import Located, locate, read_sources
from argmap.stance import premises_of
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.query import Query
    from argmap.sources.turning import Reading
    from argmap.sources.words import More


class Forbidden(NamedTuple):
    """A rule of the team: no node may match the query; the message is for people whose nodes do."""

    query: Query
    message: str


class Shape(NamedTuple):
    """What one walk over the graph finds for several rules."""

    questions: list[str]
    positions: list[str]
    undeveloped: list[str]
    drafted: list[str]
    dated: list[str]  # nodes that say when they were asserted
    quoting: list[str]  # nodes with quotes
    said: dict[tuple[str, tuple[str, ...]], list[str]]  # nodes with speakers, by their map and these
    answered: set[str]  # questions with a position
    answered_again: set[str]  # questions with several positions
    supported: set[str]  # nodes with a reason for them
    attacked: set[str]  # nodes with a reason against them, or with an undercut of one of their steps
    repeated: list[tuple[str, str]]  # pairs (child, parent) joined by several edges
    linked: list[tuple[str, str, EdgeData]]  # links, such as conflicts: the node that has it, the other, the edge
    shared: list[str]  # nodes with several parents


@dataclass(frozen=True)
class Context:
    """A debate being checked. Rules add their findings to ``findings``."""

    debate: Debate
    findings: Findings
    forbidden: tuple[Forbidden, ...] = ()
    words: More = field(default_factory=dict)
    """The words that the project adds to those that reverse a meaning, by language."""
    _readings: dict[str, Reading] = field(default_factory=dict)
    _guessed: dict[str, str | None] = field(default_factory=dict)

    @property
    def graph(self) -> Graph:
        return self.debate.graph

    @cached_property
    def whole(self) -> frozenset[str]:
        """The maps that could be read completely. In others nothing is reported as missing."""
        return frozenset(d.name for d in self.debate.maps if not (d.unread.anything or d.unread.positions))

    @cached_property
    def sound(self) -> frozenset[str]:
        """The maps without loader findings. In others a mistake may have hidden a reason or an answer."""
        amiss = {finding.span.text for finding in self.debate.findings}
        return frozenset(d.name for d in self.debate.maps if d.name in self.whole and d.text not in amiss)

    @cached_property
    def sourced(self) -> frozenset[str]:
        """The maps that have sources, their own or those of a map that they use."""
        return frozenset(document.name for document in self.debate.maps if document.visible_sources)

    @property
    def faultless(self) -> bool:
        """Whether the loader found nothing. Otherwise nothing is reported as unused, because its use may be missing."""
        return not self.debate.findings

    @cached_property
    def shape(self) -> Shape:
        shape = Shape([], [], [], [], [], [], {}, set(), set(), set(), set(), [], [], [])
        for node, data in self.graph.nodes(data=True):
            if data["kind"] is Kind.QUESTION:
                shape.questions.append(node)
            elif data["kind"] is Kind.POSITION:
                shape.positions.append(node)
            if data["undeveloped"]:
                shape.undeveloped.append(node)
            if data["quotes"]:
                shape.quoting.append(node)
            if data["draft"]:
                shape.drafted.append(node)
            if data["when"]:
                shape.dated.append(node)
            if data["by"]:
                shape.said.setdefault((data["map"], data["by"]), []).append(node)
        _join(shape, self.graph)
        return shape

    @cached_property
    def debates(self) -> dict[str, int]:
        """The number of the debate that each map belongs to.

        Maps form one debate if they use each other, directly or not.
        """
        joined: nx.Graph[str] = nx.Graph()
        for document in self.debate.maps:
            joined.add_node(document.name)
            joined.add_edges_from((document.name, used) for used in document.used)
        return {name: number for number, part in enumerate(nx.connected_components(joined)) for name in part}

    @cached_property
    def texts(self) -> list[str]:
        """The texts of all nodes, in the order of the graph."""
        return [data["text"] for _, data in self.graph.nodes(data=True)]

    def place(self, child: str, edge: Mapping[str, Any] | EdgeData) -> Span:
        """Where an edge is written: at a reference, or at the head of the child if it is defined there."""
        span: Span = edge["range"]
        node = self.graph.nodes[child]["written"]
        head: Span = node.head_span
        return head if span == node.span else span

    @cached_property
    def sources(self) -> dict[str, Folded]:
        """The source texts by ``map/id``."""
        return read_sources(self.debate, self.findings)

    @cached_property
    def quotes(self) -> list[Located]:
        """Every quote with words whose source can be read."""
        located = locate(self.debate, self.sources, self.findings, self.shape.quoting)
        return [one for one in located if has_word(one.quote.text)]

    def reading(self, located: Located) -> Reading:
        """The source of a quote, prepared in its language to find what reverses a meaning."""
        key = located.quote.source or ""
        if key not in self._readings:
            from argmap.sources.turning import Reading
            from argmap.sources.words import words_of

            language = self.debate.sources[key].language
            words = words_of(language or self.guessed(key) or "", self.words)
            self._readings[key] = Reading(located.folded.text, words, guessed=language is None)
        return self._readings[key]

    def guessed(self, key: str) -> str | None:
        """The language that a source, by ``map/id``, seems to be in; None if it is unclear or the source is
        unreadable.
        """
        if key not in self._guessed:
            from argmap.sources.words import guess

            folded = self.sources.get(key)
            self._guessed[key] = guess(folded.text.content, self.words) if folded is not None else None
        return self._guessed[key]

    @cached_property
    def changed(self) -> frozenset[str]:
        """The sources, by ``map/id``, whose text does not match the recorded digest."""
        changed = set()
        for key, source in self.debate.sources.items():
            data = self._data(source) if source.sha256 is not None else None
            if (
                source.sha256 is not None
                and data is not None
                and not is_digest_of(source.sha256, data, source.encoding)
            ):
                changed.add(key)
        return frozenset(changed)

    def digest(self, source: Source) -> str | None:
        """The SHA-256 of a source's text, in hexadecimal digits; None if its file cannot be read."""
        data = self._data(source)
        return digest(data, source.encoding) if data is not None else None

    def is_binary(self, source: Source) -> bool:
        """Whether the digest of a source is that of its bytes, because only a reader can extract its text."""
        data = self._data(source)
        kind = (
            kind_of(medium_of(data, display(source.path)), source.format) if data is not None and source.path else None
        )
        return kind is not None and kind.binary

    def _data(self, source: Source) -> bytes | None:
        data = self.debate.files.read(source.path) if source.path is not None else None
        return data if isinstance(data, bytes) else None


def _join(shape: Shape, graph: Graph) -> None:
    """Add what the edges show."""
    supported, attacked, answered = shape.supported.add, shape.attacked.add, shape.answered
    hit: set[Step] = set()
    edges: Any
    for child, parents in graph.adjacency():
        if len(parents) > 1:
            shape.shared.append(child)
        for parent, edges in parents.items():
            if len(edges) > 1:
                shape.repeated.append((child, parent))
            for data in edges.values():
                relation = data["relation"]
                if relation in FOR:
                    supported(parent)
                elif relation in AGAINST:
                    attacked(parent)
                    if data["step"] is not None:
                        hit.add(data["step"])
                elif relation in ANSWERING:
                    (shape.answered_again if parent in answered else answered).add(parent)
                elif relation not in HIERARCHY:
                    shape.linked.append((child, parent, data))
    shape.attacked.update(premises_of(graph, hit))
