"""Fold long texts of a map in ``>-`` blocks, and remove spaces at line ends."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.edits.applied import edited
from argmap.edits.geometry import Geometry, Slot
from argmap.findings import Edit
from argmap.text import Text
from argmap.yaml.emitter import MAX_WIDTH, PROSE, can_be_folded, folded_lines, rewritten
from argmap.yaml.nodes import Mapping, Node, Scalar

MAX_KEPT_WIDTH = 120
"""A block stays as a person folded it if no line is longer, in characters."""
_HEAD = ">-"


def folded(text: Text, root: Node) -> str:
    """The text with long texts and those of several lines folded, except for blocks. Raises Refused."""
    places = Geometry(text, root)
    edits = [edit for slot in _prose(root, places) if (edit := _folded(text, places, slot)) is not None]
    return edited(text.content, edits)


def trimmed(text: Text, root: Node) -> str:
    """The text with one newline at its end, and without spaces at line ends outside of values."""
    within: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Scalar):
            waiting.extend(node.content)
        elif node.length:
            first, last = text.position(node.start)[0], text.position(node.end)[0]
            within.update(range(first, last))
    lines = []
    for number, start in enumerate(text.line_starts(), 1):
        end = text.line_end(start, len(text.content))
        line = text.content[start:end]
        lines.append(line if number in within else line.rstrip(" \t"))
    while len(lines) > 1 and not lines[-1] and not lines[-2]:
        lines.pop()
    if lines[-1]:
        lines.append("")
    return _joined(text, lines)


def _joined(text: Text, lines: list[str]) -> str:
    """The lines with their present line ends; a new line ends like the first one."""
    ends = []
    for start in text.line_starts():
        end = text.line_end(start, len(text.content))
        ends.append("\r\n" if text.content.startswith("\r\n", end) else text.content[end : end + 1])
    return "".join(
        line + (ends[number] or text.newline if number < len(lines) - 1 else "") for number, line in enumerate(lines)
    )


def _prose(root: Node, places: Geometry) -> Iterator[Slot]:
    """The places of prose in the map, outside of brackets and aliases."""
    waiting: list[tuple[Node, str]] = [(root, "")]
    while waiting:
        node, key = waiting.pop()
        if isinstance(node, Scalar) or places.is_flow(node):
            continue
        for index, inner in enumerate(places.written[id(node)]):
            slot = Slot(node, index)
            if isinstance(node, Mapping):
                if index % 2 == 0:
                    key = inner.value
                    continue
            if key.startswith("x-") or places.is_alias(slot):
                continue
            if isinstance(inner, Scalar) and inner.length and key in PROSE:
                yield slot
            waiting.append((inner, key))


def _folded(text: Text, places: Geometry, slot: Slot) -> Edit | None:
    content, node = text.content, places.written[id(slot.holder)][slot.number]
    start = places.before(slot)
    if isinstance(slot.holder, Mapping):
        if content[start : start + 1] != ":":
            return None
        start += 1
    stop = text.line_end(node.end, len(content))
    comment = content[node.end : stop].strip(" \t")
    if content[start : node.start].strip(" \r\n") or (comment and not comment.startswith("#")):
        return None
    words = content[node.start : node.end]
    if not _is_long(text, node.start, node.end, words) or not can_be_folded(node.value) or not node.value:
        return None
    begin = start - places.column(start)
    head, column = content[begin:start], places.column(places.start(slot))
    one = rewritten(words, node.value) if words[0] != ">" else words
    if words[0] != ">" and len(head) + 1 + len(one) <= MAX_WIDTH:
        return Edit(text.span(start, node.end), f" {one}")
    lead = " " * (column + 2)
    lines = [f" {_HEAD}", *(lead + line for line in folded_lines(node.value, MAX_WIDTH - len(lead)))]
    if comment:
        lines[0] += f"  {comment}"
        return Edit(text.span(start, stop), text.newline.join(lines))
    return Edit(text.span(start, node.end), text.newline.join(lines))


def _is_long(text: Text, start: int, end: int, words: str) -> bool:
    """Whether a text is too long for its line or has several lines; for a block, whether a line is too long."""
    first, last = text.position(start)[0], text.position(end)[0]
    if words[0] in "|>":
        lines = [text.line(number) for number in range(first + 1, last + 1)]
        return words.split("\n")[0].rstrip() == _HEAD and any(len(line) > MAX_KEPT_WIDTH for line in lines)
    return first != last or text.position(end)[1] - 1 > MAX_WIDTH
