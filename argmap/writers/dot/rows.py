"""Rows for many children: Graphviz would put all of them side by side, and a debate into one long strip.

We estimate the size of what is below each node, in boxes. Where it would be much wider than high, what is directly
below the node is put into several rows, each of which begins where the row above has become narrow.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from argmap.relations import ANSWERING, HIERARCHY, HITS_STEP, JOINT, RELATIONS, Kind
from argmap.writers.steps import Edge

TOP = ""
"""The top of the drawing, treated as a node on which all nodes without a parent bear."""

_NARROW = 12  # boxes: what is not wider goes in one row
_WIDE = 40  # boxes: only what is wider has positions and arguments, which one compares, in several rows
_MAX_IN_ONE_ROW = 8  # leaves: fewer stay in one row
_SHAPE = 1.0  # what has to be put into rows becomes about so many times as wide as it is high, in boxes
_SIDEWAYS = 4.5  # the same where rows are columns: boxes are wider than high


class Rows(NamedTuple):
    """``lower`` has, by child and parent, how many rows a child is moved down; ``tops`` have no parent.

    ``tree`` has each node that has children with those that are first reached from it, parents first. ``level`` are
    the pairs that are side by side although one bears on the other, because both answer one question.
    """

    lower: dict[tuple[str, str], int]
    tops: Sequence[str]
    tree: Sequence[tuple[str, Sequence[str]]]
    level: Collection[tuple[str, str]] = ()


class _Size(NamedTuple):
    width: int
    height: int


_BOX = _Size(1, 1)
_AT_JOINTS = JOINT | HITS_STEP


def rows_of(nodes: Iterable[str], edges: Iterable[Edge], sideways: bool = False) -> Rows:
    """The children that are not in the row directly below their parent; ``sideways`` rows are columns."""
    shape = _SIDEWAYS if sideways else _SHAPE
    below: dict[str, list[str]] = {}
    bearing: set[str] = set()
    raised: set[str] = set()
    beside: set[str] = set()
    rivals: dict[str, list[str]] = {}
    others: list[tuple[str, str]] = []
    for child, parent, data in edges:
        relation = data["relation"]
        if relation in HIERARCHY:
            below.setdefault(parent, []).append(child)
            bearing.add(child)
            if relation in ANSWERING:
                rivals.setdefault(parent, []).append(child)
            else:
                others.append((child, parent))
            # Such children meet at a joint, and are left where it draws them.
            if relation in _AT_JOINTS:
                beside.add(child)
            elif RELATIONS[relation].child is Kind.QUESTION:
                raised.add(child)
    tops = [node for node in nodes if node not in bearing]
    raised.update(tops)
    below[TOP] = tops
    lower: dict[tuple[str, str], int] = {}
    sizes: dict[str, _Size] = {}
    tree = _tree(below)
    for parent, children in reversed(tree):
        blocks = {child: sizes.get(child, _BOX) for child in children if child not in beside}
        sizes[parent], rows = _arranged(blocks, raised, shape)
        for child, row in rows.items():
            lower[child, parent] = row
    # Positions are compared: what else bears on their question begins below them, so that it does not part them.
    lower |= {
        (child, parent): lower.get((child, parent)) or 1 for child, parent in others if len(rivals.get(parent, ())) > 1
    }
    return Rows(lower, tops, tree, _level(rivals, others))


def _level(rivals: Mapping[str, Sequence[str]], others: Iterable[tuple[str, str]]) -> Collection[tuple[str, str]]:
    """The pairs of a node and what it bears on that answer one question."""
    questions: dict[str, set[str]] = {}
    for question, answers in rivals.items():
        for answer in answers:
            questions.setdefault(answer, set()).add(question)
    nothing: set[str] = set()
    return {(one, other) for one, other in others if questions.get(one, nothing) & questions.get(other, nothing)}


def _tree(below: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Each node that has children, with these, parents first; a shared child is with its first parent."""
    tree: list[tuple[str, list[str]]] = []
    seen = {TOP}
    level = [TOP]
    while level:
        following: list[str] = []
        for node in level:
            children = [child for child in dict.fromkeys(below.get(node, ())) if child not in seen]
            seen.update(children)
            following += children
            if children:
                tree.append((node, children))
        level = following
    return tree


def _arranged(blocks: Mapping[str, _Size], raised: Container[str], shape: float) -> tuple[_Size, dict[str, int]]:
    """The size of a node with all below it, and the rows of the children that are not in the first one."""
    width = sum(block.width for block in blocks.values())
    height = max((block.height for block in blocks.values()), default=0)
    free = _free(blocks, raised, width) if width > max(_NARROW, shape * height) else []
    count = min(len(free), round((width / (shape * height)) ** 0.5)) if free else 1
    if count < 2:
        return _Size(max(width, 1), height + 1), {}
    movable = set(free)
    members = [[child for child in blocks if child not in movable], *([] for _ in range(count - 1))]
    # The next one always goes into the narrowest row: a heap of widths and rows.
    widths = [(sum(blocks[child].width for child in row), number) for number, row in enumerate(members)]
    heapq.heapify(widths)
    for child in free:
        least, number = widths[0]
        members[number].append(child)
        heapq.heapreplace(widths, (least + blocks[child].width, number))
    rows: dict[str, int] = {}
    start = 0
    for row in members:
        rows |= dict.fromkeys(row, start)
        start += _fall(max(blocks[child].height for child in row))
    return _Size(max(widths)[0], start + 1), {child: start for child, start in rows.items() if start}


def _free(blocks: Mapping[str, _Size], raised: Container[str], width: int) -> list[str]:
    """The children that may go into rows: questions first, which nobody compares, and many leaves."""
    leaves = [child for child, block in blocks.items() if block.height == 1]
    free = [child for child, block in blocks.items() if block.height > 1 and child in raised]
    if len(leaves) > _MAX_IN_ONE_ROW:
        free += leaves
    if width > _WIDE and 2 * sum(blocks[child].width for child in free) < width:
        return list(blocks)
    return free


def _fall(height: int) -> int:
    """The distance of the next block below the top of a block, because the part below a node tapers off."""
    return height - height // 3
