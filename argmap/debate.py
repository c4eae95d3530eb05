"""A loaded debate: its graph, the documents, the loader's findings, and the sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from argmap import display
from argmap.files import FileAccess
from argmap.findings import Finding
from argmap.graph import Graph
from argmap.reading.map_document import MapDocument, Person, Source


@dataclass(frozen=True, repr=False)
class Debate:
    """Maps that were loaded together.

    ``findings`` are the loader's: YAML, structure and references. ``sources`` are keyed by ``map/id``. ``maps`` are
    all the maps that were read; ``requested`` are the names of those that were loaded by path, not only used by
    another map.
    """

    graph: Graph
    findings: tuple[Finding, ...]
    sources: dict[str, Source]
    maps: tuple[MapDocument, ...]
    requested: frozenset[str]
    files: FileAccess

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, str]:
        """What Jupyter can show of the debate, by media type: a picture if one can be drawn, and always text."""
        return display.show(self)

    def __repr__(self) -> str:
        nodes, edges = self.graph.number_of_nodes(), self.graph.number_of_edges()
        names = ", ".join(document.name for document in self.maps)
        return f"<Debate of {names}: {nodes} nodes, {edges} edges, {len(self.findings)} findings>"

    def map(self, name: str) -> MapDocument:
        """The map with a name. Raises KeyError."""
        return self._by_name[name]

    def person(self, node: str, by: str) -> Person | None:
        """The person that a speaker of a node means, from its map or the map of a source; None for free text."""
        data = self.graph.nodes[node]
        found = self._by_name[data["map"]].visible_people.get(by)
        if found is None and not data["by"]:
            sources = (self.sources.get(quote.source or "") for quote in data["quotes"])
            maps = (self._by_name[source.map] for source in sources if source is not None)
            found = next((person for one in maps if (person := one.visible_people.get(by))), None)
        return found

    def speakers(self, node: str) -> tuple[str, ...]:
        """Who asserts a node, for display: names of people, or free text; for namesakes with the role or the key."""
        names = []
        for by in self.graph.nodes[node]["speakers"]:
            person = self.person(node, by)
            name = person.name or by if person else by
            if person is not None and len(self._bearers[name]) > 1:
                name = f"{name} ({person.role or by})"
            names.append(name)
        return tuple(names)

    def short(self, node: str) -> str:
        """The shortest name by which commands find a node: its id if that is unique, else ``map/id``."""
        identifier = node.partition("/")[2]
        return identifier if self._short[identifier] == 1 else node

    @cached_property
    def _short(self) -> Counter[str]:
        return Counter(node.partition("/")[2] for node in self.graph)

    @cached_property
    def _bearers(self) -> dict[str, set[tuple[str, str | None]]]:
        """The people with each name, as key and role. The same person in several maps counts once."""
        bearers: dict[str, set[tuple[str, str | None]]] = {}
        for document in self.maps:
            for key, person in document.people.items():
                bearers.setdefault(person.name or key, set()).add((key, person.role))
        return bearers

    @cached_property
    def _by_name(self) -> dict[str, MapDocument]:
        return {document.name: document for document in self.maps}
