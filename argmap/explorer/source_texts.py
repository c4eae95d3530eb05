"""The sources of a debate for the explorer: read, searched for quotes and marked on first use."""

from __future__ import annotations

from functools import cached_property

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.reading.map_document import Quote
from argmap.sources.marking import Marked, Piece, mark
from argmap.sources.matching.folding import Folded
from argmap.sources.texts import Located, locate, read_sources
from argmap.sources.verdicts import FAILURES, verdict


class SourceTexts:
    """The sources of one debate. ``problems`` has the findings about sources that could not be read."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.problems = Findings()
        self._located: tuple[str, dict[Quote, Located]] = ("", {})
        self._lines: dict[int, list[tuple[int, list[Piece]]]] = {}

    @cached_property
    def texts(self) -> dict[str, Folded]:
        """The texts by source id."""
        return read_sources(self.debate, self.problems)

    def located(self, node: str, quote: Quote) -> Located | None:
        """The result of the search for a quote; None if there was no search. The results for the last node are kept."""
        if self._located[0] != node:
            found = locate(self.debate, self.texts, Findings(), [node])
            self._located = node, {one.quote: one for one in found}
        return self._located[1].get(quote)

    def failure(self, node: str, quote: Quote) -> str:
        """Why a quote of a node is not proven, in words; empty if it was found."""
        return FAILURES.get(verdict(self.debate, quote, self.located(node, quote), self.texts), "")

    @cached_property
    def marked(self) -> list[Marked]:
        """The sources with all their quotes marked."""
        return mark(self.debate, Findings()) if self.texts else []

    def lines(self, marked: Marked) -> list[tuple[int, list[Piece]]]:
        """The numbered lines of a source, each in pieces."""
        if id(marked) not in self._lines:
            self._lines[id(marked)] = list(marked.lines())
        return self._lines[id(marked)]
