"""Each quote of a draft looked for in its source: with its line or page, where its words are in several places."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drafting.proposals import Proposal
from argmap.reading.document import Quote
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import Match, find
from argmap.text import Text

_NOWHERE = Text("", "").span(0, 0)


def settled(nodes: Sequence[Proposal], folded: Folded) -> list[Proposal]:
    """Set line or page of the nodes where it takes one; the nodes whose words the source does not have are given back."""
    doubtful = [
        (node, match)
        for node, match in zip(nodes, find(folded, [_quote(node) for node in nodes]), strict=True)
        if match is None or match.other_lines or match.spans[0][0] != node.start
    ]
    for node, match in doubtful:
        if match is not None:
            _place(node, match, folded.text)
    lost = [node for node, match in doubtful if match is None]
    for node in lost:
        node.lead = None
    placed = [node for node, match in doubtful if match is not None and (node.line or node.page)]
    again = find(folded, [_quote(node) for node in placed])
    for node, match in zip(placed, again, strict=True):
        if match is None:
            node.line = node.page = None
    second = find(folded, [_quote(node) for node in lost])
    return [node for node, match in zip(lost, second, strict=True) if match is None]


def _place(node: Proposal, match: Match, text: Text) -> None:
    page = text.page(node.start)
    if page is not None:
        if match.page != page or match.other_pages:
            node.page = page
        return
    line = text.position(node.start)[0]
    if match.line != line or match.other_lines:
        node.line = line


def _quote(node: Proposal) -> Quote:
    return Quote(node.quote, None, node.line, _NOWHERE, None, node.page)
