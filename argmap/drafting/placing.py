"""Where a claim stands in the draft: what it bears on, and how, as its opener and its place in the text propose."""

from __future__ import annotations

from argmap.drafting.claims import Analysis
from argmap.drafting.proposals import Draft, Proposal

MAX_DEPTH = 8
"""A claim that would stand deeper stands beside the one before it."""


class Placed:
    """A node with what it stands under."""

    __slots__ = ("above", "depth", "key", "node")

    def __init__(self, node: Proposal, above: Placed | None, key: str, depth: int) -> None:
        self.node = node
        self.above = above
        self.key = key
        self.depth = depth


class Section:
    """A part of a text under one heading, or before the first one."""

    def __init__(self, draft: Draft, question: Proposal | None = None) -> None:
        self._draft = draft
        self.question = question
        self.first: Placed | None = None
        self.of_paragraph: Placed | None = None
        self.previous: Placed | None = None
        if question is not None:
            draft.questions.append(question)

    def begin_paragraph(self) -> None:
        """What comes next begins a paragraph."""
        self.of_paragraph = None

    def answer(self, node: Proposal) -> Placed:
        """Put a claim in as an answer to the question of the section."""
        above = self.question.lists.setdefault("positions", []) if self.question else self._draft.positions
        above.append(node)
        return self._noted(Placed(node, None, "positions", 1))

    def under(self, node: Proposal, key: str, above: Placed) -> Placed:
        """Put a claim in under another one."""
        while above.depth >= MAX_DEPTH and above.above is not None:
            above = above.above
        above.node.put(key, node)
        return self._noted(Placed(node, above, key, above.depth + 1))

    def raise_question(self, node: Proposal) -> None:
        """Put in a question that the text asks: under the claim before it, else that of the section."""
        if self.previous is not None:
            self.previous.node.put("questions", node)
        elif self.question is not None:
            self.question.put("questions", node)
        else:
            self._draft.questions.append(node)

    def place(self, node: Proposal, found: Analysis, opposes: bool, agrees: bool) -> Placed:
        """Put the main claim of a sentence in, where its opener says, or else under the first claim."""
        if self.first is None or self.previous is None:
            return self.answer(node)
        opener = found.opener
        if opener is not None:
            return self._opened(node, opener.stance, opener.to)
        if opposes:
            return self.under(node, "con", self.previous)
        if agrees:
            return self.under(node, "pro", self.previous)
        return self.under(node, "pro", self.of_paragraph or self.first)

    def _opened(self, node: Proposal, stance: str | None, to: str) -> Placed:
        assert self.first is not None and self.previous is not None
        if to == "answer":
            return self.answer(node)
        if to == "conclusion":
            return self._concluding(node)
        if to == "first":
            return self.under(node, stance or "pro", self.first)
        if to == "parent":
            above = self.previous.above or self.first
            key = self.previous.key if self.previous.above is not None else stance or "pro"
            return self.under(node, key, above)
        return self.under(node, stance or "pro", self.previous)

    def _concluding(self, node: Proposal) -> Placed:
        """A conclusion takes the place of the claim before it, which becomes its reason."""
        assert self.previous is not None
        reason = self.previous
        if reason.above is None:
            return self.under(node, "pro", reason)
        holder = reason.above.node.lists[reason.key]
        holder[holder.index(reason.node)] = node
        placed = Placed(node, reason.above, reason.key, reason.above.depth + 1)
        node.put("pro", reason.node)
        reason.above, reason.key, reason.depth = placed, "pro", placed.depth + 1
        return self._noted(placed)

    def _noted(self, placed: Placed) -> Placed:
        self.first = self.first or placed
        self.of_paragraph = self.of_paragraph or placed
        self.previous = placed
        return placed
