"""The tree of a YAML text: texts, lists and mappings, each with the range in which it is written; and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

SHORT = 12
"""Scalars below this length may be keys of the format, whose words are kept once."""


class Scalar:
    """A text. ``start`` and ``end`` are offsets, with the quotation marks where there are some."""

    __slots__ = ("length", "start", "value")

    def __init__(self, value: str, start: int, length: int) -> None:
        self.value = value
        self.start = start
        self.length = length  # Python keeps small numbers ready, and a large map has a million scalars

    @property
    def end(self) -> int:
        return self.start + self.length


class Placeholder(Scalar):
    """What could not be read, and has its finding: readers pass over it, and do not complain that it is missing."""

    __slots__ = ()


class Sequence:
    """A list, from its first ``-`` or bracket to the end of its last item."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int) -> None:
        self.content: list[Node] = []
        self.start = start
        self.end = start


class Mapping:
    """Keys and values, in turn, in the order of the file."""

    __slots__ = ("content", "end", "start")

    def __init__(self, start: int) -> None:
        self.content: list[Any] = []
        self.start = start
        self.end = start

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
    """The texts of a tree in their order; what aliases stand for comes each time."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        else:
            waiting.extend(reversed(node.content))


@dataclass
class Parsed:
    """What a text holds: its root (None where it holds nothing), and the stretches that could not be read."""

    root: Node | None
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Anchor:
    """A node that aliases may stand for."""

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
    """How much one file may ask for. The largest real debates stay far below."""

    depth: int = 900  # below what any parser admits: libyaml reads 999 levels from 0.2.6 on
    brackets: int = 100  # nested in each other: libyaml looks at all that are open for each value
    events: int = 2_500_000
    expanded: int = 100_000  # nodes that aliases stand for
    copied: int = 10_000_000  # characters that they stand for
    directives: int = 100  # libyaml compares each with each


LIMITS = Limits()
