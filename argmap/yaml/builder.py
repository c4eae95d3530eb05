"""Builds the tree of a YAML text from a parser's events. The open collections are a stack, so nothing recurses."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, NoReturn

import yaml

from argmap.findings import Findings, Related
from argmap.format import KEYS
from argmap.text import Span, Text, brief, shown
from argmap.yaml import problems
from argmap.yaml.nodes import Anchor, Limits, Mapping, Node, Placeholder, Scalar, Sequence
from argmap.yaml.problems import Mistake


class Stop(Exception):
    """The rest of the text cannot be read as it is; ``Builder.broken_by`` has the reason."""


class Broken(NamedTuple):
    """Why reading stopped at ``start``; ``is_reported`` if there is a finding already, ``is_final`` if nothing more
    can be read.
    """

    problem: problems.Problem
    start: int
    is_reported: bool = False
    is_final: bool = False


@dataclass
class Builder:
    """Builds the tree from events. ``reading`` is the text as it is read: after a syntax error, with patches."""

    text: Text
    reading: Text
    limits: Limits
    lost: str = ""  # the words that patches removed
    findings: Findings = field(default_factory=Findings)
    broken_by: Broken | None = None
    stack: list[Any] = field(default_factory=lambda: [Sequence(0)])  # the lowest contains the root
    words: dict[str, str] = field(default_factory=lambda: {key.name: key.name for key in KEYS})  # each kept once
    anchors: dict[str, Anchor] = field(default_factory=dict)
    open_anchors: dict[int, Anchor] = field(default_factory=dict)  # by the depth of their node
    abandoned: list[Anchor] = field(default_factory=list)  # defined again before they were used
    brackets: float = math.inf  # the depth of the outermost open collection in brackets
    expanded: int = 0
    copied: int = 0
    documents: int = 0
    cut: float = math.inf  # where the text stops making sense
    comment: Span | None = None  # the last one that cut off a text
    cut_texts: set[int] = field(default_factory=set)  # where texts begin that are cut at their beginning
    mistyped: bool = False  # whether an alias is unknown: it may mean an anchor that is otherwise unused

    def handlers(self) -> dict[type, Callable[[Any, int], bool] | None]:
        """The handler of each event, given how many events came before; true at the end.

        Scalars are handled elsewhere.
        """
        return {
            yaml.ScalarEvent: None,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: lambda _event, _count: False,
            yaml.StreamStartEvent: lambda _event, _count: False,
            yaml.StreamEndEvent: lambda _event, _count: True,
        }

    def _document(self, event: Any, _count: int) -> bool:
        self.documents += 1
        if self.documents > 1:
            start = event.start_mark.index
            span = self.text.span(start, min(start + 3, len(self.text.content)))
            self._stop(problems.Problem(Mistake.SECOND_MAP, span, problems.ONE_MAP))
        return False

    def mark(self, event: Any, node: Node, count: int) -> None:
        """Note an anchor or a tag before a node. The node's range begins after them."""
        start = event.start_mark.index
        begin = problems.after_properties(event, self.reading.content)
        if node.__class__ is Scalar:
            begin = min(begin, node.end)
            node.length -= begin - node.start
        node.start = begin
        if event.tag:
            self._tag(event.tag, start, node)
        if event.anchor:
            anchor = Anchor(node, start, count + self.expanded, self.copied, self._is_key(node))
            if node.__class__ is Scalar:
                anchor.size, anchor.copied = 1, node.length
            earlier = self.anchors.get(event.anchor)
            if earlier and not earlier.used:
                self.abandoned.append(earlier)
            self.anchors[event.anchor] = anchor
            if node.__class__ is not Scalar:
                self.open_anchors[len(self.stack)] = anchor

    def lost_to_comment(self, event: Any, value: str, start: int, end: int) -> tuple[str, int, int]:
        """Report what a comment has cut off from a text.

        Returns the text as it was meant, unless it may be one word.
        """
        start = min(problems.after_properties(event, self.reading.content), end)
        problem, meant = problems.lost_to_comment(self.text, start, end, self._opened)
        self.comment = problem.span
        self._say(problem)
        if start == end:
            return meant, problem.span.start, problem.span.start
        return (meant or value) if " " in value else value, start, end

    @property
    def _opened(self) -> int:
        """Where the innermost open collection begins; -1 if there is none."""
        return self.stack[-1].start if len(self.stack) > 1 else -1

    @property
    def inside_brackets(self) -> int:
        """How many collections are open, from the outermost one in brackets."""
        return len(self.stack) - int(self.brackets) if self.brackets < math.inf else 0

    def last(self) -> Node:
        """The last node read in the innermost open collection; that collection, if it is empty."""
        last: Node = self.stack[-1]
        opened = self._opened
        while not isinstance(last, Scalar) and last.content and (last.start == opened or not self._flow(last)):
            last = last.content[-1]
        return last

    def broken(self, error: Exception) -> None:
        """The parser gives up: report what that means, and drop what was read after the place."""
        last, opened = self.last(), self._opened
        from argmap.yaml import complaints, diagnosis  # a valid text does not need them

        in_list = self.stack[-1].__class__ is Sequence
        read = diagnosis.Read(opened, last.start, last.end, in_list, self.brackets < math.inf)
        problem = complaints.explain(self.reading, error, read).of(self.text)
        is_reported = (self.comment is not None and read.end <= self.comment.start) or read.start in self.cut_texts
        self.cut = problem.span.start
        start = min(self.cut, read.start) if is_reported else self.cut
        self.broken_by = Broken(problem, start, is_reported)

    def _stop(self, problem: problems.Problem, final: bool = False) -> NoReturn:
        """Stop reading at the problem."""
        if not final:
            self.cut = problem.span.start
        self.broken_by = Broken(problem, problem.span.start, is_final=final)
        raise Stop

    def refuse_unreadable(self) -> None:
        problem = problems.unreadable(self.text, self.limits.directives)
        if problem is not None:
            self._stop(problem, final=True)

    def refuse(self, offset: int, message: str) -> NoReturn:
        """Report an exceeded limit, and stop reading."""
        self._stop(problems.Problem(Mistake.LIMIT, self.text.span(offset, offset + 1), message), final=True)

    def finish(self) -> None:
        """Close what a broken file left open, and look for unused anchors."""
        while self.stack:
            node = self.stack[-1]
            self._let_go(node)
            if len(self.stack) == 1:
                break
            if node.start >= self.cut or (self.cut < math.inf and self._flow(node)):
                self.stack.pop()  # an open collection in brackets is broken itself
            else:
                self._close(None, 0)
        for anchor in [*self.abandoned, *self.anchors.values()]:
            if anchor.used or anchor.is_key or self.mistyped or anchor.start >= self.cut or "*" in self.lost:
                continue
            if anchor.node.__class__ is Scalar and self._plain(anchor.node):
                self._misread(anchor.node, anchor.start, "& names what follows, and the name is cut off")

    def _let_go(self, node: Sequence | Mapping | None) -> None:
        """Drop nodes that end after the cut, also from lists that the parser has closed already."""
        while node is not None:
            inner = None
            while node.content and node.content[-1].end > self.cut and inner is None:
                last = node.content[-1]
                if isinstance(last, Scalar) or last.start >= self.cut:
                    del node.content[-1]
                else:
                    last.end, inner = int(self.cut), last
            if node.__class__ is Mapping and len(node.content) % 2:
                del node.content[-1]  # a key without its value
            node = inner

    def _flow(self, node: Node) -> bool:
        """Whether a collection is written in brackets."""
        return self.text.content[node.start] in "[{"

    def _open(self, event: Any, count: int) -> bool:
        start = event.start_mark.index
        node = Mapping(start) if event.__class__ is yaml.MappingStartEvent else Sequence(start)
        if len(self.stack) > self.limits.depth:
            self.refuse(node.start, f"nested deeper than {self.limits.depth:,} levels")
        if event.flow_style:
            self.brackets = min(self.brackets, len(self.stack))
            if len(self.stack) - self.brackets >= self.limits.brackets:
                self.refuse(node.start, f"brackets nested more than {self.limits.brackets} levels deep")
            if node.__class__ is Mapping and (problem := problems.keyless(self.reading, start)):
                self._stop(problem.of(self.text))
        if event.anchor or event.tag:
            self.mark(event, node, count)
        self.stack.append(node)
        return False

    def _end(self, event: Any, count: int) -> bool:
        end = event.end_mark.index
        self._close(end if end > event.start_mark.index else None, count)  # only brackets and braces have a length
        if len(self.stack) <= self.brackets:
            self.brackets = math.inf
        return False

    def _close(self, end: int | None, count: int) -> None:
        node = self.stack.pop()
        inner = node.content
        if node.__class__ is Mapping:
            keys = {key.value for key in inner[::2]}
            if 2 * len(keys) < len(inner) or "<<" in keys:
                self._check_keys(node)
        if end is None:
            last = inner[-1].end if inner else 0
            end = last if last > node.start else node.start  # an alias may end before
        node.end = end
        if self.open_anchors and (anchor := self.open_anchors.pop(len(self.stack), None)):
            anchor.size = count + self.expanded - anchor.size_before
            anchor.copied = end - node.start + self.copied - anchor.copied_before
        self._place(node)

    def _place(self, node: Node) -> None:
        """Put a finished node in its place."""
        parent = self.stack[-1]
        if parent.__class__ is Mapping and len(parent.content) % 2 == 0:
            node = self._as_key(node)
        parent.content.append(node)

    def _as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        if node.start < self.cut == math.inf:  # otherwise it is open only because the text is broken
            self._add("Y110", node.start, node.end, "a key must be a text; quote it if this is one")
        return Placeholder("x-", node.start, node.end - node.start)

    def _check_keys(self, node: Mapping) -> None:
        first: dict[str, Scalar] = {}
        for key in node.keys:
            earlier = first.setdefault(key.value, key)
            if earlier is not key and key.length and key.__class__ is Scalar and self._is_original(key):
                there = Related("first here", self.text.span(earlier.start, earlier.end))
                self._add("Y103", key.start, key.end, f"{brief(key.value)} occurs twice in one mapping", there)
        merge = first.get("<<")
        if merge is not None:
            self._add("Y107", merge.start, merge.end, "argmap does not read merge keys: write the keys out")
            node.content[node.content.index(merge)] = Placeholder("x-", merge.start, merge.length)

    def _is_original(self, node: Scalar) -> bool:
        """Whether a text is read as it is written, without a patch."""
        return self.reading is self.text or self.text.content.startswith(
            self.reading.content[node.start : node.end], node.start
        )

    def _alias(self, event: Any, _count: int) -> bool:
        start, end = event.start_mark.index, event.end_mark.index
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            self._unknown_alias(event.anchor, start, end)
            return False
        anchor.used = True
        if anchor.size < 0:
            there = Related("the anchor", self.text.span(anchor.start, anchor.start + len(event.anchor) + 1))
            self._add("Y106", start, end, f"*{brief(event.anchor)} is inside the value that it refers to", there)
            self._place(Placeholder("*" + event.anchor, start, end - start))
            return False
        self.expanded += anchor.size
        self.copied += anchor.copied
        if self.expanded > self.limits.expanded:
            self.refuse(start, f"the aliases expand to more than {self.limits.expanded:,} nodes")
        if self.copied > self.limits.copied:
            self.refuse(start, f"the aliases expand to more than {self.limits.copied:,} characters")
        self._place(anchor.node)
        return False

    def _unknown_alias(self, name: str, start: int, end: int) -> None:
        """Report ``*Close* it``, or a mistyped alias."""
        line, _ = self.text.position(start)
        rest = self.text.content[end : self.text.line_start(line) + len(self.text.line(line))]
        if rest.strip(" ,]}") and not rest.startswith(" #"):
            span = problems.whole_text(self.text, start, end, self._opened)
            self._stop(problems.misread(span, problems.own_meaning("*")))
        if "&" + name in self.lost:
            self._place(Placeholder("*" + name, start, end - start))
            return
        span = self.text.span(start, end)
        fix = None if self.anchors else replace(problems.quoting(span), safe=False)
        self.mistyped = True

        def message() -> str:
            hint = self.findings.hint(name, self.anchors) or "; quote the text if this is one"
            return f"no anchor &{brief(name)} above{shown(hint)}"

        self.findings.add("Y106", span, message, fix=fix)
        self._place(Placeholder("*" + name, start, end - start))

    def _plain(self, scalar: Scalar) -> bool:
        """Whether a scalar is neither quoted nor a block. Before those a tag or an anchor is never meant as text."""
        return not scalar.length or self.text.content[scalar.start] not in "\"'|>"

    def _is_key(self, node: Node) -> bool:
        """Whether the next node is a key of one word. Such a key is never meant as text, whatever comes before it."""
        parent = self.stack[-1]
        is_key = parent.__class__ is Mapping and len(parent.content) % 2 == 0
        return is_key and isinstance(node, Scalar) and " " not in node.value

    def _misread(self, scalar: Any, start: int, why: str) -> None:
        """Report a text that YAML has cut off at its beginning; it is read as it was meant, from ``start``.

        The fix is not safe, because the author may mean an anchor or a tag.
        """
        span = self.text.span(start, scalar.end)
        scalar.start, scalar.length = start, span.end - start
        self._say(problems.unsafe(problems.misread(span, why)))
        self.cut_texts.add(scalar.start)
        if not scalar.value or " " in scalar.value:  # one word may be something other than a text, such as an id
            scalar.value = " ".join(span.words.split())

    def _tag(self, tag: str, start: int, node: Node) -> None:
        is_text = isinstance(node, Scalar) and self._plain(node) and not self._is_key(node)
        if is_text and not tag.startswith("tag:yaml.org,2002:"):
            self._misread(node, start, "! makes the first word a tag, which is cut off")
        else:
            self._say(problems.tag(self.text, start))

    def _say(self, problem: problems.Problem) -> None:
        self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)

    def _add(self, code: str, start: int, end: int, message: str, *related: Related) -> None:
        end = min(end, len(self.text.content))
        self.findings.add(code, self.text.span(min(start, end), end), message, *related)
