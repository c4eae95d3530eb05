"""Reads maps in their usual form line by line, in a third of the time that a parser's events take.

It reads a part of YAML that all parsers read the same way: block mappings and lists, one entry a line; texts on one
line, plain or quoted without escapes; blocks (``>-`` and ``|-``) without empty lines; ``[a, b]`` and ``{a: b}`` of
plain words. Everything else, and every mistake, is left to the parser: nothing is reported here. The tree and its
ranges are the same as the parser's; tests compare them.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.format import KEYS
from argmap.yaml.nodes import MAX_SHORT, Limits, Mapping, Node, Scalar, Sequence

_KEY = re.compile(r"\w[\w.-]{0,99}")
_FLOW_WORD = re.compile(r"\w(?:[\w .()/-]*[\w.()/-])?")
_BLOCKS = {">-": " ", "|-": "\n"}
"""The beginnings of a block, and what joins its lines."""
_QUOTES = frozenset("'\"")
_BRACKETS = frozenset("[{")
_NOT_PLAIN = frozenset(["", " ", *"-?:,[]{}#&*!|>'\"%@`"])
"""The characters that cannot begin a plain text."""
_WORDS = {key.name: key.name for key in KEYS}  # each is kept once


class _Otherwise(Exception):
    """Raised for anything that a parser has to read or report."""


def read(content: str, limits: Limits) -> Mapping | None:
    """The mapping that a text contains; None if a parser has to read it."""
    scalars = 2 * (content.count("\n") + 1)
    if scalars > limits.events or "%TAG" in content or not content.replace("\n", "").isprintable():
        return None
    reader = _Lines(limits, scalars)
    start = 0
    try:
        for line in content.split("\n"):
            if line:
                reader.read(line, start)
            elif reader.block:
                reader.block.is_over = True
            start += len(line) + 1
        return reader.finish()
    except _Otherwise:
        return None


class _Block:
    """The lines of a block, which all begin in one column."""

    __slots__ = ("between", "column", "end", "is_over", "lines", "start")

    def __init__(self, sign: str, start: int) -> None:
        self.between = _BLOCKS[sign]
        self.start = self.end = start
        self.column = 0
        self.lines: list[str] = []
        self.is_over = False  # a parser may find that it continues after an empty line


class _Lines:
    """The open collections and their columns, the innermost last, and perhaps an open block."""

    def __init__(self, limits: Limits, scalars: int) -> None:
        self.limits = limits
        self.nodes: list[Mapping | Sequence] = [Sequence(0)]  # the lowest contains the root
        self.columns = [-1]
        self.awaited = 0  # the place for the empty value of a key that has none yet; else -1
        self.block: _Block | None = None
        self.events = scalars + 5  # an upper limit of a parser's events, more with each collection

    def read(self, line: str, start: int) -> None:
        """Read a line, given the offset at which it begins."""
        body = line.lstrip(" ")
        column = len(line) - len(body)
        if self.block is not None and self._in_block(body, column, start + len(line)):
            return
        first = body[:1]
        if first == "#":
            return
        is_item = first == "-" and body[1:2] == " "
        columns = self.columns
        while (last := columns[-1]) > column or (
            last == column and not is_item and self.nodes[-1].__class__ is Sequence  # in the column of its key
        ):
            self._close()
        if is_item:
            self._item(column, start + column)
            body = body[2:]
            column += 2
        at = start + column
        name, colon, value = body.partition(": ")
        word = _WORDS.get(name)
        if word is None or not colon:
            self._unusual(body, column, at, is_item)
            return
        if is_item:
            self._open(Mapping(at), column)
        elif self.awaited >= 0 or column != last:
            self._place_key(column, at)
        content = self.nodes[-1].content
        length = len(name)
        content.append(Scalar(word, at, length))
        at += length + 2
        if value[:1] in _NOT_PLAIN or ": " in value or " #" in value or value[-1] in ": ":
            self._value(value, at)
            return
        length = len(value)
        content.append(Scalar(_WORDS.get(value, value) if length < MAX_SHORT else value, at, length))

    def _item(self, column: int, at: int) -> None:
        """A dash: the next item of the list in its column, or the first item of a new one."""
        if self.columns[-1] != column or self.nodes[-1].__class__ is Mapping:
            if self.awaited < 0 or column < self.columns[-1]:
                raise _Otherwise
            self.awaited = -1
            self._open(Sequence(at), column)

    def _place_key(self, column: int, at: int) -> None:
        """A key after one that has no value yet: it begins that value, or the value is empty."""
        if self.awaited >= 0 and column > self.columns[-1]:
            self.awaited = -1
            self._open(Mapping(at), column)
        elif column == self.columns[-1]:
            self._end_value(self.nodes[-1].content)
        else:
            raise _Otherwise

    def _end_value(self, content: list[Node]) -> None:
        """The value of the last key is empty."""
        content.append(Scalar("", self.awaited, 0))
        self.awaited = -1

    def _unusual(self, body: str, column: int, at: int, is_item: bool) -> None:
        """A line that does not begin with a known key and a value."""
        indent = len(body) - len(body.lstrip(" "))
        if indent:
            self._unusual(body.lstrip(" "), column + indent, at + indent, is_item)
            return
        name, colon, value = body.partition(": ")
        if not colon and body[-1:] == ":":
            name, colon = body[:-1], ":"
        if is_item and (not colon or body[0] in _QUOTES or body[0] in _BRACKETS):
            self._value(body, at)
            return
        if not colon or not _KEY.fullmatch(name):
            raise _Otherwise
        if is_item:
            self._open(Mapping(at), column)
        elif self.awaited >= 0 or column != self.columns[-1]:
            self._place_key(column, at)
        self.nodes[-1].content.append(Scalar(_WORDS.get(name, name), at, len(name)))
        at += len(name) + 1
        if value:
            self._value(value, at + 1)
        else:
            self.awaited = at

    def _value(self, text: str, at: int) -> None:
        """The text after a key or a dash."""
        at += len(text) - len(text.lstrip(" "))
        text = text.lstrip(" ")
        sign = text[:1]
        if sign not in _NOT_PLAIN:
            if ": " in text or " #" in text or text[-1] in ": ":
                raise _Otherwise
            self.nodes[-1].content.append(_scalar(text, at, len(text)))
        elif text in _BLOCKS:
            self.block = _Block(text, at)
        elif sign in _QUOTES and text[-1] == sign and len(text) > 1:
            self.nodes[-1].content.append(_quoted(text, at))
        elif sign in _BRACKETS and len(self.nodes) <= self.limits.depth:
            self.nodes[-1].content.append(_flow(text, at))
            self.events += 2 * text.count(",") + 4
        else:
            raise _Otherwise

    def _in_block(self, body: str, column: int, end: int) -> bool:
        """Whether a line belongs to the open block. A line with less indentation ends it."""
        assert self.block is not None
        block = self.block
        if not block.lines:
            block.column = column
        if column < block.column or column <= self.columns[-1]:
            self._end_block()
            return False
        if not body or column > block.column or body[-1] == " " or block.is_over:
            raise _Otherwise
        block.lines.append(body)
        block.end = end
        return True

    def _end_block(self) -> None:
        block, self.block = self.block, None
        if block is None or not block.lines:
            raise _Otherwise
        words = block.between.join(block.lines)
        self.nodes[-1].content.append(_scalar(words, block.start, block.end - block.start))

    def _open(self, node: Mapping | Sequence, column: int) -> None:
        if len(self.nodes) > self.limits.depth:
            raise _Otherwise
        self.nodes[-1].content.append(node)
        self.nodes.append(node)
        self.columns.append(column)
        self.events += 2

    def _close(self) -> None:
        node = self.nodes.pop()
        self.columns.pop()
        content = node.content
        if self.awaited >= 0:
            self._end_value(content)
        if node.__class__ is Mapping:
            _refuse_twins(content)
        last = content[-1]
        node.end = last.start + last.length

    def finish(self) -> Mapping:
        """The root, once all lines are read."""
        if self.block:
            self._end_block()
        while len(self.nodes) > 1:
            self._close()
        root = self.nodes[0].content[0] if self.nodes[0].content else None
        if not isinstance(root, Mapping) or self.events > self.limits.events:
            raise _Otherwise
        return root


def _scalar(value: str, start: int, length: int) -> Scalar:
    return Scalar(_WORDS.get(value, value) if length < MAX_SHORT else value, start, length)


def _quoted(text: str, at: int) -> Scalar:
    """A text in quotation marks, without escapes."""
    words = text[1:-1]
    if text[0] in words or (text[0] == '"' and "\\" in words):
        raise _Otherwise
    return _scalar(words, at, len(text))


def _flow(text: str, at: int) -> Node:
    """A list or a mapping in brackets, of plain words."""
    if text[-1] != ("]" if text[0] == "[" else "}"):
        raise _Otherwise
    node = Sequence(at) if text[0] == "[" else Mapping(at)
    at += 1
    for piece in text[1:-1].split(", "):
        words = [piece] if text[0] == "[" else piece.split(": ")
        if len(words) != (1 if text[0] == "[" else 2):
            raise _Otherwise
        for word in words:
            if not _FLOW_WORD.fullmatch(word):
                raise _Otherwise
            node.content.append(_scalar(word, at, len(word)))
            at += len(word) + 2
    node.end = at - 1
    if isinstance(node, Mapping):
        _refuse_twins(node.content)
    return node


def _refuse_twins(content: list[Any]) -> None:
    """Leave a mapping with a duplicate key to the parser."""
    if 2 * len({key.value for key in content[::2]}) < len(content):
        raise _Otherwise
