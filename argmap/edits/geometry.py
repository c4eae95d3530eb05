"""The beginnings and ends of the parts of a YAML tree in its text, with their dashes, keys, aliases and lines."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

from argmap.edits.applied import Refused
from argmap.findings import Edit
from argmap.text import Span, Text
from argmap.yaml.nodes import Mapping, Node, Scalar, Sequence, scalars

Holder: TypeAlias = Mapping | Sequence

_SPACES = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_BESIDE = re.compile(r"(?<![^\s,\[\]{}])[#&*!]")
"""The first character of a comment, an anchor, an alias or a tag between values."""
_HEAD_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+#")
"""The first line of a block, with a comment."""
_ALIAS = re.compile(r"[ \t]*:?(?:[ \t\r\n]|#[^\r\n]*)*(\*[^\s,\[\]{}]+)")


_LOST = "comments, anchors or aliases would be lost"


class Slot(NamedTuple):
    """The place of a node: its holder, and its number in the holder's ``content`` as the file has it."""

    holder: Holder
    number: int


class Geometry:
    """The places of a tree in the file as it was read. The tree itself may change in the meantime."""

    def __init__(self, text: Text, root: Node) -> None:
        self.text = text
        self.content = text.content
        self.written: dict[int, list[Any]] = {}  # the content of each holder as the file has it
        self._homes: dict[int, Slot | None] = {id(root): None}
        self._at: dict[tuple[int, int], Node] = {}
        self._shared: set[int] = set()
        waiting: list[Node] = [root]
        while waiting:
            node = waiting.pop()
            if node.end > node.start:
                self._at.setdefault((node.start, node.end), node)
            if isinstance(node, Scalar):
                continue
            self.written[id(node)] = [*node.content]
            for index, inner in enumerate(node.content):
                if id(inner) in self._homes:
                    self._shared.add(id(inner))
                else:
                    self._homes[id(inner)] = Slot(node, index)
            waiting += (one for one in reversed(node.content) if self._homes[id(one)].holder is node)  # type: ignore[union-attr]

    def find(self, span: Span) -> Node:
        """The node at a span. Raises Refused if there is none, or if aliases repeat it."""
        node = self._at.get((span.start, span.end))
        if node is None or span.text.content != self.content:
            raise Refused("this place has nothing that can be edited")
        above: Node | None = node
        while above is not None:
            if id(above) in self._shared:
                raise Refused("an alias repeats it in other places")
            home = self._homes[id(above)]
            above = home.holder if home is not None else None
        return node

    def home(self, node: Node) -> Slot:
        """The place of a node. Raises Refused for the root, which has none."""
        place = self._homes[id(node)]
        if place is None:
            raise Refused("that is the whole file")
        return place

    def is_alias(self, place: Slot) -> bool:
        """Whether a place has an alias of a value that is written elsewhere."""
        return self._homes[id(self.written[id(place.holder)][place.number])] != place

    def is_flow(self, holder: Holder) -> bool:
        """Whether a list or a mapping is written in brackets."""
        return self.content[holder.start : holder.start + 1] in ("[", "{")

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return self.text.position(offset)[1] - 1

    def line_end(self, offset: int) -> int:
        return self.text.line_end(offset, len(self.content))

    def end(self, place: Slot) -> int:
        """The end of the value or the item at a place, which may be an alias."""
        while True:
            holder, index = place
            node = self.written[id(holder)][index]
            if self.is_alias(place):
                found = _ALIAS.match(self.content, self.before(place))
                if found is None:
                    raise Refused("it contains an alias whose end cannot be found")
                return found.end()
            if isinstance(node, Scalar) or self.is_flow(node) or not self.written[id(node)]:
                return int(node.end)
            place = Slot(node, len(self.written[id(node)]) - 1)

    def before(self, place: Slot) -> int:
        """The end of the key before a value, or of the dash or comma before an item."""
        holder, index = place
        if isinstance(holder, Mapping):
            return int(self.written[id(holder)][index - 1].end)
        if self.is_flow(holder):
            end = self.end(Slot(holder, index - 1)) if index else holder.start
            return self.content.find("," if index else "[", end) + 1
        return self.dash(place) + 1

    def dash(self, place: Slot) -> int:
        """The ``-`` of an item."""
        start = self.end(Slot(place.holder, place.number - 1)) if place.number else place.holder.start
        found = _SPACES.match(self.content, start)
        if found is None or self.content[found.end() : found.end() + 1] != "-":
            raise Refused("its dash cannot be found")
        return found.end()

    def start(self, place: Slot) -> int:
        """The start of an entry or an item: its key or its dash; in brackets, the value of an item."""
        holder, index = place
        if isinstance(holder, Mapping):
            return int(self.written[id(holder)][index - 1].start)
        return int(self.written[id(holder)][index].start) if self.is_flow(holder) else self.dash(place)

    def refuse_comments(self, start: int, end: int, node: Node) -> None:
        """Raise Refused if there are comments, anchors, aliases or tags between the values of a node."""
        ranges = sorted((one.start, one.end) for one in scalars(node))
        at = start
        for begin, stop in [*ranges, (end, end)]:
            self.refuse_beside(at, begin)
            if _HEAD_COMMENT.match(self.content, begin, stop):
                raise Refused(_LOST)
            at = max(at, stop)

    def refuse_beside(self, start: int, end: int) -> None:
        """Raise Refused if a comment, an anchor, an alias or a tag begins in a range between values."""
        if start < end and _BESIDE.search(self.content, start, end):
            raise Refused(_LOST)

    def cut(self, place: Slot) -> tuple[Slot, Edit]:
        """Remove an entry or an item; return the removed place and the edit. A list that would be empty goes too.

        The key of such a list stays if there is a comment between it and the item: an empty value is an empty list.
        """
        holder, index = place
        written = self.written[id(holder)]
        size = 2 if isinstance(holder, Mapping) else 1
        if len(written) == size:
            if size == 2:
                raise Refused("its place would be left empty")
            above = self.home(holder)
            if self.is_flow(holder) or "#" not in self.content[self.before(above) : self.dash(place)]:
                return self.cut(above)
        start, end = self.start(place), self.end(place)
        if self.is_flow(holder):
            return place, self._between_brackets(place, size, start, end)
        begin = start - self.column(start)
        if not self.content[begin:start].strip(" "):
            return place, self._lines(begin, end)
        if size == 2 and index + size < len(written):
            follows, stop = self.start(Slot(holder, index + size)), self.line_end(end)
            if self.content[stop:follows].isspace():
                return place, self._without(start, follows)
            return place, self._without(begin + len(self.content[begin:start].rstrip(" ")), stop)
        raise Refused("it shares its lines with something else")

    def _between_brackets(self, place: Slot, size: int, start: int, end: int) -> Edit:
        holder, index = place
        if index + 1 >= 2 * size:
            comma = self.end(Slot(holder, index - size)), start
            start = comma[0]
        else:
            comma = end, self.start(Slot(holder, index + size))
            end = comma[1]
        self.refuse_beside(*comma)
        return self._without(start, end)

    def _lines(self, begin: int, end: int) -> Edit:
        """Remove complete lines. At the end of a file without a last newline, the newline before them goes too."""
        stop = self.line_end(end)
        end = stop + len(self.text.newline) if self.content.startswith(self.text.newline, stop) else stop
        if end == stop and begin:
            begin -= 2 if self.content[:begin].endswith("\r\n") else 1
        return self._without(begin, end)

    def _without(self, start: int, end: int) -> Edit:
        return Edit(self.text.span(start, end), "")
