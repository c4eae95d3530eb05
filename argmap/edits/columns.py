"""Indent each line of a YAML text as the house style requires."""

from __future__ import annotations

import re
from bisect import bisect_right

from argmap.edits.geometry import Geometry, Holder, Slot
from argmap.text import Text
from argmap.yaml.nodes import Mapping, Node, Scalar, Sequence

_STEP = 2
_EXPLICIT = re.compile(r"[|>][-+]?[0-9]")
"""The head of a block that states the indentation of its lines."""


def in_columns(text: Text, root: Node) -> str:
    """The text with keys two columns to the right of their holder, and dashes below their key. Raises Refused."""
    if not isinstance(root, Mapping) or text.content[root.start : root.start + 1] == "{":
        return text.content
    layout = _Layout(text, root)
    layout.place()
    return layout.made()


class _Layout:
    """The new indentation of the lines of a text, and the new gaps after dashes."""

    def __init__(self, text: Text, root: Node) -> None:
        self.content = text.content
        self.root = root
        self.places = Geometry(text, root)
        self.starts = [*text.line_starts()]
        self.lines = [
            self.content[a:b] for a, b in zip(self.starts, [*self.starts[1:], len(self.content)], strict=True)
        ]
        self.old = [len(line) - len(line.lstrip(" ")) for line in self.lines]
        self.new: dict[int, int] = {}
        self.known: list[int] = []
        self.begun: set[int] = set()  # the lines that begin with a key, a dash or a value
        self.gaps: dict[int, tuple[int, int]] = {}  # by line: the beginning and end of the spaces after a dash

    def line(self, offset: int) -> int:
        """The line number, from 0, of an offset."""
        return bisect_right(self.starts, offset) - 1

    def place(self) -> None:
        """Set the column of each line that begins with a key, a dash or a value."""
        waiting: list[tuple[Node, int]] = [(self.root, 0)]
        while waiting:
            node, column = waiting.pop()
            assert not isinstance(node, Scalar)
            for index, inner in enumerate(self.places.written[id(node)]):
                slot = Slot(node, index)
                if isinstance(node, Mapping) and index % 2 == 0:
                    self._begin(inner.start, column)
                    continue
                if isinstance(node, Sequence):
                    self._dash(slot, column)
                if self.places.is_alias(slot):
                    continue
                if isinstance(inner, Scalar) or self.places.is_flow(inner):
                    self._value(inner, column, self._old_column(node))
                else:
                    below = column if isinstance(inner, Sequence) and isinstance(node, Mapping) else column + _STEP
                    waiting.append((inner, below))

    def _old_column(self, holder: Holder) -> int:
        written = self.places.written[id(holder)]
        first = written[0].start if isinstance(holder, Mapping) else self.places.dash(Slot(holder, 0))
        return self.places.column(first)

    def _begin(self, offset: int, column: int) -> None:
        """Set the column of a line if the part at an offset is the first on it."""
        line = self.line(offset)
        if not self.content[self.starts[line] : offset].strip(" "):
            self.new[line] = column
            self.begun.add(line)

    def _dash(self, slot: Slot, column: int) -> None:
        dash = self.places.dash(slot)
        self._begin(dash, column)
        after = dash + 1
        while self.content[after : after + 1] == " ":
            after += 1
        if after > dash + 2 and self.content[after : after + 1] not in ("", "\n", "\r", "#"):
            line = self.line(dash)
            self.gaps.setdefault(line, (dash + 1 - self.starts[line], after - self.starts[line]))

    def _value(self, node: Node, column: int, was: int) -> None:
        """Set the columns of a value's lines. The lines of a bracket or a block move together."""
        first, last = self.line(node.start), self.line(max(node.start, node.end - 1))
        self._begin(node.start, column + _STEP)
        inner = range(first + 1, last + 1)
        if not isinstance(node, Scalar):
            shift = column - was
        elif self.content[node.start : node.start + 1] not in ("|", ">"):
            self.new.update((line, column + _STEP) for line in inner if self.lines[line].strip())
            return
        elif _EXPLICIT.match(self.content, node.start):
            shift = column - was
        else:
            indent = next((self.old[line] for line in inner if self.lines[line].strip()), 0)
            shift = column + _STEP - indent
        self.new.update((line, max(0, self.old[line] + shift)) for line in inner)

    def made(self) -> str:
        """The text with the new indentation; comments move with their neighbours."""
        made = []
        above: list[tuple[int, int]] = []  # the old and new columns of the lines that hold this one, and its own
        self.known = sorted(self.new)
        for number, line in enumerate(self.lines):
            bare = line[self.old[number] :]
            if number in self.begun:
                while above and above[-1][0] >= self.old[number]:
                    above.pop()
                above.append((self.old[number], self.new[number]))
            if number in self.gaps:
                start, end = (at - self.old[number] for at in self.gaps[number])
                bare = f"{bare[:start]} {bare[end:]}"
            if number in self.new:
                line = " " * self.new[number] + bare
            elif bare.startswith("#"):
                line = " " * self._beside(number, above) + bare
            elif bare.strip():
                line = " " * self._moved(number) + bare
            made.append(line)
        return "".join(made)

    def _following(self, number: int) -> int | None:
        """The next line with a new column."""
        at = bisect_right(self.known, number)
        return self.known[at] if at < len(self.known) else None

    def _beside(self, number: int, above: list[tuple[int, int]]) -> int:
        """The column of a comment: that of the line below or above with which it is aligned."""
        following = self._following(number)
        if following is not None and (self.old[following] == self.old[number] or not above):
            return self.new[following]
        return next((new for old, new in reversed(above) if old <= self.old[number]), 0)

    def _moved(self, number: int) -> int:
        """The column of a line with only an anchor, a tag or an alias: it moves with the next line."""
        following = self._following(number)
        return (
            self.old[number]
            if following is None
            else max(0, self.old[number] + self.new[following] - self.old[following])
        )
