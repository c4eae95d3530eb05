"""Lines below a node in a tree or a list: its quotes with their places, and its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.debate import Debate
from argmap.graph import Edge
from argmap.reading.map_document import Quote
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.node_line import Signs, place_of, quoted

if TYPE_CHECKING:
    from argmap.sources.verdicts import Verdicts


class Further(NamedTuple):
    """The lines below each node: its quotes, if their ``verdicts`` are given, and its notes."""

    debate: Debate
    signs: Signs
    verdicts: Verdicts | None = None
    notes: bool = False

    def lines(self, node: str, edge: Edge | None = None) -> list[Line]:
        """The lines below a node; ``edge`` is its place, which may have a note of its own."""
        data, made = self.debate.graph.nodes[node], []
        if self.verdicts is not None:
            made += [self._quote(self.verdicts, node, quote) for quote in data["quotes"]]
        if self.notes:
            notes = [data["note"], edge.data["note"] if edge else None]
            made += [[Segment(f"note: {shown(note)}", "dim")] for note in notes if note]
        return made

    def _quote(self, verdicts: Verdicts, node: str, quote: Quote) -> Line:
        line = quoted(quote.text, verdicts.failure(node, quote), self.signs)
        found = verdicts.located(node, quote)
        return line if found is None or found.match is None else [*line, Segment(f"  {place_of(found)}", "dim")]
