"""Choose the drawn nodes of a large debate: complete upper levels, then a fair share of the next for each parent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from argmap.graph import Graph, children
from argmap.select import starts


def by_level(graph: Graph, kept: Collection[str]) -> list[str]:
    """The nodes level by level, each at its first place.

    In a level stand the first nodes below each parent, then the second below each, and so on, so that the beginning of
    a level is a fair share of it.
    """
    level = starts(graph, kept)
    found = dict.fromkeys(level)
    while level:
        ranked: list[tuple[int, str]] = []
        for node in level:
            rank = 0
            for edge in children(graph, node):
                if edge.child in kept and edge.child not in found:
                    found[edge.child] = None
                    ranked.append((rank, edge.child))
                    rank += 1
        level = [child for _, child in sorted(ranked, key=lambda each: each[0])]
        for child in level:  # in the order of the level, not in that in which they were met
            del found[child]
            found[child] = None
    return list(found)


def most(ordered: Sequence[str], chart: Callable[[Collection[str]], str | None]) -> tuple[int, str]:
    """As many nodes from the beginning as there is a chart of, and it; a chart of a few is taken to be the smaller."""
    least, greatest = 0, len(ordered)
    text = chart(ordered)
    if text is not None:
        return greatest, text
    found, text = 0, chart(())
    while least < greatest - 1:
        middle = (least + greatest) // 2
        made = chart(ordered[:middle])
        if made is None:
            greatest = middle
        else:
            least, found, text = middle, middle, made
    return found, text or ""
