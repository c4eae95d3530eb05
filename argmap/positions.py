"""The ranges in the file of a part of a map and of its keys and values, independent of the file format."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.text import Span, Text


class Positions:
    """The range of a node or a source, and of each of its keys and values, as offsets into ``map_text``.

    ``keys`` are the keys in the order of the file. ``offsets`` has four numbers for each: where the key begins, its
    length, and the same for its value. Both are empty for a node that is written as a bare text.
    """

    __slots__ = ("end", "keys", "map_text", "offsets", "start")

    def __init__(
        self, map_text: Text, start: int, end: int, keys: tuple[str, ...] = (), offsets: Sequence[int] = ()
    ) -> None:
        self.map_text = map_text
        self.start = start
        self.end = end
        self.keys = keys
        self.offsets = offsets

    @property
    def span(self) -> Span:
        """The complete range."""
        return Span(self.map_text, self.start, self.end)

    def written_key(self, key: str) -> Span | None:
        """The range of a key; None if it is not written."""
        return self._range(key, 0)

    def written_value(self, key: str) -> Span | None:
        """The range of a key's value, with its quotation marks; None if the key is not written."""
        return self._range(key, 2)

    def _range(self, key: str, side: int) -> Span | None:
        if key not in self.keys:
            return None
        at = 4 * self.keys.index(key) + side
        start = self.offsets[at]
        return Span(self.map_text, start, start + self.offsets[at + 1])
