"""What the rules look at: the debate, and what several of them need, made once.

One pass over the edges serves all rules of logic, and one pass over each source serves all rules of quotes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.debate import Debate
from argmap.document import Source
from argmap.findings import Findings
from argmap.folding import Folded
from argmap.format import Kind, Relation
from argmap.graph import Graph
from argmap.sources import Located, locate, read_sources

if TYPE_CHECKING:
    from argmap.query import Query

SUPPORT = frozenset({Relation.PRO, Relation.PREMISE})
ARGUING = SUPPORT | {Relation.CON, Relation.UNDERCUT}


class Forbidden(NamedTuple):
    """A rule of the team: no node may match the query; the message is for people whose nodes do."""

    query: Query
    message: str


class Shape(NamedTuple):
    """What one walk over the graph tells several rules."""

    questions: list[str]
    undeveloped: list[str]
    quoting: list[str]  # nodes with quotes
    speaking: list[str]  # nodes with a speaker
    answered: set[str]  # questions with a position
    argued: set[str]  # nodes with a pro, con, premise or undercut
    torn: list[tuple[str, str]]  # pairs (child, parent) joined by both pro and con
    shared: list[str]  # nodes with several parents


def _note(shape: Shape, child: str, parent: str, relations: list[Relation]) -> None:
    """What the edges from one node to another say."""
    if len(relations) > 1 and Relation.PRO in relations and Relation.CON in relations:
        shape.torn.append((child, parent))
    for relation in relations:
        if relation in ARGUING:
            shape.argued.add(parent)
        elif relation is Relation.ANSWERS:
            shape.answered.add(parent)


@dataclass(frozen=True)
class Context:
    """A debate under check. Rules add what they find to ``findings``."""

    debate: Debate
    findings: Findings
    forbidden: tuple[Forbidden, ...] = ()

    @property
    def graph(self) -> Graph:
        return self.debate.graph

    @cached_property
    def whole(self) -> frozenset[str]:
        """The maps of which all could be read: of the others nothing is said to be missing."""
        return frozenset(d.name for d in self.debate.maps if d.complete and not d.unplaced)

    @property
    def faultless(self) -> bool:
        """Whether the loader found nothing: else nothing is said to be unused, for its use may have been left out."""
        return not self.debate.findings

    @cached_property
    def shape(self) -> Shape:
        shape = Shape([], [], [], [], set(), set(), [], [])
        for node, data in self.graph.nodes(data=True):
            if data["kind"] is Kind.QUESTION:
                shape.questions.append(node)
            if data["undeveloped"]:
                shape.undeveloped.append(node)
            if data["quotes"]:
                shape.quoting.append(node)
            if data["by"]:
                shape.speaking.append(node)
        for child, parents in self.graph.adjacency():
            if len(parents) > 1:
                shape.shared.append(child)
            for parent, edges in parents.items():
                _note(shape, child, parent, [data["relation"] for data in edges.values()])
        return shape

    @cached_property
    def sources(self) -> dict[str, Folded]:
        """The source texts by ``map/id``."""
        return read_sources(self.debate, self.findings)

    @cached_property
    def quotes(self) -> list[Located]:
        """Every quote whose source can be read."""
        return locate(self.debate, self.sources, self.findings, self.shape.quoting)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The sources, by ``map/id``, whose file is not the one that was recorded."""
        recorded = ((key, source) for key, source in self.debate.sources.items() if source.sha256 is not None)
        return frozenset(key for key, source in recorded if self.digest(source) not in (None, source.sha256))

    def digest(self, source: Source) -> str | None:
        """The SHA-256 of a source's file, in hexadecimal digits; None where it cannot be read."""
        data = self.debate.files.read(source.path) if source.path is not None else None
        return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else None
