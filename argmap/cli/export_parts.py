"""Divides a debate into the part that the file of each map needs, because a writer visits everything that it gets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from argmap.debate import Debate
from argmap.graph import Joined, assemble
from argmap.reading.map_document import Person, Source
from argmap.select import with_neighbours


class Parts:
    """Divides a debate into its maps. Each takes only as long as that map alone would."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._place = {node: number for number, node in enumerate(debate.graph)}
        self._maps = {document.name: number for number, document in enumerate(debate.maps)}
        self._own: dict[str, list[str]] = {}
        for node, data in debate.graph.nodes.items():
            self._own.setdefault(data["map"], []).append(node)

    def nodes(self, name: str, wanted: Collection[str] | None, beside: bool) -> set[str]:
        """The wanted nodes for the file of a map: its own, and with ``beside`` also their neighbours.

        A diagram with the neighbours is the same as the diagram of the map alone. Data would have them in several
        files.
        """
        own = {node for node in self._own.get(name, ()) if wanted is None or node in wanted}
        made = with_neighbours(self._debate.graph, own) if beside else own
        return {node for node in made if wanted is None or node in wanted}

    def of(self, name: str, nodes: Collection[str]) -> Debate:
        """The part of the debate that concerns a map and some nodes, in the order of the debate.

        It has these nodes and their neighbours, which a diagram counts, their maps, and the maps of the sources and
        people that are visible in the map.
        """
        graph = self._debate.graph
        nodes = {*nodes, *self._own.get(name, ())}
        kept = {other for node in nodes for other in (node, *graph.succ[node], *graph.pred[node])}
        data = graph.nodes
        ordered = sorted(kept, key=self._place.__getitem__)
        part = assemble(((node, data[node]) for node in ordered), lambda: self._edges(nodes))
        document = self._debate.map(name)
        known: list[Source | Person] = [*document.visible_sources.values(), *document.visible_people.values()]
        names: set[str] = {name, *(data[node]["map"] for node in kept), *(one.map for one in known)}
        maps = tuple(self._debate.map(each) for each in sorted(names, key=self._maps.__getitem__))
        sources = {source.key: source for each in maps for source in each.sources.values()}
        return replace(self._debate, graph=part, maps=maps, sources=sources)

    def _edges(self, nodes: Collection[str]) -> Iterator[Joined]:
        """The edges of some nodes in the order of the debate, which is that of their keys."""
        graph = self._debate.graph
        found: dict[Any, Joined] = {}
        for node in nodes:
            for parent, edges in graph.succ[node].items():
                found.update((key, (node, parent, data)) for key, data in edges.items())
            for child, edges in graph.pred[node].items():
                found.update((key, (child, node, data)) for key, data in edges.items())
        yield from (found[key] for key in sorted(found))
