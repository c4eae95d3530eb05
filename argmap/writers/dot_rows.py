"""Rows for what is many: Graphviz would put all that bears on a node side by side, and a debate into one long strip.

Leaves of one node stand in a block of several rows. Questions of one node with much below them, and debates that have
nothing to do with each other, stand on stairs, each beginning some rows below the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.format import Relation
from argmap.graph import SYMMETRIC
from argmap.writers.dot_joints import Edge

TOP = ""
"""The top of the drawing, as if it were a node that all without a parent bear on."""

_LEAVES_WIDE = 4  # a block of leaves is about so many times as wide as it is high, counted in boxes
_STAIRS_WIDE = 2.6  # the same for stairs, as what is below a question is some eight boxes wide and three high
_MUCH = 30  # nodes: with less below them, questions stand side by side; beyond it, nothing is counted
_STEP = 3  # rows: so far down a debate has mostly become narrow enough to leave room for the next


class Rows(NamedTuple):
    """``lower`` tells by child and parent how many rows too low a child stands; ``tops`` are the nodes without a parent."""

    lower: dict[tuple[str, str], int]
    tops: Sequence[str]


def rows_of(nodes: Iterable[str], edges: Iterable[Edge]) -> Rows:
    """Which children do not stand in the row directly below their parent."""
    steps = {(child, parent): data["relation"] for child, parent, data in edges if data["relation"] not in SYMMETRIC}
    uses = Counter(child for child, _ in steps)
    tops = [node for node in nodes if node not in uses]
    steps |= {(node, TOP): Relation.RAISES for node in tops}
    below: dict[str, list[str]] = {}
    for child, parent in steps:
        below.setdefault(parent, []).append(child)
    lower: dict[tuple[str, str], int] = {}
    for parent, children in below.items():
        # An undercut stands beside what it attacks, and premises beside each other: they are left alone.
        free = [each for each in children if steps[each, parent] not in (Relation.UNDERCUT, Relation.PREMISE)]
        leaves = [each for each in free if each not in below and uses[each] < 2]
        raised = [each for each in free if each in below and steps[each, parent] is Relation.RAISES]
        for child, row in (*_block(leaves), *_stairs(raised, below)):
            lower[child, parent] = row
    return Rows(lower, tops)


def _block(leaves: Sequence[str]) -> Iterator[tuple[str, int]]:
    count = max(1, round((len(leaves) / _LEAVES_WIDE) ** 0.5))
    for place, leaf in enumerate(leaves):
        if place % count:
            yield leaf, place % count


def _stairs(starts: Sequence[str], below: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    extents = [_extent(start, below) for start in starts]
    if len(starts) < 2 or sum(size for size, _ in extents) < _MUCH:
        return
    count = min(len(starts), round((_STAIRS_WIDE * len(starts)) ** 0.5))
    rows = [0]
    for stair in range(count - 1):
        rows.append(rows[stair] + max(height for _, height in extents[stair::count]))
    for place, start in enumerate(starts):
        if place % count:
            yield start, rows[place % count]


def _extent(start: str, below: Mapping[str, Sequence[str]]) -> tuple[int, int]:
    """How many nodes are at and below one, and how many rows they need, both as far as it matters."""
    seen = {start: None}
    level = [start]
    height = 1
    while level and len(seen) < _MUCH:
        fresh = dict.fromkeys(child for node in level for child in below.get(node, ())[:_MUCH] if child not in seen)
        seen |= fresh
        level = list(fresh)
        height += bool(level)
    return min(len(seen), _MUCH), min(height - 1, _STEP) or 1
