"""Divides a debate into the parts that the files of its maps need: a writer goes through all that it is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from argmap.debate import Debate
from argmap.graph import Joined, Step, assemble
from argmap.reading.document import Person, Source
from argmap.relations import AGAINST
from argmap.select import with_neighbours


class Parts:
    """Divides a debate into its maps, each in the time that this map alone would take."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate
        self._place = {node: number for number, node in enumerate(debate.graph)}
        self._maps = {document.name: number for number, document in enumerate(debate.maps)}
        self._own: dict[str, list[str]] = {}
        for node, data in debate.graph.nodes.items():
            self._own.setdefault(data["map"], []).append(node)

    def nodes(self, name: str, wanted: Collection[str] | None, beside: bool) -> set[str]:
        """The wanted nodes for the file of a map: its own, and with ``beside`` also their neighbours.

        A diagram with the neighbours is what ``-o FILE`` draws of the map alone. Data would have them in several files.
        """
        own = {node for node in self._own.get(name, ()) if wanted is None or node in wanted}
        made = with_neighbours(self._debate.graph, own) if beside else own
        return {node for node in made if wanted is None or node in wanted}

    def of(self, name: str, nodes: Collection[str]) -> Debate:
        """The part of the debate that concerns a map and some nodes, in the order of the whole.

        It has these nodes and their neighbours, which a diagram counts; one reply to each neighbour, for a page says
        which reasons are answered; and the maps of the nodes and their neighbours, and of the sources and people that
        are visible in the map.
        """
        graph = self._debate.graph
        nodes = {*nodes, *self._own.get(name, ())}
        kept = {other for node in nodes for other in (node, *graph.succ[node], *graph.pred[node])}
        data = graph.nodes
        replies = [edge for node in kept - nodes for edge in self._replies.get(node, ())]
        ordered = sorted(kept.union(joined[0] for _, joined in replies), key=self._place.__getitem__)
        part = assemble(((node, data[node]) for node in ordered), lambda: self._edges(nodes, replies))
        document = self._debate.map(name)
        known: list[Source | Person] = [*document.visible_sources.values(), *document.visible_people.values()]
        names: set[str] = {name, *(data[node]["map"] for node in kept), *(one.map for one in known)}
        maps = tuple(self._debate.map(each) for each in sorted(names, key=self._maps.__getitem__))
        sources = {source.key: source for each in maps for source in each.sources.values()}
        return replace(self._debate, graph=part, maps=maps, sources=sources, requested=frozenset({name}))

    @cached_property
    def _replies(self) -> dict[str, list[tuple[Any, Joined]]]:
        """By each node one con of it, and one undercut of each step that it takes."""
        found: dict[tuple[str, Step | None], tuple[Any, Joined]] = {}
        data: Any
        for child, parent, key, data in self._debate.graph.edges(keys=True, data=True):
            if data["relation"] in AGAINST:
                found.setdefault((parent, data["step"]), (key, (child, parent, data)))
        replies: dict[str, list[tuple[Any, Joined]]] = {}
        for (parent, _), edge in found.items():
            replies.setdefault(parent, []).append(edge)
        return replies

    def _edges(self, nodes: Collection[str], more: Iterable[tuple[Any, Joined]]) -> Iterator[Joined]:
        """The edges of some nodes, in the order of the whole: that of their keys."""
        graph = self._debate.graph
        found: dict[Any, Joined] = dict(more)
        for node in nodes:
            for parent, edges in graph.succ[node].items():
                found.update((key, (node, parent, data)) for key, data in edges.items())
            for child, edges in graph.pred[node].items():
                found.update((key, (child, node, data)) for key, data in edges.items())
        yield from (found[key] for key in sorted(found))
