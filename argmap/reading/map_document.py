"""The content of a map file, with the place of everything: values between the reader and the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from argmap.positions import Positions
from argmap.reading.unread import Unread
from argmap.relations import LISTS, Kind
from argmap.text import Span, Text


class Name(NamedTuple):
    """A name as it is written: of a node, a source or a person."""

    words: str
    span: Span


class Quote(NamedTuple):
    """Words of a source. ``source`` is an id in a document, and ``map/id`` in the graph; None if none is given."""

    text: str
    source: str | None
    line: int | None
    span: Span
    line_span: Span | None = None
    page: str | None = None
    page_span: Span | None = None


UNKNOWN_SOURCE = "?"
"""The source of a quote that names it wrongly. No id has this form, so there are no further findings about it."""


class Skip(NamedTuple):
    """A passage without arguments. ``to`` is None if ``start`` is the complete passage."""

    start: str
    to: str | None
    reason: str | None
    span: Span
    draft: bool = False


_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Node(Positions):
    """One node where it is written. It gets its full name when all maps are read.

    ``values`` has the values of the keys in ``format.VALUES``, as in the graph. ``links`` are the names of other
    nodes, each with its key.
    """

    __slots__ = (
        "by", "derived", "flawed", "has_unread", "id", "links", "list_key", "lists", "name", "quote", "source", "text",
        "values",
    )  # fmt: skip

    def __init__(
        self,
        list_key: str,
        map_text: Text,
        start: int,
        end: int,
        keys: tuple[str, ...] = (),
        offsets: Sequence[int] = (),
    ) -> None:
        super().__init__(map_text, start, end, keys, offsets)
        self.list_key = list_key
        self.id: str | None = None
        self.text = ""
        self.by: tuple[Name, ...] = ()
        self.quote: tuple[Quote, ...] = ()
        self.source: str | None = None
        self.values: Mapping[str, Any] = _NO_VALUES
        self.links: tuple[tuple[str, Name], ...] = ()
        self.lists: tuple[NodeEntries, ...] = ()
        self.name = ""
        self.derived = False
        self.flawed = False  # part of it could not be read, so nothing is reported as missing
        self.has_unread = False  # some of its keys or values are not YAML

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} at {self.span!r}>"

    @property
    def kind(self) -> Kind:
        """The kind that the place implies. A node that answers a question elsewhere is a position."""
        return LISTS[self.list_key].kind

    def value_span(self, key: str) -> Span:
        """The value of a key, or the complete node if the key is not written."""
        return self.written_value(key) or self.span

    def key_span(self, key: str) -> Span:
        """The key itself, or the head of the node if the key is not written."""
        return self.written_key(key) or self.head_span

    @property
    def head_span(self) -> Span:
        """The part that readers know the node by: its id, else its text, else its first key."""
        for key in ("id", "text"):
            if (value := self.written_value(key)) is not None:
                return value
        first = self.written_key(self.keys[0]) if self.keys else None
        return first or self.span


class Suppression(NamedTuple):
    """A comment that suppresses findings: its verb, the rules that it names, the line that it applies to (from 1),
    and the reason.
    """

    verb: str
    rules: tuple[Span, ...]
    line: int
    reason: str
    span: Span


@dataclass(slots=True)
class Again:
    """A ``ref``: it repeats the named node here, perhaps with more below it.

    ``values`` are those of the keys in ``format.OF_PLACES``, which apply to this place only.
    """

    list_key: str
    target: Name
    span: Span
    values: Mapping[str, Any] = field(default_factory=dict)
    lists: tuple[NodeEntries, ...] = ()
    flawed: bool = False


Entry: TypeAlias = Node | Again


class NodeEntries(NamedTuple):
    """A list of nodes: its key, and its entries."""

    key: str
    entries: list[Entry]


@dataclass(slots=True)
class Source:
    """A source as a map declares it. ``path`` is None if the file is not available."""

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
    written: Positions | None = None

    @property
    def key(self) -> str:
        return f"{self.map}/{self.id}"


@dataclass(slots=True)
class Person:
    """A speaker."""

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
    unread: Unread = field(default_factory=Unread)
    title: str | None = None
    note: str | None = None
    source: str | None = None
    uses: tuple[Name, ...] = ()
    used: tuple[str, ...] = ()  # the names of the loaded maps that it uses, in its order
    source_names: list[Name] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    lists: tuple[NodeEntries, ...] = ()
    ids: dict[str, Node] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    ambiguous: list[Span] = field(default_factory=list)  # texts that other tools read as null, true or false
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
