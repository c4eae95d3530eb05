"""Marks in the tree of a patched text what the patches removed: see ``recovery``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from argmap.relations import LISTS
from argmap.text import Text
from argmap.yaml.nodes import Mapping, Node, Placeholder, Scalar, Sequence
from argmap.yaml.problems import TEXT_KEY
from argmap.yaml.recovery import Patch

_start = attrgetter("start")


def mark(holder: Sequence, patches: Iterable[Patch], text: Text, content: str) -> None:
    """Put the intended text, or ``Placeholder``, where the patches are; ``content`` is what was read instead of the
    text.

    A collection that was open where entries were lost gets a ``Placeholder`` entry, because one of them may be its
    own.
    """
    open_there: dict[int, tuple[Sequence | Mapping, int]] = {}
    for patch in patches:
        path = _path(holder, patch, content)
        for node in _losing(path, patch, text) if patch.entries else ():
            open_there[id(node)] = node, patch.start
        root = holder.content[0] if holder.content else None
        if patch.entries and root is not None and root.__class__ is not Mapping:
            holder.content = [Placeholder("", root.start, root.end - root.start)]
    for node, start in open_there.values():
        node.content += [Placeholder("x-", start, 0), Placeholder("", start, 0)][
            -1 if isinstance(node, Sequence) else 0 :
        ]


def _path(holder: Sequence, patch: Patch, content: str) -> list[tuple[Sequence | Mapping, int]]:
    """Mark the texts of one range.

    Returns the collections that are open there, each with the number of its last part.
    """
    path: list[tuple[Sequence | Mapping, int]] = []
    node: Any = holder
    while node is not None:
        inner, at = node.content, bisect_right(node.content, patch.place, key=_start) - 1
        path.append((node, at))
        if at < 0:  # all of it is after the place
            break
        in_mapping = node.__class__ is Mapping
        for index in range(at, len(inner)):
            child = inner[index]
            if child.start >= patch.end and index > at:
                break
            if isinstance(child, Scalar):
                inner[index] = _replaced(child, patch, content, not in_mapping or index % 2 == 1)
        last = inner[at]
        if patch.entries and last.__class__ is Scalar and last.end <= patch.start and (not in_mapping or at % 2):
            list_key = inner[at - 1].value if in_mapping else _key_of(path)
            inner[at] = _extended(last, list_key)
        node = None if isinstance(last, Scalar) or _closed(last, patch, content) else last
    return path


def _key_of(path: list[tuple[Sequence | Mapping, int]]) -> str:
    """The key of the innermost list."""
    above, at = path[-2] if len(path) > 1 else path[-1]
    return str(above.content[at - 1].value) if above.__class__ is Mapping else ""


def _losing(path: list[tuple[Sequence | Mapping, int]], patch: Patch, text: Text) -> Iterator[Sequence | Mapping]:
    """The collections that a lost entry may belong to: the open mappings, or the innermost list.

    An entry with far more indentation than those of the innermost collection may belong to the entry before it.
    """
    holder = path[0][0]
    innermost = path[-1][0] if len(path) > 1 else holder.content[0] if holder.content else holder
    yield from (node for node, _ in path if isinstance(node, Mapping) or (node is innermost and node is not holder))
    if len(path) == 1:
        yield from (root for root in holder.content if isinstance(root, Mapping))
    line = text.line(text.position(patch.start)[0])
    indent = len(line) - len(line.lstrip(" "))
    if isinstance(innermost, Mapping) and indent > text.position(innermost.start)[1]:
        for node, at in path:
            before = at - at % 2 - 1
            if isinstance(node, Mapping) and before > 0:
                yield from _last_within(node.content[before])


def _last_within(node: Node) -> Iterator[Mapping]:
    """The mappings at the end of a tree, from the outermost to the innermost."""
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            yield node
        if not node.content or node.content[-1].start < node.start:
            return
        node = node.content[-1]


def _closed(node: Node, patch: Patch, content: str) -> bool:
    """Whether a collection in brackets ends before the place."""
    return content[node.start : node.start + 1] in ("[", "{") and node.end <= patch.start


def _replaced(child: Scalar, patch: Patch, content: str, value: bool) -> Scalar:
    """The intended scalar, or a placeholder, if it is in the range, or if only the range is left of it."""
    if child.start < patch.end and child.end > patch.start:
        if patch.filling == TEXT_KEY and not value:
            return child
        known = patch.meant is not None and (value or patch.filling.endswith("x:"))  # a text is not a key
        if known and child.start >= patch.start:
            assert patch.meant is not None
            return Scalar(patch.meant, patch.start, min(patch.end - patch.start, _length(patch)))
        return Placeholder(child.value, child.start, child.length)
    empty = value and not child.value and (not child.length or content[child.start] in "|>")
    if empty and child.start <= patch.start and not content[child.end : patch.start].strip():
        return Placeholder("", child.start, child.length)
    return child


def _length(patch: Patch) -> int:
    """The length of the intended text as it is written; a key without its colon."""
    assert patch.meant is not None
    return len(patch.meant) if patch.filling.endswith("x:") else patch.end - patch.start


def _extended(text: Scalar, key: str) -> Node:
    """A text that something lost may belong to: it becomes a node that keeps it, with the lost part."""
    if key not in LISTS or not text.length:
        return text
    node = Mapping(text.start)
    node.end = text.end
    node.content = [Scalar("text", text.start, 0), text, Placeholder("x-", text.end, 0), Placeholder("", text.end, 0)]
    return node
