"""Invisible elements of HTML in a Markdown text: scripts, styles, and hidden elements."""

from __future__ import annotations

import re

_UNSEEN_ELEMENTS = frozenset({"script", "style", "template", "head", "title", "datalist"})
_EMPTY_ELEMENTS = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_TAG = re.compile(r"<(?P<name>[a-z][a-z0-9-]{0,30})(?P<rest>[^<>]{0,1000})>", re.IGNORECASE)
_HIDING_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_STYLE = re.compile(r"\sstyle\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
_VALUE = re.compile(r"=\s{0,9}(?:\"[^\"]*\"|'[^']*'|\S+)")
_HIDDEN = re.compile(r"\shidden(?=[\s/=]|\Z)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_MAX_READ = 50_000


def unseen_end(content: str, start: int, end: int) -> int | None:
    """The end of an invisible element that begins at a place; None if there is none.

    An element that is never closed hides its paragraph; a script or style that begins a line hides all after it.
    """
    tag = _TAG.match(content, start, end)
    if tag is None or not _hides(tag):
        return None
    name = tag["name"].lower()
    if name in _EMPTY_ELEMENTS or tag["rest"].endswith("/"):
        return tag.end()
    depth, stop = 1, min(end, start + _MAX_READ)
    nested = name not in ("script", "style")
    for other in re.finditer(
        rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]{{0,1000}}>", content[tag.end() : stop], re.IGNORECASE
    ):
        depth += -1 if other[1] else nested
        if depth == 0:
            return tag.end() + other.end()
    if name in _UNSEEN_ELEMENTS:
        begins_line = not content[content.rfind("\n", 0, start) + 1 : start].strip(" \t")
        return stop if begins_line and not nested else None
    paragraph = _PARAGRAPH.search(content, tag.end(), stop)
    return paragraph.start() if paragraph is not None else stop


def _hides(tag: re.Match[str]) -> bool:
    if tag["name"].lower() in _UNSEEN_ELEMENTS:
        return True
    style = _STYLE.search(tag["rest"])
    if style is not None and _HIDING_STYLE.search(style[1] or style[2] or style[3] or ""):
        return True
    return _HIDDEN.search(_VALUE.sub("=", tag["rest"])) is not None
