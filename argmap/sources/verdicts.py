"""The verdict on each quote: found, not found, or not searched for, and why."""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import StrEnum

from argmap.debate import Debate
from argmap.files import display
from argmap.findings import Findings
from argmap.reading.map_document import Quote
from argmap.sources.matching.edges import has_word
from argmap.sources.texts import Located, locate, read_sources


class Verdict(StrEnum):
    """The possible verdicts. Only the first two are about the words; the others leave this open."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNREAD = "unread"
    UNSEARCHED = "unsearched"
    UNSOURCED = "unsourced"
    WORDLESS = "wordless"


FAILURES = {
    Verdict.NOT_FOUND: "not found in its source",
    Verdict.UNREAD: "not checked: its source could not be read",
    Verdict.UNSEARCHED: "not checked: its source takes too long to search",
    Verdict.UNSOURCED: "not checked: it has no source with a file",
    Verdict.WORDLESS: "not checked: it has no word",
}
"""The messages for quotes that were not found."""


def verdict(debate: Debate, quote: Quote, found: Located | None, read: Container[str]) -> Verdict:
    """The verdict on a quote. ``found`` is None if it was not searched for; ``read`` has the sources that were read."""
    if not has_word(quote.text):
        return Verdict.WORDLESS
    if found is not None:
        return Verdict.NOT_FOUND if found.match is None else Verdict.FOUND
    source = debate.sources.get(quote.source or "")
    if source is None or source.file is None:
        return Verdict.UNSOURCED
    return Verdict.UNSEARCHED if source.key in read else Verdict.UNREAD


class Verdicts:
    """The verdicts on the quotes of some nodes, or of all. Only the sources that these quote are read."""

    def __init__(self, debate: Debate, findings: Findings, nodes: Iterable[str] | None = None) -> None:
        """Add sources that cannot be read or searched to ``findings``."""
        names = list(debate.graph if nodes is None else nodes)
        quoted = {quote.source for name in names for quote in debate.graph.nodes[name]["quotes"]}
        self._debate = debate
        self._texts = read_sources(debate, findings, quoted)
        self._found = {(one.node, one.quote): one for one in locate(debate, self._texts, findings, names)}

    def located(self, node: str, quote: Quote) -> Located | None:
        """The result of the search for a quote; None without a search."""
        return self._found.get((node, quote))

    def of(self, node: str, quote: Quote) -> Verdict:
        """The verdict on a quote of a node."""
        return verdict(self._debate, quote, self.located(node, quote), self._texts)

    def failure(self, node: str, quote: Quote) -> str:
        """Why a quote is not proven, as text; empty if it was found."""
        return FAILURES.get(self.of(node, quote), "")


def unread(debate: Debate, read: Container[str]) -> tuple[str, ...]:
    """The ids of the sources whose file was not ``read``, by their display names."""
    return tuple(
        dict.fromkeys(
            source.id
            for source in debate.sources.values()
            if source.file is not None and (source.path is None or display(source.path) not in read)
        )
    )
