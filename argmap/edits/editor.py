"""Edit the nodes of a map file, and prove the result by reading it again.

Each edit does two things: it changes characters at its place, and it makes the intended change to the tree that was
read from the file. ``finish`` reads the changed text, and the two trees must be the same. So comments, order, quoting
and line ends stay the same, and nothing else changes.
"""

from __future__ import annotations

from itertools import pairwise

from argmap.edits.applied import Change, Refused, edited, in_order
from argmap.edits.geometry import Geometry, Holder, Slot
from argmap.edits.splices import added_after, added_first, replaced
from argmap.edits.trees import same, sound, tree
from argmap.findings import Edit
from argmap.format import KEYS, KEYS_OF, Element
from argmap.relations import LISTS
from argmap.text import Span, Text
from argmap.yaml.emitter import Value, Written, entry, in_brackets, item
from argmap.yaml.nodes import Mapping, Node, Scalar, Sequence

_OWN = (key for key in KEYS_OF[Element.CLAIM] if key not in LISTS)
_ORDER = dict.fromkeys(["ref", *_OWN, "positions", *KEYS_OF[Element.CLAIM], *(key.name for key in KEYS)])
_RANK = {key: rank for rank, key in enumerate(_ORDER)}
"""The order in which the keys of a node are written: what it says first, then its lists."""


class Editor:
    """An editor of a map file. All spans are those of nodes and values in the file as it was read.

    Raises Refused if the file is not valid YAML, or if an edit is impossible at its place.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.root = sound(text, "the file is not valid YAML: fix it first")
        self.places = Geometry(text, self.root)
        self._edits: list[Edit] = []

    def replace(self, span: Span, value: Value) -> None:
        """Replace the value at ``span``."""
        self._replace(self.places.home(self.places.find(span)), value)

    def set(self, owner: Span, key: str, value: Value) -> None:
        """Set a key of the node at ``owner``. A new key goes to its place in the order of the format."""
        node = self.places.find(owner)
        if isinstance(node, Scalar):
            self._replace(self.places.home(node), {"text": node.value, key: value})
        elif (place := self._value(node, key)) is not None:
            self._replace(place, value)
        else:
            self._add(node, key, value)

    def insert(self, owner: Span, key: str, value: Value, at: int | None = None) -> None:
        """Insert an item into a list of the node at ``owner``: before item ``at`` (from 0), by default last.

        The list is created if it does not exist. A single item without a list becomes a list.
        """
        node = self.places.find(owner)
        place = self._value(node, key)
        if place is None:
            self._add(node, key, [value])
            return
        old: Node = self.places.written[id(node)][place.number]
        if self.places.is_alias(place):
            raise Refused(f"its {key} is an alias of a value that is written elsewhere")
        if isinstance(old, Sequence) and self.places.written[id(old)]:
            self._into_list(old, key, value, at)
        elif isinstance(old, Sequence) or (isinstance(old, Scalar) and not old.length):
            self._replace(place, [value])
        else:
            self._make_list(place, old, key, value)

    def extend(self, owner: Span, key: str, values: list[Value]) -> None:
        """Append items to a list of the node at ``owner``, as ``insert`` does for one."""
        node = self.places.find(owner)
        if isinstance(node, Scalar):
            self.set(owner, key, values)
            return
        place = self._value(node, key)
        old = None if place is None else self.places.written[id(node)][place.number]
        if place is None:
            self._add(node, key, values, is_last=node is self.root)
        elif isinstance(old, Scalar) and not old.length and not self.places.is_alias(place):
            self._replace(place, values)
        elif isinstance(old, Sequence) and self.places.written[id(old)] and not self.places.is_flow(old):
            end = self.places.end(Slot(old, len(self.places.written[id(old)]) - 1))
            for value in values:
                self._edits.append(self._below(end, old.start, key, value))
                old.content.append(tree(value))
        else:
            for value in reversed(values):
                self.insert(owner, key, value)
            if len(values) > 1:
                raise Refused(f"its {key} is in brackets or has no dash: first write it as a list")

    def remove(self, span: Span) -> None:
        """Remove a node, or a value with its key. A list that would be empty is removed too."""
        place, edit = self.places.cut(self.places.home(self.places.find(span)))
        holder = place.holder
        at = self._now(place)
        self._edits.append(edit)
        del holder.content[at - isinstance(holder, Mapping) : at + 1]

    def unset(self, owner: Span, key: str) -> None:
        """Remove a key of the node at ``owner``, with its value."""
        place = self._value(self.places.find(owner), key)
        if place is None:
            raise Refused(f"it has no {key}")
        value: Node = self.places.written[id(place.holder)][place.number]
        self.remove(self.text.span(value.start, value.end))

    def take(self, span: Span) -> Written:
        """Remove a node and return it as it is written, for ``insert`` at another place or in another file."""
        node = self.places.find(span)
        place = self.places.home(node)
        in_block_list = isinstance(place.holder, Sequence) and not self.places.is_flow(place.holder)
        end = self.places.line_end(self.places.end(place)) if in_block_list else self.places.end(place)
        self.places.refuse_beside(self.places.before(place), node.start)
        lines = _lines(self.text.span(node.start, end))
        self.remove(span)
        return Written(lines, node)

    def move(self, span: Span, owner: Span, key: str, at: int | None = None) -> None:
        """Move a node into a list of another node."""
        if span.start <= owner.start and owner.end <= span.end:
            raise Refused("a node cannot be moved below itself")
        self.insert(owner, key, self.take(span), at)

    def unfold(self, span: Span) -> None:
        """Rewrite a node in brackets as lines, so that others can be added below it.

        A node without brackets, or within other brackets, stays as it is.
        """
        node = self.places.find(span)
        place = self.places.home(node)
        if not isinstance(node, Mapping) or not self.places.is_flow(node) or self.places.is_flow(place.holder):
            return
        written = self.places.written[id(node)]
        self.places.refuse_comments(node.start, node.end, node)
        start, column = node.start, self.places.column(node.start)
        if isinstance(place.holder, Mapping):
            start, column = self.places.before(place) + 1, self.places.column(self.places.start(place)) + 2
            self.places.refuse_beside(start, node.start)
        lines = [
            self.text.span(key.start, self.places.end(Slot(node, 2 * at + 1))).words
            for at, key in enumerate(written[::2])
        ]
        lead = self.text.newline + " " * column
        words = lead.join(lines)
        self._edits.append(Edit(self.text.span(start, node.end), words if start == node.start else lead + words))

    def finish(self) -> Change:
        """The file after all edits. Raises Refused if they would change anything but what is intended."""
        ordered = in_order(self._edits)
        if any(one.span.end > two.span.start for one, two in pairwise(ordered)):
            raise Refused("two of the changes are at one place")
        change = Change(self.text, edited(self.text.content, ordered))
        unlike = "YAML would read something else than intended: edit the file by hand"
        if not same(self.root, sound(Text(self.text.file, change.content), unlike)):
            raise Refused(unlike)
        return change

    def _value(self, node: Node, key: str) -> Slot | None:
        """The place of the value of a key."""
        if not isinstance(node, Mapping):
            raise Refused("it is a text, and has no keys")
        written = self.places.written[id(node)]
        return next((Slot(node, at + 1) for at in range(0, len(written), 2) if written[at].value == key), None)

    def _now(self, place: Slot) -> int:
        """The present number of a node in its holder, from its number in the file."""
        node = self.places.written[id(place.holder)][place.number]
        for index, one in enumerate(place.holder.content):
            if one is node:
                return index
        raise Refused("two of the changes are at one place")

    def _add(self, node: Node, key: str, value: Value, is_last: bool = False) -> None:
        assert isinstance(node, Mapping)
        written, owner = self.places.written[id(node)], self.text.span(node.start, node.end)
        rank = len(_RANK) if is_last else _RANK.get(key, len(_RANK))
        before = [at + 1 for at in range(0, len(written), 2) if _RANK.get(written[at].value, -1) <= rank]
        at = 0
        if before:
            at = self._now(Slot(node, before[-1] - 1)) + 2
            self._edits.append(added_after(owner, self.places.end(Slot(node, before[-1])), {key: value}))
        elif written:
            self._edits.append(added_first(owner, key, value))
        else:
            self._edits.append(Edit(self.text.span(node.start, node.end), in_brackets({key: value})))
        node.content[at:at] = [Scalar(key, 0, 0), tree(value)]

    def _replace(self, place: Slot, value: Value) -> None:
        holder, index = place
        node = self.places.written[id(holder)][index]
        alias, at = self.places.is_alias(place), self._now(place)
        if isinstance(node, Scalar) and node.length and isinstance(value, str) and not alias:
            self.places.refuse_comments(node.start, node.start, node)
            self._edits.append(replaced(self.text.span(node.start, node.end), value))
        else:
            self._edits.append(self._rewritten(place, node, value, alias))
        holder.content[at] = tree(value)

    def _rewritten(self, place: Slot, node: Node, value: Value, alias: bool) -> Edit:
        holder, index = place
        start, end = self.places.start(place), self.places.end(place)
        if not alias:
            self.places.refuse_comments(start, end, node)
        if isinstance(holder, Mapping):
            key = self.places.written[id(holder)][index - 1]
            lines = entry(key.value, value, self.places.column(start))
            if self.places.is_flow(holder):
                lines = [in_brackets({key.value: value})[1:-1]]
        elif self.places.is_flow(holder):
            lines = [in_brackets(value)]
        else:
            lines = item(value, self.places.column(start), self._key_of(holder))
        rest = self.text.span(end, self.places.line_end(end)).words
        if len(lines) > 1 and rest.lstrip(" \t").startswith("#"):  # or it would be on the last line of a block
            end += len(rest)
            lines[0] += rest
        return Edit(self.text.span(start, end), self.text.newline.join(lines).lstrip(" "))

    def _key_of(self, held: Holder) -> str:
        """The key of a list."""
        place = self.places.home(held)
        is_value = isinstance(place.holder, Mapping)
        return str(self.places.written[id(place.holder)][place.number - 1].value) if is_value else ""

    def _into_list(self, held: Sequence, key: str, value: Value, at: int | None) -> None:
        written = self.places.written[id(held)]
        number = len(written) if at is None else min(at, len(written))
        last = Slot(held, number - 1)
        if self.places.is_flow(held):
            end = self.places.end(last) if number else held.start + 1
            words = f", {in_brackets(value)}" if number else f"{in_brackets(value)}, "
            self._edits.append(Edit(self.text.span(end, end), words))
        elif number:
            self._edits.append(self._below(self.places.end(last), held.start, key, value))
        else:
            indent = self.places.column(held.start)
            lines = self.text.newline.join([*item(value, indent, key), " " * indent])
            self._edits.append(Edit(self.text.span(held.start, held.start), lines[indent:]))
        held.content.insert(self._now(last) + 1 if number else 0, tree(value))

    def _below(self, end: int, dash: int, key: str, value: Value) -> Edit:
        """An item on new lines, after the part that ends at an offset, in the column of a dash."""
        stop = self.places.line_end(end)
        lines = self.text.newline.join(["", *item(value, self.places.column(dash), key)])
        return Edit(self.text.span(stop, stop), lines)

    def _make_list(self, place: Slot, old: Node, key: str, value: Value) -> None:
        """Make a list of a single item without a list, and append a new item."""
        end, at = self.places.end(place), self._now(place)
        held = Sequence(0)
        held.content = [old, tree(value)]
        name = self.places.written[id(place.holder)][place.number - 1]
        start, between = old.start, self.text.content[name.end : old.start]
        if self.places.is_flow(place.holder):
            self._edits.append(Edit(self.text.span(start, start), "["))
            self._edits.append(Edit(self.text.span(end, end), f", {in_brackets(value)}]"))
        elif between.strip(" ") == ":":
            lead = " " * self.places.column(name.start)
            self._edits.append(Edit(self.text.span(name.end, start), f":{self.text.newline}{lead}- "))
            self._edits.append(self._below(end, name.start, key, value))
        elif self.places.column(start) >= self.places.column(name.start) + 2 and between.endswith("  "):
            self._edits.append(Edit(self.text.span(start - 2, start), "- "))
            self._edits.append(self._below(end, start - 2, key, value))
        else:
            raise Refused(f"its {key} cannot be made into a list as it is written: do this by hand")
        place.holder.content[at] = held


def _lines(span: Span) -> tuple[str, ...]:
    """The lines of a span, without the indentation of its first line."""
    first, *others = span.words.splitlines()
    indent = span.column - 1
    return (first, *(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in others))
