"""A source in Markdown, rendered: emphasis, code, headings, lists, tables; all offsets stay the same.

What is markup is said by the scanner with which quotes are found too (``argmap.sources.matching.markup``). Only marks
that change how words look are taken out, and of a link its address. Whatever else the scanner passes over, as tags,
comments and pictures, is shown as it is written, so that no other words of a source are hidden, and nothing of it acts.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.markup import markdown, text
from argmap.sources.matching.markup_kinds import MARKDOWN, TEXT
from argmap.sources.matching.rewriting import Change

MAX_EFFORT = 2_000_000
"""The maximum effort to find markup, about a second in all; a text that needs more is shown as it is written."""
MAX_OPEN = 50
"""The maximum number of open marks that are compared."""
MIN_RULE = 3
"""The minimum number of characters in a rule, or in a fence around code."""
_SCANNERS: dict[str, Callable[[str, Effort], list[Change]]] = {TEXT: text, MARKDOWN: markdown}
_TAGS = {
    "*": ("em",), "_": ("em",), "**": ("strong",), "__": ("strong",), "***": ("strong", "em"),
    "___": ("strong", "em"), "~~": ("s",),
}  # fmt: skip
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+")
_HEADING = re.compile(r"[ \t]*#+[ \t]*")
_CITED = re.compile(r"[ \t>]*>[ \t]?")
_CELL = re.compile(r"(?:(?<=\|)|^)(?:[^|\\]|\\.)*(?=\||$)|(?:(?<=\|)|^)(?:[^|\\]|\\.)*\\$")
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")


class Cell(NamedTuple):
    """The offsets of a cell of a table."""

    start: int
    end: int


class Look(NamedTuple):
    """How the characters from an offset on are shown: as themselves, or as ``instead``; and their elements."""

    instead: str | None = None
    tags: tuple[str, ...] = ()


class Rendered:
    """The shown form of a text. ``rows`` are the cells of table lines, ``dropped`` the lines with only markup."""

    def __init__(self, folded: Folded) -> None:
        self.text = folded.text
        self.content = folded.text.content
        self.rows: dict[int, list[Cell]] = {}
        self.headers: set[int] = set()
        self.dropped: set[int] = set()
        self.cited: set[int] = set()
        self._hidden: list[tuple[int, int, str]] = []
        self._inside: list[tuple[int, int, tuple[str, ...]]] = []
        scanner, effort = _SCANNERS.get(folded.markup), Effort(MAX_EFFORT)
        changes = scanner(self.content, effort) if scanner is not None else []
        if effort.left > 0:
            self._read(changes)
        self._starts, self._looks = self._swept()

    def stretches(self, start: int, end: int) -> Iterator[tuple[str, Look]]:
        """The words between two offsets as they are shown, in stretches that look the same."""
        at = bisect.bisect_right(self._starts, start) - 1
        while start < end:
            look = self._looks[at] if at >= 0 else Look()
            stop = min(end, self._starts[at + 1]) if at + 1 < len(self._starts) else end
            if look.instead is None:
                yield self.content[start:stop], look
            elif look.instead and start == self._starts[at]:
                yield look.instead, look
            start, at = stop, at + 1

    def _read(self, changes: list[Change]) -> None:
        opened: list[Change] = []
        at = 0
        for change in changes:
            if opened and _PARAGRAPH.search(self.content, at, change.start):
                opened.clear()
            at = change.end
            taken = self.content[change.start : change.end]
            if "|" in taken:
                line = self.text.position(change.start)[0]
                if "-" in taken:
                    self.dropped.add(line)
                    self.headers.add(line - 1)
                elif line not in self.rows:
                    self.rows[line] = list(self._cells(change.start))
            elif taken in _TAGS or not taken.strip("`"):
                if not self._is_line(change):
                    self._delimiter(change, taken, opened)
            elif taken == "[":
                opened.append(change)
            elif taken.startswith("]"):
                self._close(change, "[", opened, ("u",))
            else:
                self._mark(change, taken)

    def _is_line(self, change: Change) -> bool:
        """Whether a line has nothing else: then it is a rule, or a fence."""
        begun = self.content.rfind("\n", 0, change.start) + 1
        ended = self.content.find("\n", change.end)
        line = self.content[begun : ended if ended >= 0 else None]
        return change.end - change.start >= MIN_RULE and line.strip() == self.content[change.start : change.end].strip()

    def _delimiter(self, change: Change, taken: str, opened: list[Change]) -> None:
        """Removed marks come in pairs: a mark with a partner before it closes what that opens."""
        after_space = self.content[change.start - 1 : change.start].isspace() and "`" not in taken
        if after_space or not self._close(change, taken, opened, _TAGS.get(taken, ("code",))):
            opened.append(change)

    def _close(self, change: Change, opening: str, opened: list[Change], tags: tuple[str, ...]) -> bool:
        """Whether a mark closes an open one: the last of its kind, with everything inside."""
        for place in range(len(opened) - 1, max(-1, len(opened) - 1 - MAX_OPEN), -1):
            begun = opened[place]
            if self.content[begun.start : begun.end] == opening:
                del opened[place:]
                self._pair(begun, change, tags)
                return True
        return False

    def _pair(self, begun: Change, ended: Change, tags: tuple[str, ...]) -> None:
        self._hidden += [(begun.start, begun.end, ""), (ended.start, ended.end, "")]
        self._inside.append((begun.end, ended.start, tags))

    def _mark(self, change: Change, taken: str) -> None:
        """A mark without a partner: of a heading, a list item, a cited line, or an escape."""
        line = self.text.position(change.start)[0]
        if _HEADING.fullmatch(taken) or taken == "\\":
            self._hidden.append((change.start, change.end, ""))
        elif _ITEM.fullmatch(taken):
            bullet = taken.rstrip()[:-1] + "• "
            self._hidden.append((change.start, change.end, bullet))
        elif _CITED.fullmatch(taken):
            self._hidden.append((change.start, change.end, ""))
            self.cited.add(line)
        elif taken.strip() and not taken.strip().strip("="):
            self.dropped.add(line)

    def _cells(self, at: int) -> Iterator[Cell]:
        """What is between the lines of the row at an offset; an empty cell at either end is none."""
        start, end = self.content.rfind("\n", 0, at) + 1, self.content.find("\n", at)
        line = self.content[start : end if end >= 0 else None]
        cells = [_cell(start + one.start(), one[0]) for one in _CELL.finditer(line)]
        empty = [one.start == one.end for one in cells]
        yield from cells[empty[0] : len(cells) - (empty[-1] and len(cells) > 1)]

    def _swept(self) -> tuple[list[int], list[Look]]:
        """The looks in the order of the text, each with the offset from which it holds."""
        hidden = sorted(self._hidden)
        inside = sorted(self._inside, key=lambda one: (one[0], -one[1]))
        cuts = sorted({at for one in (*hidden, *inside) for at in one[:2]})
        looks: list[Look] = []
        holding: list[tuple[int, int, tuple[str, ...]]] = []
        of_hidden = of_inside = 0
        for cut in cuts:
            holding = [one for one in holding if one[1] > cut]
            while of_inside < len(inside) and inside[of_inside][0] <= cut:
                if inside[of_inside][1] > cut:
                    holding.append(inside[of_inside])
                of_inside += 1
            while of_hidden < len(hidden) and hidden[of_hidden][1] <= cut:
                of_hidden += 1
            is_hidden = of_hidden < len(hidden) and hidden[of_hidden][0] <= cut
            instead = hidden[of_hidden][2] if is_hidden else None
            looks.append(Look(instead, tuple(dict.fromkeys(tag for _, _, tags in holding for tag in tags))))
        return cuts, looks


def _cell(start: int, words: str) -> Cell:
    """A cell without spaces at its ends."""
    begun = start + len(words) - len(words.lstrip())
    return Cell(begun, begun + len(words.strip()))
