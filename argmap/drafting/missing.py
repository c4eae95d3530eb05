"""Of a draft, what its maps leave out of the source; and where in the maps it would stand."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.drafting.proposals import Draft, Proposal
from argmap.graph import Graph
from argmap.relations import Kind
from argmap.sources.texts import Stretch

_KEYS_OF = {
    Kind.QUESTION: ("positions", "context", "questions", "caveat"),
    Kind.CONTEXT: ("context", "questions"),
}
"""The lists in which a draft puts nodes below a node of a kind; below a claim all of these but positions."""
_OF_CLAIM = ("pro", "con", "caveat", "context", "questions")
_MIN_LEFT = 12
"""Fewer characters that nothing accounts for, within a sentence, are no claim."""
_REST_IS_QUOTED = "The rest of the sentence is quoted already."


class Addition(NamedTuple):
    """A node to be added, with all that is below it: to a list of a node of the maps, or at the top of a map."""

    node: Proposal
    key: str
    anchor: str | None
    """The full name of the node; None at the top."""


class Anchors:
    """The nodes of the maps by the words of a source that they quote."""

    def __init__(self, graph: Graph, quoted: Iterable[tuple[str, Stretch]]) -> None:
        self._graph = graph
        self._stretches = sorted((start, end, name) for name, (start, end) in quoted)
        self._longest = max((end - start for start, end, _ in self._stretches), default=0)

    def at(self, start: int, end: int) -> str | None:
        """The node whose quote overlaps most with a stretch, as a share of both."""
        best, most = None, 0.0
        at = bisect.bisect_left(self._stretches, (start - self._longest,))
        while at < len(self._stretches) and self._stretches[at][0] < end:
            first, last, name = self._stretches[at]
            common = min(end, last) - max(start, first)
            share = common / (max(end, last) - min(start, first))
            if common > 0 and share > most:
                best, most = name, share
            at += 1
        return best

    def kind(self, name: str) -> Kind:
        """What a node is."""
        kind: Kind = self._graph.nodes[name]["kind"]
        return kind


def left_out(draft: Draft, missing: Sequence[Stretch], anchors: Anchors) -> list[Addition]:
    """What a draft has of the stretches that nothing accounts for, each below what is there already, if that fits."""
    ends = [end for _, end in missing]
    found: list[Addition] = []
    waiting: list[tuple[Proposal, str, Proposal | None, Proposal | None]] = []
    for key, nodes in (("questions", draft.questions), ("positions", draft.positions)):
        waiting += [(node, key, None, None) for node in nodes]
    waiting.reverse()
    while waiting:
        node, key, above, kept = waiting.pop()
        stretches = _within(node, missing, ends) if _is_missing(node, missing, ends) else []
        lists, node.lists = node.lists, {}
        if stretches:
            _shortened(node, stretches)
            if kept is not None:
                kept.put(_key_below(key, kept), node)
            else:
                found.append(_added(node, key, above, anchors))
        for inner, nodes in reversed(lists.items()):
            waiting += [(one, inner, node, node if stretches else None) for one in reversed(nodes)]
    return found


def _is_missing(node: Proposal, missing: Sequence[Stretch], ends: Sequence[int]) -> bool:
    """Whether enough of a node is missing to claim something: of a question most of it."""
    stretches = _within(node, missing, ends)
    longest = max((end - start for start, end in stretches), default=0)
    return 2 * longest > node.end - node.start if node.is_question else longest >= min(_MIN_LEFT, node.end - node.start)


def _within(node: Proposal, missing: Sequence[Stretch], ends: Sequence[int]) -> list[Stretch]:
    """The missing stretches within the words of a node."""
    at = bisect.bisect_right(ends, node.start)
    found = []
    while at < len(missing) and missing[at][0] < node.end:
        found.append((max(missing[at][0], node.start), min(missing[at][1], node.end)))
        at += 1
    return found


def _shortened(node: Proposal, stretches: Sequence[Stretch]) -> None:
    """Have a node quote only what is missing, where that is the smaller part of its words, and they are one stretch."""
    length = node.end - node.start
    start, end = max(stretches, key=lambda one: one[1] - one[0])
    if 2 * (end - start) >= length or length != len(node.words) or node.lead is not None:
        return
    node.words = node.words[start - node.start : end - node.start]
    node.qualifier = node.qualifier if node.qualifier and node.qualifier in node.words else None
    node.start, node.end = start, end
    node.notes.append(_REST_IS_QUOTED)


def _key_below(key: str, kept: Proposal) -> str:
    if kept.is_question:
        return key if key in _KEYS_OF[Kind.QUESTION] else "positions"
    return key if key in _OF_CLAIM else "pro"


def _added(node: Proposal, key: str, above: Proposal | None, anchors: Anchors) -> Addition:
    anchor = anchors.at(above.start, above.end) if above is not None else None
    if anchor is None:
        return Addition(node, "questions" if node.is_question else "positions", None)
    kind = anchors.kind(anchor)
    allowed: Sequence[str] = _KEYS_OF.get(kind, _OF_CLAIM)
    fitting = "questions" if node.is_question else key if key in allowed else allowed[0]
    return Addition(node, fitting, anchor)
