"""What a map file says, with the place of everything it says: values between the reader and the graph."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from argmap.reading.gaps import Gaps
from argmap.reading.suppressions import Suppression
from argmap.relations import LISTS, Kind
from argmap.text import Span, Text
from argmap.yaml.nodes import Lost, Mapping, Scalar


class Name(NamedTuple):
    """A name as it is written somewhere: of a node, a source or a person."""

    words: str
    span: Span


class Quote(NamedTuple):
    """Words of a source. ``source`` is an id in a document, and ``map/id`` in the graph; None where none is given."""

    text: str
    source: str | None
    line: int | None
    span: Span
    line_span: Span | None = None
    page: str | None = None
    page_span: Span | None = None


UNKNOWN_SOURCE = "?"
"""The source of a quote that names it wrongly: no id is written like this, so nothing more is found of it."""


class Skip(NamedTuple):
    """A passage that carries no argument; ``to`` is None where ``start`` is all of it."""

    start: str
    to: str | None
    reason: str | None
    span: Span
    draft: bool = False


_NO_VALUES: ReadOnly[str, Any] = MappingProxyType({})


class Node:
    """One node where it is written. The full name is given when all maps are read.

    ``values`` holds what is written of the keys in ``format.VALUES``, as the graph has it. ``links`` are the names of
    other nodes, each with its key.
    """

    __slots__ = (
        "by", "derived", "flawed", "id", "links", "list_key", "lists", "map_text", "name", "quote", "source", "text",
        "values", "written",
    )  # fmt: skip

    def __init__(self, list_key: str, map_text: Text, written: Mapping | Scalar) -> None:
        self.list_key = list_key
        self.map_text = map_text
        self.written = written
        self.id: str | None = None
        self.text = ""
        self.by: tuple[Name, ...] = ()
        self.quote: tuple[Quote, ...] = ()
        self.source: str | None = None
        self.values: ReadOnly[str, Any] = _NO_VALUES
        self.links: tuple[tuple[str, Name], ...] = ()
        self.lists: tuple[NodeEntries, ...] = ()
        self.name = ""
        self.derived = False
        self.flawed = False  # some of what is written of it could not be read: nothing is said to be missing

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} at {self.span!r}>"

    @property
    def kind(self) -> Kind:
        """The kind that the place gives; a node that answers a question elsewhere is a position."""
        return LISTS[self.list_key].kind

    @property
    def span(self) -> Span:
        """The whole node."""
        return Span(self.map_text, self.written.start, self.written.end)

    def value_span(self, key: str) -> Span:
        """The value of a key, or the whole node where the key is not written."""
        value = self.written.get(key) if isinstance(self.written, Mapping) else None
        return Span(self.map_text, value.start, value.end) if value is not None else self.span

    def key_span(self, key: str) -> Span:
        """The key itself, or the beginning of the node where it is not written."""
        name = self.written.key(key) if isinstance(self.written, Mapping) else None
        start, end = (name.start, name.end) if name is not None else self.head
        return Span(self.map_text, start, end)

    @property
    def has_gaps(self) -> bool:
        """Whether some of its keys or values could not be read."""
        return isinstance(self.written, Mapping) and any(part.__class__ is Lost for part in self.written.content)

    @property
    def head(self) -> tuple[int, int]:
        """The offsets of what names the node for a reader: its id, else its text, else its first key."""
        if isinstance(self.written, Mapping):
            for key in ("id", "text"):
                value = self.written.get(key)
                if value is not None:
                    return value.start, value.end
            if self.written.keys:
                return self.written.keys[0].start, self.written.keys[0].end
        return self.written.start, self.written.end

    @property
    def head_span(self) -> Span:
        """The span of ``head``: where a finding about the node as such points."""
        return Span(self.map_text, *self.head)


@dataclass(slots=True)
class Again:
    """A ``ref``: the named node stands here too, perhaps with more below it.

    ``values`` are those of the keys in ``format.OF_PLACES``, which are said of this place only.
    """

    list_key: str
    target: Name
    span: Span
    values: ReadOnly[str, Any] = field(default_factory=dict)
    lists: tuple[NodeEntries, ...] = ()
    flawed: bool = False


Entry: TypeAlias = Node | Again


class NodeEntries(NamedTuple):
    """A list of nodes: its key, and what stands in it."""

    key: str
    entries: list[Entry]


@dataclass(slots=True)
class Source:
    """A source as a map declares it. ``path`` is None where the file cannot be had."""

    id: str
    map: str
    span: Span
    file: Name | None = None
    path: Path | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    by: tuple[Name, ...] = ()
    format: str | None = None
    language: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    read: str | None = None
    skip: tuple[Skip, ...] = ()
    written: Mapping | None = None

    @property
    def key(self) -> str:
        return f"{self.map}/{self.id}"


@dataclass(slots=True)
class Person:
    """Who speaks."""

    id: str
    map: str
    span: Span
    name: str = ""
    role: str | None = None


@dataclass(slots=True)
class MapDocument:
    """One map file."""

    path: Path
    text: Text
    name: str
    name_span: Span
    gaps: Gaps = field(default_factory=Gaps)
    title: str | None = None
    note: str | None = None
    source: str | None = None
    uses: tuple[Name, ...] = ()
    used: tuple[str, ...] = ()  # the names of the maps that it uses, in its order, of those that were loaded
    source_names: list[Name] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    lists: tuple[NodeEntries, ...] = ()
    ids: dict[str, Node] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    ambiguous: list[Scalar] = field(default_factory=list)  # texts that other tools read as null, true or false
    visible_sources: dict[str, Source] = field(default_factory=dict)
    visible_people: dict[str, Person] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """Every entry of every list, parents before their children, in the order of the file."""
        stack: list[Entry] = []
        for _, entries in reversed(self.lists):
            stack.extend(reversed(entries))
        while stack:
            entry = stack.pop()
            yield entry
            for _, entries in reversed(entry.lists):
                stack.extend(reversed(entries))
