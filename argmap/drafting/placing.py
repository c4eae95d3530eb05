"""Place claims in the draft: what each bears on, and how, from its opener and its place in the text."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drafting.proposals import Draft, Proposal

MAX_DEPTH = 8
"""The maximum depth: a deeper claim goes beside the one before it."""


class Cue(NamedTuple):
    """A cue in the words of a claim for its place: ``stance`` is the key of a list, ``to`` is the target.

    ``to`` is ``previous``, ``parent`` (of the claim before), ``first`` (the first claim of the section),
    ``conclusion``, ``answer`` or ``question``.
    """

    stance: str | None = None
    to: str = "first"


class Placed:
    """A node with its parent, list and depth."""

    __slots__ = ("above", "conclusions", "depth", "key", "node")

    def __init__(self, node: Proposal, above: Placed | None, key: str, depth: int) -> None:
        self.node = node
        self.above = above
        self.key = key
        self.depth = depth
        self.conclusions = 0
        """How many conclusions, each drawn from the one before, lead to this one."""


class Section:
    """A part of a text under one heading, or before the first one."""

    def __init__(self, draft: Draft, question: Proposal | None = None, asks: bool = True) -> None:
        """``asks`` is false for a heading that is not a question: then each paragraph is taken as an answer."""
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
        """Mark that the next claim begins a paragraph."""
        self._begins = True

    def leave_open(self) -> None:
        """Mark that the first claim takes no side, so that the following ones also answer the question."""
        self._is_open = True

    def answer(self, node: Proposal) -> Placed:
        """Place a claim as an answer to the question of the section."""
        above = self.question.lists.setdefault("positions", []) if self.question else self._draft.positions
        above.append(node)
        return self._noted(Placed(node, None, "positions", 1))

    def under(self, node: Proposal, key: str, above: Placed) -> Placed:
        """Place a claim under another one."""
        while above.depth >= MAX_DEPTH and above.above is not None:
            above = above.above
        if above.key == "context":  # nothing argues for or against it
            key = "context"
        above.node.put(key, node)
        return self._noted(Placed(node, above, key, above.depth + 1))

    def raise_question(self, node: Proposal) -> None:
        """Place a question of the text under the claim before it, or else under the question of the section."""
        if self.previous is not None:
            self.previous.node.put("questions", node)
        elif self.question is not None:
            self.question.put("questions", node)
        else:
            self._draft.questions.append(node)

    def beside(self, node: Proposal, base: Placed, key: str | None = None) -> Placed:
        """Place a claim beside another one, or with ``key`` in another list of the same parent."""
        if base.above is None:
            return self.answer(node) if key is None and base.key == "positions" else self.under(node, "caveat", base)
        return self.under(node, key or base.key, base.above)

    def place(self, node: Proposal, cue: Cue | None) -> Placed:
        """Place the main claim of a sentence by its cue, or else under the first claim."""
        begins, self._begins = self._begins, False
        if cue is not None and cue.to == "question":
            return self._reported(node)
        if self.first is None or self.previous is None:
            return self.answer(node)
        if cue is not None:
            return self._cued(node, cue)
        if (begins and not self._asks) or self._is_open:
            placed = self.answer(node)
            self.first = self.first if self._asks else placed
            return placed
        return self.under(node, "pro", self.first)

    def _reported(self, node: Proposal) -> Placed:
        """Place a report without a stance: context of the question, and never the first claim."""
        if self.question is None:
            self._draft.positions.append(node)
            return self._noted(Placed(node, None, "positions", 1), is_first=False)
        self.question.put("context", node)
        return self._noted(Placed(node, None, "context", 1), is_first=False)

    def _cued(self, node: Proposal, cue: Cue) -> Placed:
        assert self.first is not None
        assert self.previous is not None
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
        """Let a conclusion take the place of the claim before it, which becomes its reason."""
        assert self.first is not None
        assert self.previous is not None
        reason = self.previous
        if reason.above is None or reason.key == "context" or reason.depth + reason.conclusions >= MAX_DEPTH:
            return self.under(node, "pro", self.first)
        holder = reason.above.node.lists[reason.key]
        holder[holder.index(reason.node)] = node
        placed = Placed(node, reason.above, reason.key, reason.above.depth + 1)
        placed.conclusions = reason.conclusions + 1
        node.put("pro", reason.node)
        reason.above, reason.key, reason.depth = placed, "pro", placed.depth + 1
        return self._noted(placed)

    def _noted(self, placed: Placed, is_first: bool = True) -> Placed:
        if is_first:
            self.first = self.first or placed
        self.previous = placed
        return placed
