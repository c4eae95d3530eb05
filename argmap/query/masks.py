"""Masks: one byte per node, 1 if the node is in. They are combined as big integers, thousands of nodes at once."""

from __future__ import annotations

from collections.abc import Iterable

_TURNED = bytes([1, 0, *range(2, 256)])


def both(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).to_bytes(len(one), "little")


def either(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "little") | int.from_bytes(other, "little")).to_bytes(len(one), "little")


def not_in(mask: bytes) -> bytes:
    return mask.translate(_TURNED)


def in_any(masks: Iterable[bytes]) -> bytes:
    """The union of masks; there must be at least one."""
    first, *others = masks
    for mask in others:
        first = either(first, mask)
    return first
