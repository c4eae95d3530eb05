"""The places of nodes in map files, and the references to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.debate import Debate
from argmap.graph import Step
from argmap.reading.map_document import Again, Entry, MapDocument, Name, Node
from argmap.relations import LISTS


class Place(NamedTuple):
    """The place of an entry: a list of the entry ``above``, which is None at the top of a map."""

    document: MapDocument
    entry: Entry
    above: Entry | None
    key: str


class Reference(NamedTuple):
    """A name that refers to a node: in a ``ref``, or in a link of another node."""

    document: MapDocument
    name: Name
    entry: Entry


def places(document: MapDocument) -> Iterator[Place]:
    """Every entry of a map with its place, parents before their children, in the order of the file."""
    waiting = [
        Place(document, one, None, key) for key, entries in reversed(document.lists) for one in reversed(entries)
    ]
    while waiting:
        place = waiting.pop()
        yield place
        for key, entries in reversed(place.entry.lists):
            waiting += (Place(document, one, place.entry, key) for one in reversed(entries))


def within(entry: Entry) -> list[Entry]:
    """An entry and everything written below it, in file order."""
    found, waiting = [], [entry]
    while waiting:
        found.append(waiting.pop())
        for _, entries in reversed(found[-1].lists):
            waiting.extend(reversed(entries))
    return found


def nodes_within(entry: Entry) -> list[Node]:
    """The nodes written in an entry, including itself."""
    return [one for one in within(entry) if isinstance(one, Node)]


def references(document: MapDocument) -> Iterator[Reference]:
    """Every reference to a node in a map, in file order."""
    for entry in document.entries():
        names = (entry.target,) if isinstance(entry, Again) else tuple(name for _, name in entry.links)
        yield from (Reference(document, name, entry) for name in names)


def meant(debate: Debate, document: MapDocument, words: str) -> str | None:
    """The full name of the node that a name in a map refers to, if any."""
    name, slash, identifier = words.rpartition("/")
    if not slash:
        name = document.name
    if name != document.name and name not in document.used:
        return None
    node = debate.map(name).ids.get(identifier)
    return node.name if node is not None else None


def named(debate: Debate, document: MapDocument, entry: Entry | None) -> str | None:
    """The full name of the node of an entry, which may be a ``ref``; None without one."""
    if isinstance(entry, Again):
        return meant(debate, document, entry.target.words)
    return entry.name if entry is not None else None


def step_of(debate: Debate, place: Place) -> Step | None:
    """The step from the node at a place to its parent there."""
    above = named(debate, place.document, place.above)
    return Step(above, LISTS[place.key].relation) if above is not None else None


def home(debate: Debate, node: str) -> Place:
    """The place where a node itself is written."""
    data = debate.graph.nodes[node]
    return next(place for place in places(debate.map(data["map"])) if place.entry is data["written"])


def places_of(debate: Debate, node: str) -> list[Place]:
    """All places of a node: its home, then those of references. References that only add to it are left out."""
    found = [home(debate, node)]
    for document in debate.maps:
        for place in places(document):
            if isinstance(place.entry, Again) and named(debate, document, place.entry) == node:
                if place.above is not None or place.key != "positions":
                    found.append(place)
    return found


def source_above(place: Place) -> str | None:
    """The id of the source that a node inherits at its place, if any."""
    above = {id(one.entry): one for one in places(place.document)}
    entry = place.above
    while entry is not None:
        if isinstance(entry, Node) and entry.source is not None:
            return entry.source
        entry = above[id(entry)].above
    return place.document.source
