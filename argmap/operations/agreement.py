"""Checks that an operation changed only what it was asked to change.

It compares what the maps declare: the keys and the shown speakers of each node, and the edges. It does not compare
what follows from that, such as texts made of premises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.format import VALUES
from argmap.graph import Step, data_of
from argmap.reading.map_document import Entry, MapDocument, Node
from argmap.relations import RELATIONS, Relation
from argmap.text import shown


class Joined(NamedTuple):
    """An edge with all its attributes."""

    child: str
    parent: str
    relation: Relation
    step: Step | None
    note: str | None
    weight: float | None


def joined(debate: Debate) -> Counter[Joined]:
    """The edges of a debate."""
    return Counter(
        Joined(child, parent, data["relation"], data["step"], data["note"], data.get("weight"))
        for child, parent, data in debate.graph.edges(data=True)
    )


def declared(debate: Debate, node: str) -> dict[str, Any]:
    """The declared values of a node, by key of the format."""
    data = data_of(debate.graph, node)
    values: Mapping[str, Any] = data
    return {
        "kind": data["kind"],
        "text": data["written"].text,
        "quote": tuple((quote.text, quote.line, quote.page) for quote in data["quotes"]),
        "source": tuple(quote.source for quote in data["quotes"]),
        **{key: values[key] for key in VALUES},
        "speakers": debate.speakers(node),
    }


@dataclass
class Intent:
    """The intended changes, in the names that nodes have afterwards.

    ``names`` maps the old name of each node to its new one; the nodes that are missing there are ``gone``, and ``new``
    ones are added. ``free`` holds the nodes and keys that may differ. ``edges`` takes the edges before and returns the
    expected ones.
    """

    names: dict[str, str]
    gone: frozenset[str] = frozenset()
    free: frozenset[tuple[str, str]] = frozenset()
    edges: Callable[[Counter[Joined]], Counter[Joined]] = field(default=lambda edges: edges)
    new: frozenset[str] = frozenset()


def paired(
    before: Iterable[Entry], after: Iterable[Entry], unpaired: Collection[int] = (), new: Collection[int] = ()
) -> dict[str, str]:
    """The old names of the nodes of a map, each with its new name.

    Entries that were removed (``unpaired``) or added (``new``) are left out, by their ``id()``. Raises ArgmapError if
    the numbers of the remaining nodes differ.
    """
    here = [one.name for one in before if isinstance(one, Node) and id(one) not in unpaired]
    there = [one.name for one in after if isinstance(one, Node) and id(one) not in new]
    if len(here) != len(there):
        raise _unlike("the number of nodes")
    return dict(zip(here, there, strict=True))


Marks: TypeAlias = Mapping[Path, Collection[int]]
"""The numbers of entries, in file order, by map file. They identify entries in every debate that holds the map."""


def marks_of(documents: Iterable[MapDocument], entries: Container[int]) -> Marks:
    """The marks of entries, which are given by their ``id()``."""
    return {
        document.path: {number for number, one in enumerate(document.entries()) if id(one) in entries}
        for document in documents
    }


def marked(document: MapDocument, marks: Marks) -> list[Entry]:
    """The marked entries of a map."""
    numbers = marks.get(document.path, ())
    return [one for number, one in enumerate(document.entries()) if number in numbers]


def same_names(before: Debate, after: Debate) -> dict[str, str]:
    """The old names of all nodes, each with its new name; no node may appear or disappear."""
    there = {document.path: document for document in after.maps}
    names: dict[str, str] = {}
    for document in before.maps:
        if document.path not in there:
            raise _unlike(f"the map {document.name}")
        names.update(paired(document.entries(), there[document.path].entries()))
    return names


def require(before: Debate, after: Debate, intent: Intent) -> None:
    """Raise ArgmapError unless two debates differ exactly as intended."""
    names = intent.names
    left = [node for node in before.graph if node not in intent.gone and node in names]
    if len(left) + len(intent.gone.intersection(before.graph)) != len(before.graph) or len(left) + len(
        intent.new
    ) != len(after.graph):
        raise _unlike("the number of nodes")
    for node in left:
        if names[node] not in after.graph:
            raise _unlike(f"the name of {after_name(after, names[node])}")
        were, are = declared(before, node), declared(after, names[node])
        for key, value in were.items():
            if are[key] != value and (names[node], key) not in intent.free:
                raise _unlike(f"{key} of {after_name(after, names[node])}")
    wanted = intent.edges(_renamed(joined(before), intent))
    found = joined(after)
    if wanted != found:
        more, less = found - wanted, wanted - found
        raise _unlike(" and ".join(_described(after, next(iter(edges))) for edges in (more, less) if edges))


def after_name(debate: Debate, node: str) -> str:
    """The shortest name of a node, safe to show."""
    return shown(debate.short(node))


def _renamed(edges: Counter[Joined], intent: Intent) -> Counter[Joined]:
    """The edges with the new names of their nodes, without those of removed nodes."""
    names, gone = intent.names, intent.gone
    made: Counter[Joined] = Counter()
    for edge, number in edges.items():
        ends = {edge.child, edge.parent, *([edge.step.target] if edge.step else [])}
        if ends.isdisjoint(gone):
            step = Step(names[edge.step.target], edge.step.relation) if edge.step else None
            made[edge._replace(child=names[edge.child], parent=names[edge.parent], step=step)] += number
    return made


def _described(debate: Debate, edge: Joined) -> str:
    does = RELATIONS[edge.relation].words.does
    return f"that {after_name(debate, edge.child)} {does} {after_name(debate, edge.parent)}"


def _unlike(what: str) -> ArgmapError:
    message = f"nothing was written, because more would change than you asked for: {what}"
    return ArgmapError(message, "edit the file by hand, and please report this as a bug in argmap")
