"""The tree of a YAML text: texts, lists and mappings, each with its range; and the limits of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

MAX_SHORT = 12
"""Scalars below this length, in characters, may be keys of the format, which are kept once."""


class Scalar:
    """A text. ``start`` and ``end`` are offsets, including any quotation marks."""

    __slots__ = ("length", "start", "value")

    def __init__(self, value: str, start: int, length: int) -> None:
        self.value = value
        self.start = start
        self.length = length  # Python caches small numbers, and a large map has a million scalars

    @property
    def end(self) -> int:
        return self.start + self.length


class Placeholder(Scalar):
    """Something that could not be read and has its finding. Readers skip it and do not report it as missing."""

    __slots__ = ()


class Sequence:
    """A list, from its first ``-`` or bracket to the end of its last item."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int) -> None:
        self.content: list[Node] = []
        self.start = start
        self.end = start

    @property
    def length(self) -> int:
        return self.end - self.start


class Mapping:
    """Alternating keys and values, in the order of the file."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int) -> None:
        self.content: list[Any] = []
        self.start = start
        self.end = start

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def keys(self) -> list[Scalar]:
        return self.content[::2]

    def items(self) -> Iterator[tuple[Scalar, Node]]:
        turns = iter(self.content)
        return zip(turns, turns, strict=True)

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.items() if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key as it is written."""
        return next((name for name in self.keys if name.value == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def scalars(root: Node) -> Iterator[Scalar]:
    """The texts of a tree in their order; the value of an alias comes each time."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        else:
            waiting.extend(reversed(node.content))


@dataclass
class Parsed:
    """The content of a text: its root (None if empty), and the ranges that could not be read."""

    root: Node | None
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Anchor:
    """A node that aliases may repeat."""

    node: Node
    start: int
    size_before: int
    copied_before: int
    is_key: bool = False
    size: int = -1  # in nodes, aliases expanded; negative while the node is still open
    copied: int = 0  # in characters, aliases expanded
    used: bool = False


@dataclass(frozen=True)
class Limits:
    """Limits for one file. The largest real debates stay far below."""

    depth: int = 900  # below every parser's limit: libyaml reads 999 levels since 0.2.6
    brackets: int = 100  # nested: for each value libyaml checks all open ones
    events: int = 2_500_000
    expanded: int = 100_000  # nodes that aliases repeat
    copied: int = 10_000_000  # characters that they repeat
    directives: int = 100  # libyaml compares each with each


LIMITS = Limits()
