"""A loaded debate: the graph, where it was written, what was found, and the sources behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from argmap import display
from argmap.files import FileAccess
from argmap.findings import Finding
from argmap.graph import Graph
from argmap.reading.document import MapDocument, Person, Source


@dataclass(frozen=True, repr=False)
class Debate:
    """Maps that were loaded together.

    ``findings`` are the loader's: YAML, structure and references. ``sources`` are keyed by ``map/id``. ``maps`` are all
    that were read; ``requested`` are the names of those that were asked for, not only used by another.
    """

    graph: Graph
    findings: tuple[Finding, ...]
    sources: dict[str, Source]
    maps: tuple[MapDocument, ...]
    requested: frozenset[str]
    files: FileAccess

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, str]:
        """What Jupyter can show of the debate, by media types: a picture if something can draw it, and always text."""
        return display.show(self)

    def __repr__(self) -> str:
        nodes, edges = self.graph.number_of_nodes(), self.graph.number_of_edges()
        names = ", ".join(document.name for document in self.maps)
        return f"<Debate of {names}: {nodes} nodes, {edges} edges, {len(self.findings)} findings>"

    def map(self, name: str) -> MapDocument:
        """The map of a name; raises KeyError."""
        return self._by_name[name]

    def person(self, node: str, by: str) -> Person | None:
        """The person that a speaker of a node means: one of its map, or of the map of a source; None for free text."""
        data = self.graph.nodes[node]
        found = self._by_name[data["map"]].visible_people.get(by)
        if found is None and not data["by"]:
            sources = (self.sources.get(quote.source or "") for quote in data["quotes"])
            maps = (self._by_name[source.map] for source in sources if source is not None)
            found = next((person for one in maps if (person := one.visible_people.get(by))), None)
        return found

    def speakers(self, node: str) -> tuple[str, ...]:
        """Who asserts a node, as it is shown: names of people, or free text; of namesakes with the role, or the key."""
        names = []
        for by in self.graph.nodes[node]["speakers"]:
            person = self.person(node, by)
            name = person.name or by if person else by
            if person is not None and len(self._bearers[name]) > 1:
                name = f"{name} ({person.role or by})"
            names.append(name)
        return tuple(names)

    def short(self, node: str) -> str:
        """The shortest name by which a command finds a node: its id where that is unique, else ``map/id``."""
        identifier = node.partition("/")[2]
        return identifier if self._short[identifier] == 1 else node

    @cached_property
    def _short(self) -> Counter[str]:
        return Counter(node.partition("/")[2] for node in self.graph)

    @cached_property
    def _bearers(self) -> dict[str, set[tuple[str, str | None]]]:
        """By their names the people, as a key and a role; who is the same in several maps is one."""
        bearers: dict[str, set[tuple[str, str | None]]] = {}
        for document in self.maps:
            for key, person in document.people.items():
                bearers.setdefault(person.name or key, set()).add((key, person.role))
        return bearers

    @cached_property
    def _by_name(self) -> dict[str, MapDocument]:
        return {document.name: document for document in self.maps}
