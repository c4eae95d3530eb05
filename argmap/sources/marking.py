"""Divide a source text into pieces, each with its quotes, for ``argmap source``.

Quotes may be nested and may overlap: each piece knows all of those that hold it.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.graph import roles
from argmap.relations import AGAINST, FOR, MIXED, RELATIONS, is_mixed
from argmap.sources.texts import SourceText, source_texts

_MAX_HOLDING = 20
_MAX_HELD = 4_000_000
_STANCES = [one for side in (AGAINST, FOR) for one in sorted(side) if RELATIONS[one].sign is not None]


class Mark(NamedTuple):
    """A range of the text quoted by a node, the node's stance (``_stance``), and all its roles if there are several."""

    start: int
    end: int
    node: str
    stance: str
    roles: tuple[str, ...] = ()

    @property
    def style(self) -> str:
        """The stance; ``mixed`` if the node is for something and against something."""
        return MIXED if is_mixed(self.roles) else self.stance


class Piece(NamedTuple):
    """Characters of one line with the same marks, sorted by the start of the marks."""

    line: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    skipped: bool


class Marked(NamedTuple):
    """A source text with its marks, in their order."""

    source: SourceText
    marks: tuple[Mark, ...]

    def pieces(self, most: int = _MAX_HOLDING) -> Iterator[Piece]:
        """The text, divided at line ends and at the bounds of marks and skipped passages.

        One sweep over all these places: a long text with many quotes is no harder than a short one. Of the marks that
        hold the same words, only the first ``most`` are included.
        """
        text = self.source.folded.text
        opening = sorted(self.marks, key=lambda mark: (mark.start, -mark.end, mark.node), reverse=True)
        skips = list(reversed(self.source.skips))
        edges = {at for mark in self.marks for at in (mark.start, mark.end)} | {at for skip in skips for at in skip}
        cuts = merge(
            ((at, 1) for at in text.line_starts()), ((at, 0) for at in sorted(edges)), [(len(text.content), 0)]
        )
        holding: list[Mark] = []
        line = low = 0
        for high, begins_line in cuts:
            if high > low:
                holding = [mark for mark in holding if mark.end > low]
                while opening and opening[-1].start <= low:
                    mark = opening.pop()
                    if len(holding) < most:
                        holding.append(mark)
                while skips and skips[-1][1] <= low:
                    skips.pop()
                yield Piece(line, low, high, tuple(holding), bool(skips) and skips[-1][0] <= low)
            low, line = high, line + begins_line

    @property
    def bearable(self) -> int:
        """The maximum number of marks on the same words, so that all pieces together stay below a few million marks."""
        cuts = {at for mark in self.marks for at in (mark.start, mark.end)}
        return max(_MAX_HOLDING, _MAX_HELD // (len(cuts) + self.source.folded.text.lines))

    def lines(self, most: int = _MAX_HOLDING) -> Iterator[tuple[int, list[Piece]]]:
        """The pieces by line, from 1; a line without characters has none."""
        for line, pieces in groupby(self.pieces(most), key=lambda piece: piece.line):
            yield line, list(pieces)


def mark(debate: Debate, findings: Findings) -> list[Marked]:
    """Each source text with its quotes, in the order of their declarations."""
    return [Marked(source, _marks(debate, source)) for source in source_texts(debate, findings)]


def _marks(debate: Debate, source: SourceText) -> tuple[Mark, ...]:
    marks = {
        Mark(*span, found.node, *_standing(debate, found.node))
        for found in source.quotes
        if found.match is not None
        for span in found.match.spans
    }
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.node)))


def _standing(debate: Debate, node: str) -> tuple[str, tuple[str, ...]]:
    """Against, if the node is against anything; else for, if it is for anything; else its kind. Then its roles."""
    found = roles(debate.graph, node)
    stance = next((stance for stance in _STANCES if stance in found), debate.graph.nodes[node]["kind"])
    return str(stance), tuple(map(str, found)) if len(found) > 1 else ()
