"""What a patched text has lost, marked in the tree that was read from it: see ``yaml_recovery``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from argmap.format import LISTS
from argmap.yaml_nodes import Lost, Mapping, Node, Scalar, Sequence
from argmap.yaml_recovery import Patch

_start = attrgetter("start")


def mark(holder: Sequence, patches: Iterable[Patch], content: str) -> None:
    """Put what was meant, or ``Lost``, where the patches are; ``content`` is what was read.

    A mapping that was open where entries were lost gets an entry that is ``Lost``, for one of them may be its own.
    """
    open_there: dict[int, tuple[Mapping, int]] = {}
    for patch in patches:
        for mapping in _mark(holder, patch, content):
            open_there[id(mapping)] = mapping, patch.start
        root = holder.content[0] if holder.content else None
        if patch.entries and root is not None and root.__class__ is not Mapping:
            holder.content = [Lost("", root.start, root.end - root.start)]
    for mapping, start in open_there.values():
        mapping.content += [Lost("x-", start, 0), Lost("", start, 0)]


def _mark(holder: Sequence, patch: Patch, content: str) -> Iterator[Mapping]:
    """Mark one stretch; of what is open there, give the mappings of which entries may be lost."""
    node: Any = holder
    key = ""
    while node is not None:
        inner, at = node.content, bisect_right(node.content, patch.start, key=_start) - 1
        if at < 0:  # all of it stands behind the place
            yield from (root for root in inner if patch.entries and isinstance(root, Mapping))
            return
        in_mapping = node.__class__ is Mapping
        for index in range(at, len(inner)):
            child = inner[index]
            if child.start >= patch.end and index > at:
                break
            if isinstance(child, Scalar):
                inner[index] = _replaced(child, patch, content, not in_mapping or index % 2 == 1)
        last = inner[at]
        if in_mapping:
            key = inner[at - at % 2].value
        if patch.entries and last.__class__ is Scalar and last.end <= patch.start and (not in_mapping or at % 2):
            inner[at] = _extended(last, key)
        node = None if isinstance(last, Scalar) or _closed(last, patch, content) else last
        if node.__class__ is Mapping and patch.entries:
            yield node


def _closed(node: Node, patch: Patch, content: str) -> bool:
    """Whether a collection between brackets ends before the place."""
    return content[node.start : node.start + 1] in ("[", "{") and node.end <= patch.start


def _replaced(child: Scalar, patch: Patch, content: str, value: bool) -> Scalar:
    """A scalar as it was meant, or Lost, if it stands in the stretch, or nothing is left of it but the stretch."""
    if child.start < patch.end and child.end > patch.start:
        if patch.meant is not None and child.start >= patch.start:
            return Scalar(patch.meant, patch.start, min(patch.end - patch.start, _length(patch)))
        return Lost(child.value, child.start, child.length)
    if value and not child.length and child.start <= patch.start and not content[child.start : patch.start].strip():
        return Lost("", child.start, 0)
    return child


def _length(patch: Patch) -> int:
    """How long what was meant is as it is written; a key without its colon."""
    assert patch.meant is not None
    return len(patch.meant) if patch.filling == "x:" else patch.end - patch.start


def _extended(text: Scalar, key: str) -> Node:
    """A text to which something lost may belong: as a node it is kept, with what is lost of it."""
    if key not in LISTS or not text.length:
        return text
    node = Mapping(text.start)
    node.end = text.end
    node.content = [Scalar("text", text.start, 0), text, Lost("x-", text.end, 0), Lost("", text.end, 0)]
    return node
