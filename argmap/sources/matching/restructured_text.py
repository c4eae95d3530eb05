"""reStructuredText as it is rendered: finds the characters that are markup, so that the words remain.

Roles, links, literals, emphasis, escapes and the signs of explicit markup, as docutils reads them, each where it is.
"""

from __future__ import annotations

import re

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.raised_digits import lowered, raised
from argmap.sources.matching.rewriting import Change, in_order

_UNITS_OF_TOKEN = 15
_MOVED = {":sup:": raised, ":superscript:": raised, ":sub:": lowered, ":subscript:": lowered}
_LINES = re.compile(
    r"^[ \t]*\.\. (?:_[^\n]*|\|[^\n]*)$"  # targets and substitutions
    r"|^[ \t]*\.\. [\w:-]+::[ \t]*"  # the signs of a directive
    r"|^[ \t]*([!-/:-@\[-`{-~])\1{2,}[ \t]*$"  # the lines under and over headings
    r"|^[ \t]*[-*+•][ \t]+(?=\S)|^[ \t]*\|[ \t]+(?=\S)"  # items of lists, lines of verse
    r"|(?<=:):[ \t]*$",  # code follows
    re.MULTILINE,
)
_COMMENT = re.compile(
    r"^(?P<indent>[ \t]*)\.\.(?:[ \t]+(?!\[|_|\||[\w:+.-]+::)\S[^\n]*|[ \t]*)"
    r"(?P<more>(?:\n[ \t]*(?=\n|\Z)|\n(?P=indent)[ \t]+\S[^\n]*)*+)",
    re.MULTILINE,
)
"""A comment with the indented lines below its dots. Dots before an empty line are a complete comment."""
_DIRECTIVE = re.compile(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,200}\|[ \t]+)?[\w:-]+::[^\n]*\n"
    r"(?P<options>(?:[ \t]+:[a-z-]{2,20}:[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_BEFORE = r"(?:(?<![^\s'\"(\[{<«“‘„\-/:])|(?<=\\\s))"
_AFTER = r"(?![^\s'\")\]}>»”’.,:;!?\-/\\])"
_INLINE = re.compile(
    rf"{_BEFORE}``(?P<literal>(?=\S)(?:(?!``)[^\n]|\n(?!\s*\n)){{1,2000}}(?<=\S))``{_AFTER}"
    rf"|{_BEFORE}(?P<role>:[\w:+.-]{{1,80}}:)?`(?P<text>(?=\S)[^`<]{{1,1000}}?)(?P<target>\s*<[^<>`]{{1,2000}}>)?`"
    r"(?P<end>__?|:[\w:+.-]{1,80}:)?"
    rf"|{_BEFORE}(?P<stars>\*\*?)(?=[^\s*])(?P<emphasis>(?:[^*\n]|\n(?!\s*\n)){{1,1000}}?)(?<=\S)(?P=stars){_AFTER}"
    r"|(?P<footnote>\s?\[(?:\d{1,4}|#[\w.-]{0,80}|\*)\]_)(?!\w)"
    r"|(?<=[\w\]])(?P<reference>__?)(?![\w_])"
    r"|\\(?P<escape>\s|\S)"
)


def restructured(content: str, effort: Effort) -> list[Change]:
    """The markup of a reStructuredText."""
    changes = [Change(*line.span(), "") for line in _LINES.finditer(content)]
    changes += [Change(*_comment(found), "") for found in _COMMENT.finditer(content) if ".." in content]
    changes += [Change(*found.span("options"), "") for found in _DIRECTIVE.finditer(content)]
    at = 0
    while effort.spend(_UNITS_OF_TOKEN) and (token := _INLINE.search(content, at)) is not None:
        changes += _changes(token)
        at = token.end()
    return in_order(changes)


def _comment(found: re.Match[str]) -> tuple[int, int]:
    """The range of a comment: dots before an empty line do not include the indented block below."""
    dots_alone = found[0][: found.start("more") - found.start()].strip() == ".."
    ends_there = dots_alone and found["more"].startswith("\n") and not found["more"].split("\n")[1].strip()
    return found.start(), found.start("more") if ends_there else found.end()


def _changes(token: re.Match[str]) -> list[Change]:
    start, end = token.span()
    kind = token.lastgroup
    if kind == "escape":
        return [Change(start, end, "" if token["escape"].isspace() else token["escape"])]
    if kind in ("footnote", "reference"):
        return [Change(start, end, "")]
    group = next(name for name in ("literal", "text", "emphasis") if token[name] is not None)
    around = [Change(start, token.start(group), ""), Change(token.end(group), end, "")]
    way = _MOVED.get(token["role"] or token["end"] or "") if group == "text" else None
    if way is lowered and not token.string[max(0, start - 3) : start].rstrip("\\ ")[-1:].isdecimal():
        return around
    if way is None or (moved := way(token[group])) == token[group]:
        return around
    return [around[0], Change(*token.span(group), moved), around[1]]
