"""Comments in a map that suppress findings: ``# argmap: ignore[CODE] reason``.

At the end of a line the comment applies to that line; alone on a line, to the next line that is not a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from argmap.late_pattern import late
from argmap.reading.map_document import Suppression
from argmap.text import Text
from argmap.yaml.nodes import Node, Scalar

VERB = "ignore"
MAX_COMMENTS = 1_000
"""How many comments of one map are read; a map that needs more needs a baseline."""

_COMMENT = late(r"#[ \t]*argmap:[ \t]*(?P<verb>\w*)[ \t]*(?:\[(?P<rules>[^\]\r\n]*)\])?(?P<reason>[^\r\n]*)")
_WORD = late(r"[^\s,]+")
_MAX_LINES_BELOW = 20


def suppressions(text: Text, root: Node | None) -> tuple[Suppression, ...]:
    """The comments in a map's text. ``root`` is its tree, because ``#`` within a scalar is not a comment."""
    found = list(_comments(text.content))
    if not found:
        return ()
    words = _within_scalars(text, root, [one.start() for one in found])
    return tuple(_suppression(text, one) for one in found if one.start() not in words)


def _comments(content: str) -> Iterator[re.Match[str]]:
    """Possible comments. Nearly every map has none, and a search for plain words is the fastest."""
    at, left = content.find("argmap:", 1), MAX_COMMENTS
    while at >= 0 and left:
        sign = content.rfind("#", max(0, at - 20), at)
        match = _COMMENT.match(content, sign) if sign >= 0 and not content[sign + 1 : at].strip(" \t") else None
        if match and (sign == 0 or content[sign - 1].isspace()):
            yield match
            left -= 1
        at = content.find("argmap:", at + 1)


def _within_scalars(text: Text, root: Node | None, places: list[int]) -> set[int]:
    """Those of some offsets, in order, that are within a scalar. Only collections with an offset are searched.

    After the character that begins a block, a comment is allowed: it is not part of the block.
    """
    within: set[int] = set()
    waiting: list[Node] = [root] if root is not None else []
    seen: set[int] = set()  # an alias puts one node in several places
    while waiting:
        node = waiting.pop()
        first, last = bisect_left(places, node.start), bisect_left(places, node.end)
        if first == last or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Scalar):
            block = text.content[node.start] in "|>"
            begin = text.line_end(node.start, node.end) if block else node.start
            within.update(places[bisect_left(places, begin) : last])
        else:
            waiting.extend(node.content)
    return within


def _suppression(text: Text, found: re.Match[str]) -> Suppression:
    line, column = text.position(found.start())
    alone = not text.content[found.start() - column + 1 : found.start()].strip()
    at = found.start("rules")
    words = _WORD.finditer(found["rules"] or "")
    rules = tuple(text.span(at + word.start(), at + word.end()) for word in words)
    end = found.start() + len(found[0].rstrip())
    about = _next(text, line) if alone else line
    return Suppression(found["verb"], rules, about, found["reason"].strip(" \t:-"), text.span(found.start(), end))


def _next(text: Text, line: int) -> int:
    """The next line that is not a comment, if one is near."""
    for below in range(line + 1, min(line + _MAX_LINES_BELOW, text.lines) + 1):
        words = text.line(below).strip()
        if words and not words.startswith("#"):
            return below
    return line
