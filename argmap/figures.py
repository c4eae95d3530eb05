"""A debate in numbers: its nodes and edges, who speaks, what was answered, and what is contested most."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.graph import Graph
from argmap.query.facts import Facts
from argmap.query.reach import depths
from argmap.relations import CLAIMS, OWES_REPLY, Kind
from argmap.sources.headings import headings
from argmap.sources.texts import Located
from argmap.sources.verdicts import Verdicts
from argmap.stance import answered, reasons
from argmap.text import Text


@dataclass(frozen=True)
class Answered:
    """How many nodes of a kind have a reply."""

    kind: Kind
    answered: int
    nodes: int


@dataclass(frozen=True)
class Contested:
    """A node with reasons for and against it, not counting undercuts of its steps."""

    node: str
    pros: int
    cons: int


@dataclass(frozen=True)
class Figures:
    """Counts are in descending order, equal ones by name.

    ``speakers`` counts claims by who asserts them, "" for the source's own voice, without implied ones. ``sections``
    counts nodes by the part of a source, file and heading, in which one of their quotes begins, in the order of the
    source. ``quotes`` counts quotes by verdict. ``deepest`` is the node that is farthest from a root, by the shortest
    path, and ``depth`` is the number of steps.
    """

    maps: int
    nodes: int
    edges: int
    kinds: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    sections: tuple[tuple[tuple[str, str], int], ...]
    quotes: tuple[tuple[str, int], ...]
    answered: tuple[Answered, ...]
    deepest: str | None
    depth: int
    contested: tuple[Contested, ...]


def figures(debate: Debate, findings: Findings) -> Figures:
    """The numbers of a loaded debate. Unreadable sources are added to ``findings``."""
    graph = debate.graph
    claims = [node for node, data in graph.nodes(data=True) if data["kind"] in CLAIMS]
    facts = Facts(debate)
    verdicts = Verdicts(debate, findings)
    quotes = [(node, quote) for node, data in graph.nodes(data=True) for quote in data["quotes"]]
    deepest = max(enumerate(depths(facts)), key=lambda one: one[1] or 0, default=(0, None))
    return Figures(
        len(debate.maps),
        graph.number_of_nodes(),
        graph.number_of_edges(),
        _counted(data["kind"] for _, data in graph.nodes(data=True)),
        _counted(data["relation"] for _, _, data in graph.edges(data=True)),
        _counted(
            name for node in claims for name in debate.speakers(node) or ("",) * (not graph.nodes[node]["implied"])
        ),
        _sections(found for quote in quotes if (found := verdicts.located(*quote)) is not None),
        _counted(verdicts.of(*quote) for quote in quotes),
        tuple(_answered(graph)),
        facts.names[deepest[0]] if facts.names else None,
        deepest[1] or 0,
        tuple(_contested(graph, claims)),
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(map(str, words)).items(), key=lambda item: (-item[1], item[0])))


def _answered(graph: Graph) -> list[Answered]:
    nodes = Counter(data["kind"] for _, data in graph.nodes(data=True))
    replied = Counter(graph.nodes[node]["kind"] for node in answered(graph))
    return [Answered(kind, replied[kind], nodes[kind]) for kind in Kind if kind in OWES_REPLY and nodes[kind]]


def _contested(graph: Graph, claims: Iterable[str]) -> list[Contested]:
    """The most contested nodes first: those whose weaker side has the most reasons."""
    found = []
    for node in claims:
        pros, cons, _ = reasons(graph, node)
        if pros and cons:
            found.append(Contested(node, len(pros), len(cons)))
    return sorted(found, key=lambda one: (-min(one.pros, one.cons), -(one.pros + one.cons)))


def _sections(located: Iterable[Located]) -> tuple[tuple[tuple[str, str], int], ...]:
    inside: dict[Text, list[tuple[int, str]]] = {}
    for found in located:
        if found.match is not None:
            inside.setdefault(found.folded.text, []).append((found.match.spans[0][0], found.node))
    counts: list[tuple[tuple[str, str], int]] = []
    for text, places in inside.items():
        parts = [(0, ""), *((heading.offset, heading.title) for heading in headings(text))]
        starts = [offset for offset, _ in parts]
        met = {(bisect_right(starts, at) - 1, node) for at, node in places}
        by_part = Counter(part for part, _ in met)
        counts += [((text.file, parts[part][1]), by_part[part]) for part in sorted(by_part)]
    return tuple(counts)
