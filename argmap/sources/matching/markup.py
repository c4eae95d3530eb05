"""Markdown as it is rendered: finds the characters that are markup, so that the words remain.

This is a scanner of our own, for it has to say where each character is; parsers of Markdown do not, within a line. It
follows CommonMark where words depend on it: emphasis, code, links, escapes, entities, quote marks.
"""

from __future__ import annotations

import bisect
import html
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.hidden_html import unseen_end
from argmap.sources.matching.raised_digits import lowered, raised
from argmap.sources.matching.rewriting import Change, in_order
from argmap.sources.matching.shown_markup import BREAKING

_SIGNS = "*_`[<&\\~>="
_QUOTED = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\]\[\n^][^\]\[\n]{0,300})\]:[ \t]*<?(?:[a-z]+:|[./#])\S*[^\n]*$", re.M | re.I
)
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_LINES = re.compile(
    r"^ {0,3}(?:#{1,6}(?:[ \t]+|$)|=+[ \t]*$|-{2,}[ \t]*$|(?:[*_-][ \t]*){3,}$)"  # headings and rules
    r"|^[ \t]*[-*+][ \t]+(?=\S)"  # items of lists
    r"|(?<=\S)[ \t]+#+[ \t]*$",
    re.MULTILINE,
)
_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n"
    r"(?P<line>[ \t]*+(?:\|[ \t]*+)?:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*+(?:\|[ \t]*+)?(?:\r?\n|\Z))"
    r"(?:[^\n|]*\|[^\n]*(?:\n|\Z))*+",
    re.MULTILINE,
)
_CELL_END = re.compile(r"(?<![\\ \t])[ \t]*+\|[ \t]*+")
_TAGS = re.compile(
    "a|abbr|b|big|blockquote|br|cite|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s"
    "|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\\(?P<escape>[!-/:-@\[-`{-~]|(?=\r?\n))"
    r"|(?P<code>`+)"
    r"|(?P<tag></?(?P<element>[a-z][a-z0-9-]{0,30})(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<comment><!--)"
    r"|<(?P<address>(?:https?|ftp|mailto):[^<>\s]{1,2000})>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<delimiter>\*+|_+|~~|(?<!=)==(?!=))"
    r"|(?<=[\w)])(?P<lifted>~(?!~)[^\s~]{1,20}~(?!~)|\^[^\s^]{1,20}\^)"
    r"|(?P<open>!?\[)"
    r"|\](?P<target>\([ \t]{0,9}(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500}){0,9})"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)|\[(?P<label>[^\[\]]{0,300})\])?"
    r"|(?P<paragraph>\n[ \t]*\r?\n)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"<(?P<way>su[pb])(?:\s[^<>]{0,500})?>(?P<inner>(?:(?!</?su[pb]\b|\n[ \t]*\r?\n)[\s\S]){0,500})", re.IGNORECASE
)
"""A raised or lowered part, to its end or the end of the paragraph."""
_MOVABLE = re.compile(r"[0-9+−‐‑–-]")
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_MAX_COMMENT = 5_000
_UNITS_OF_TOKEN = 15


class _Run(NamedTuple):
    """A run of characters that may open emphasis, without those that are already closed."""

    start: int
    size: int


def text(content: str, effort: Effort) -> list[Change]:
    """The markup that people also write in plain text."""
    return _Scanner(content, effort).changes(blocks=False) if any(sign in content for sign in _SIGNS) else []


def markdown(content: str, effort: Effort) -> list[Change]:
    """The markup of a Markdown text."""
    return _Scanner(content, effort).changes(blocks=True)


class _Scanner:
    """Finds the markup of one text, in one pass over its lines and one over their content."""

    def __init__(self, content: str, effort: Effort) -> None:
        self.content = content
        self.effort = effort
        self.blocks = False
        self.found: list[Change] = []
        self.runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": [], "=": []}
        self.brackets: list[int] = []
        self.moved: Callable[[str], str] = raised
        self.moved_until = 0
        self.labels = {" ".join(one["label"].split()).casefold() for one in _DEFINITION.finditer(content)}
        self.ticks: dict[int, list[int]] = {}
        for run in re.finditer("`+", content):
            self.ticks.setdefault(run.end() - run.start(), []).append(run.start())

    def changes(self, blocks: bool) -> list[Change]:
        self.blocks = blocks
        self._quote_marks(blocks)
        self._tables()
        for definition in _DEFINITION.finditer(self.content):
            self._out(*definition.span())
        at = 0
        for start, end in self._fenced() if blocks else ():
            self._stretch(at, start, blocks)
            at = end
        self._stretch(at, len(self.content), blocks)
        return in_order(self.found)

    def _out(self, start: int, end: int, words: str = "") -> None:
        self.found.append(Change(start, end, words))

    def _quote_marks(self, blocks: bool) -> None:
        """In plain text, a single line that begins with the character may be a comparison."""
        for quoted in _QUOTED.finditer(self.content):
            start, end = quoted.span()
            one_line = self.content.find("\n", start, end - 1) < 0
            if blocks or not one_line or not self.content[max(0, start - 2) : start].strip("\r\n \t\v"):
                for mark in _QUOTE_MARK.finditer(self.content, start, end):
                    self._out(*mark.span())
            if not self.effort.spend(_UNITS_OF_TOKEN * (1 + self.content.count("\n", start, end))):
                return

    def _tables(self) -> None:
        """The lines between the cells of tables, and the line below their headings."""
        for table in _TABLE.finditer(self.content) if "|" in self.content else ():
            if "|" not in table["line"]:
                continue
            self._out(*table.span("line"))
            for start, end in ((table.start(), table.start("line")), (table.end("line"), table.end())):
                for line in _CELL_END.finditer(self.content, start, end):
                    self._out(*line.span(), " ")
            if not self.effort.spend(_UNITS_OF_TOKEN * (1 + self.content.count("|", *table.span()))):
                return

    def _fenced(self) -> list[tuple[int, int]]:
        """The fenced code blocks; the fences are removed."""
        blocks = []
        opened: re.Match[str] | None = None
        for fence in _FENCE.finditer(self.content):
            if opened is None:
                opened = None if self._is_in_comment(fence.start()) else fence
            elif fence[1].startswith(opened[1]):
                blocks.append((opened.start(), fence.end()))
                self._out(*opened.span())
                self._out(*fence.span())
                opened = None
        return blocks

    def _is_in_comment(self, at: int) -> bool:
        opening = self.content.rfind("<!--", max(0, at - _MAX_COMMENT), at)
        if opening < 0 or self.content.find("-->", opening, at) >= 0:
            return False
        return self.content.find("-->", at, opening + _MAX_COMMENT) >= 0

    def _stretch(self, start: int, end: int, blocks: bool) -> None:
        """Scan the text between two code blocks."""
        if blocks:
            for line in _LINES.finditer(self.content, start, end):
                self._out(*line.span())
        at = start
        while self.effort.spend(_UNITS_OF_TOKEN) and (token := _INLINE.search(self.content, at, end)) is not None:
            at = max(self._token(token, end), at + 1)
        self._paragraph()

    def _token(self, token: re.Match[str], end: int) -> int:
        """Record the changes by a token; return the offset to continue at."""
        start, stop = token.span()
        kind = token.lastgroup
        if kind == "escape":
            self._out(start, start + 1)
        elif kind == "code":
            return self._code(start, stop, end)
        elif kind == "tag":
            return self._tag(token, end)
        elif kind == "comment":
            return self._comment(start, stop, end)
        elif kind == "address":
            self._out(start, start + 1)
            self._out(stop - 1, stop)
        elif kind == "entity":
            shown = html.unescape(token[0])
            self._out(start, stop, self.moved(shown) if start < self.moved_until else shown)
        elif kind == "delimiter":
            self._delimiter(start, stop)
        elif kind == "lifted":
            self._lift(start, stop)
        elif kind == "open":
            self.brackets.append(start)
        elif kind == "paragraph":
            self._paragraph()
            return stop - 1
        else:
            self._close(token)
        return stop

    def _tag(self, token: re.Match[str], end: int) -> int:
        """In plain text, only the tags that people write there count as markup."""
        start, stop = token.span()
        if self.blocks:
            stop = unseen_end(self.content, start, end) or stop
        elif _TAGS.fullmatch(token["element"]) is None:
            return stop
        self._move(start)
        self._out(start, stop, " " if BREAKING.match(token[0]) else "")
        return stop

    def _move(self, start: int) -> None:
        """Replace digits in a tag that raises or lowers them by superscripts or subscripts."""
        found = _MOVED.match(self.content, start)
        if found is None:
            return
        before = self.content[start - 1 : start]
        if found["way"].lower() == "sub" and not before.isdecimal():
            return
        self.moved, self.moved_until = lowered if found["way"].lower() == "sub" else raised, found.end()
        if self.moved(found["inner"]) == found["inner"]:
            return
        for one in _MOVABLE.finditer(self.content, found.start("inner"), found.end()):
            self._out(*one.span(), self.moved(f"0{one[0]}")[1:])

    def _lift(self, start: int, stop: int) -> None:
        """Raise digits between carets, and lower digits between tildes, as in log~10~ or 2~10~."""
        if self.blocks:
            sign, inner = self.content[start], self.content[start + 1 : stop - 1]
            is_index = sign == "~" and self.content[start - 1].isdecimal()
            self._out(start, stop, raised(inner) if sign == "^" else lowered(inner) if is_index else inner)

    def _comment(self, start: int, stop: int, end: int) -> int:
        closing = self.content.find("-->", stop, min(end, stop + _MAX_COMMENT))
        if closing < 0:
            return stop
        self._out(start, closing + 3)
        return closing + 3

    def _paragraph(self) -> None:
        """Close everything at the end of a paragraph."""
        self.brackets.clear()
        for runs in self.runs.values():
            runs.clear()

    def _code(self, start: int, stop: int, end: int) -> int:
        """Find code: the text between two equally long runs of backticks within a paragraph."""
        places = self.ticks[stop - start]
        number = bisect.bisect_left(places, stop)
        if number == len(places) or places[number] >= end:
            return stop
        closing = places[number]
        if _PARAGRAPH.search(self.content, stop, closing) is not None:
            return stop
        self._out(start, stop)
        self._out(closing, closing + stop - start)
        return closing + stop - start

    def _delimiter(self, start: int, stop: int) -> None:
        sign = self.content[start]
        before, after = self.content[start - 1 : start], self.content[stop : stop + 1]
        opens = not _is_blank(after) and (not _is_sign(after) or _is_blank(before) or _is_sign(before))
        closes = not _is_blank(before) and (not _is_sign(before) or _is_blank(after) or _is_sign(after))
        if sign in "_=":
            opens, closes = opens and (not closes or _is_sign(before)), closes and (not opens or _is_sign(after))
        runs = self.runs[sign]
        while closes and runs and start < stop:
            opened = runs.pop()
            both = min(opened.size, stop - start)
            self._out(opened.start + opened.size - both, opened.start + opened.size)
            self._out(start, start + both)
            start += both
            if opened.size > both:
                runs.append(_Run(opened.start, opened.size - both))
            for other in self.runs.values():
                while other and other[-1].start > opened.start:
                    other.pop()
        if opens and start < stop:
            runs.append(_Run(start, stop - start))

    def _close(self, token: re.Match[str]) -> None:
        if not self.brackets:
            return
        opened = self.brackets.pop()
        stop = token.end()
        if token["target"] is None:
            label = self.content[opened + 1 : token.start()]
        else:
            label = token["label"] or self.content[opened + 1 : token.start()]
        known = len(label) <= 300 and " ".join(label.split()).casefold() in self.labels
        if not known and not (token["target"] or "").startswith("("):
            return
        if self.content[opened] == "!":
            self._out(opened, stop)
        else:
            self._out(opened, opened + 1)
            self._out(token.start(), stop)


def _is_blank(character: str) -> bool:
    return not character or character.isspace()


def _is_sign(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
