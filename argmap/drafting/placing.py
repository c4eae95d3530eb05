"""Where a claim stands in the draft: what it bears on, and how, as its opener and its place in the text propose."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drafting.proposals import Draft, Proposal

MAX_DEPTH = 8
"""A claim that would stand deeper stands beside the one before it."""


class Cue(NamedTuple):
    """What the words of a claim say of its place: ``stance`` is a key of lists, ``to`` what it is meant towards.

    ``to`` is ``previous``, ``parent`` (what the claim before bears on), ``first`` (the first claim of the section),
    ``conclusion``, ``answer`` or ``question``.
    """

    stance: str | None = None
    to: str = "first"


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

    def __init__(self, draft: Draft, question: Proposal | None = None, asks: bool = True) -> None:
        """``asks`` is false for a heading that asks nothing: each of its paragraphs is taken to answer something."""
        self._draft = draft
        self._asks = asks
        self._is_open = False
        self._begins = True
        self.question = question
        self.first: Placed | None = None
        self.previous: Placed | None = None
        if question is not None:
            draft.questions.append(question)

    def begin_paragraph(self) -> None:
        """What comes next begins a paragraph."""
        self._begins = True

    def leave_open(self) -> None:
        """The first claim takes no side: what comes after it answers the question, too."""
        self._is_open = True

    def answer(self, node: Proposal) -> Placed:
        """Put a claim in as an answer to the question of the section."""
        above = self.question.lists.setdefault("positions", []) if self.question else self._draft.positions
        above.append(node)
        return self._noted(Placed(node, None, "positions", 1))

    def under(self, node: Proposal, key: str, above: Placed) -> Placed:
        """Put a claim in under another one."""
        while above.depth >= MAX_DEPTH and above.above is not None:
            above = above.above
        if above.key == "context":  # nothing argues for or against it
            key = "context"
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

    def beside(self, node: Proposal, base: Placed, key: str | None = None) -> Placed:
        """Put a claim in where another one is; with ``key`` in another list of what that one bears on."""
        if base.above is None:
            return self.answer(node) if key is None and base.key == "positions" else self.under(node, "caveat", base)
        return self.under(node, key or base.key, base.above)

    def place(self, node: Proposal, cue: Cue | None) -> Placed:
        """Put the main claim of a sentence in, where its cue says, or else under the first claim."""
        begins, self._begins = self._begins, False
        if cue is not None and cue.to == "question":
            return self._told(node)
        if self.first is None or self.previous is None:
            return self.answer(node)
        if cue is not None:
            return self._cued(node, cue)
        if (begins and not self._asks) or self._is_open:
            placed = self.answer(node)
            self.first = self.first if self._asks else placed
            return placed
        return self.under(node, "pro", self.first)

    def _told(self, node: Proposal) -> Placed:
        """What is told without a stance: context of the question, which is no first claim."""
        if self.question is None:
            self._draft.positions.append(node)
            return self._noted(Placed(node, None, "positions", 1), is_first=False)
        self.question.put("context", node)
        return self._noted(Placed(node, None, "context", 1), is_first=False)

    def _cued(self, node: Proposal, cue: Cue) -> Placed:
        assert self.first is not None and self.previous is not None
        if cue.to == "answer":
            return self.answer(node)
        if cue.to == "conclusion":
            return self._concluding(node)
        if cue.to == "first":
            return self.under(node, cue.stance or "pro", self.first)
        if cue.to == "parent":
            if self.previous.key == "context":
                return self.under(node, "pro", self.first)
            return self.beside(node, self.previous)
        return self.under(node, cue.stance or "pro", self.previous)

    def _concluding(self, node: Proposal) -> Placed:
        """A conclusion takes the place of the claim before it, which becomes its reason."""
        assert self.previous is not None and self.first is not None
        reason = self.previous
        if reason.above is None or reason.key == "context":
            return self.under(node, "pro", self.first)
        holder = reason.above.node.lists[reason.key]
        holder[holder.index(reason.node)] = node
        placed = Placed(node, reason.above, reason.key, reason.above.depth + 1)
        node.put("pro", reason.node)
        reason.above, reason.key, reason.depth = placed, "pro", placed.depth + 1
        return self._noted(placed)

    def _noted(self, placed: Placed, is_first: bool = True) -> Placed:
        if is_first:
            self.first = self.first or placed
        self.previous = placed
        return placed
