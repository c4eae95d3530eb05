"""Fold quotes and sources for comparison, and map offsets back to the original source.

In the first reading, two texts have the same words if they fold to the same characters. Folding removes differences in
white space, normal form (NFC), quotation marks, dashes, ellipses, ligatures, character width, and invisible characters.
All other characters count: case, digits, diacritics, superscripts.

A text is folded in two steps (``typography``), and each step can be traced back (``rewriting``). The first step looks
at single characters: it removes invisible ones, writes ligatures and half-width kana in full, and composes the rest.
The second looks at signs that depend on their neighbours: a run of spaces, ``--``, ``. . .``, the spaces within
guillemets.

A source is folded in pieces. For each piece we record whether its offsets changed. The map back to the source is built
only when it is needed, because a long text has millions of words and few of them are quoted. The parts of this folder:

- ``edges``: where a word begins and ends, judged on the text before it is folded.
- ``quotes``: where quotes are. It searches the folded source first. For the quotes that it does not find, it makes a
  second reading (``rendering``) and searches that: the text without marks of markup, footnotes and page breaks. The
  second reading is folded too, and maps back to the source.
- ``nearest``: the passage closest to a quote that was not found.
"""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.late_pattern import late
from argmap.sources.matching.characters import SAME, UNSPACED
from argmap.sources.matching.edges import is_edge
from argmap.sources.matching.effort import Effort
from argmap.sources.matching.markup_kinds import EXTRACTED, MARKDOWN, RST, markup_of
from argmap.text import Text

if TYPE_CHECKING:
    from argmap.sources.matching.rendering import Rendering
    from argmap.sources.matching.rewriting import Rewriting
    from argmap.sources.matching.tokens import Tokens

OMISSION = re.compile(r"\[\s*(?:\.\.\.|…|\. \. \.)\s*\]")
"""The mark for omitted words in a quote."""
_HIDING = {MARKDOWN: late(r"<|\]\(|\]:|^[ \t]{0,3}(?:```|~~~)", re.MULTILINE), RST: late(r"\.\.|`")}
"""Markup that may hide words in a text, by its kind."""
_SAFE_CUT = re.compile(r"(?<=\w)\s++(?=\w)")
_PIECE = 65_536
_UNITS_OF_CHANGE = 5


def fold(words: str) -> str:
    """The words, folded for comparison."""
    return _folded(words)[0]


def _folded(words: str) -> tuple[str, bool]:
    """The folded words, and whether each of their characters kept its offset."""
    if words.isascii():
        folded = " ".join(words.split())
        if not ("--" in folded or ". ." in folded or "``" in folded or "''" in folded):
            return folded.replace("`", "'"), len(folded) == len(words)
    from argmap.sources.matching.typography import normal  # plain English does not need it

    folded = normal(words)
    return _same(folded), folded == words


def _same(folded: str) -> str:
    """The words with the characters of ``SAME`` replaced; ``str.translate`` takes four times as long."""
    present = set(folded)
    for character, kept in SAME.items():
        if character in present:
            folded = folded.replace(character, kept)
    return folded


class Folded:
    """A folded source text: one of its readings.

    ``markup`` is how its second reading takes it: as text, markdown or rst. A second reading is folded from the text
    that ``rendering`` has made of the source.
    """

    def __init__(
        self,
        text: Text,
        effort: Effort | None = None,
        markup: str | None = None,
        rendering: Rendering | None = None,
    ) -> None:
        self.text = text
        self.effort = effort or Effort()
        self.markup = markup or markup_of(text.file)
        self.rendering = rendering
        self.read = text.content if rendering is None else rendering.content
        """The text that is folded: the source, or its second reading."""
        self.places: dict[str, array[int]] = {}  # of the passages searched for
        self._originals = array("q")  # the start of each piece in the original
        self._ends = array("q")  # its end there, before the spaces that divide it from the next
        self._starts = array("q")  # its start in the folded text
        self._even = bytearray()  # whether its characters kept their offsets
        self._ways: dict[int, list[Rewriting]] = {}
        self._lines: dict[int, int] = {}
        pieces: list[str] = []
        length = 0
        for start, end, between in self._cuts():
            piece, even = _folded(self.read[start:end])
            self._even.append(even)
            self._originals.append(start)
            self._ends.append(end)
            self._starts.append(length)
            pieces += (piece, between)
            length += len(piece) + len(between)
        self.content = "".join(pieces)

    def _cuts(self) -> Iterator[tuple[int, int, str]]:
        """The pieces, which end at spaces between two letters, and the folded form of these spaces."""
        start, content = 0, self.read
        while start < len(content):
            blanks = _SAFE_CUT.search(content, start + _PIECE)
            if blanks is None:
                yield start, len(content), ""
                return
            around = content[blanks.start() - 1] + content[blanks.end()]
            unspaced = not around.isascii() and re.fullmatch(f"[{UNSPACED}]{{2}}", around) is not None
            yield start, blanks.start(), "" if unspaced else " "
            start = blanks.end()

    @cached_property
    def second(self) -> Folded | None:
        """The second reading, if it differs from the first."""
        from argmap.sources.matching.rendering import render  # most quotes are found in the first reading

        text, knows_pages = self.text, self.markup == EXTRACTED
        body = text.body if knows_pages else None
        made = None if self.rendering is not None else render(text.content, self.markup, self.effort, body)
        return Folded(self.text, self.effort, self.markup, made) if made is not None else None

    @cached_property
    def _unseen(self) -> list[tuple[int, int]]:
        """The ranges of the source, in order, with words hidden by its markup."""
        hides = _HIDING.get(self.markup)
        if hides is None or hides.search(self.text.content) is None or self.second is None:
            return []
        rendering = self.second.rendering
        return rendering.unseen if rendering is not None else []

    @property
    def hides_words(self) -> bool:
        """Whether the source has words hidden by its markup."""
        return bool(self._unseen)

    def is_seen(self, start: int, end: int) -> bool:
        """Whether a range of the first reading neither begins nor ends in hidden words."""
        if not self._unseen:
            return True
        first, last = self.read_span(start, end)
        at = bisect.bisect_right(self._unseen, (first, len(self.read)))
        near = self._unseen[max(0, at - 1) : at]
        if any(first < stop and (begin < first or last <= stop) for begin, stop in near):
            return False
        at = bisect.bisect_left(self._unseen, (last, 0))
        return not any(last < stop for _, stop in self._unseen[max(0, at - 1) : at])

    @property
    def last_reading(self) -> Folded:
        return self.second or self

    @cached_property
    def tokens(self) -> Tokens:
        """The words by number, for the search for the nearest passage."""
        from argmap.sources.matching.tokens import Tokens

        return Tokens(self.content)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source for a range of the folded text, which must not be empty."""
        first, last = self.read_span(start, end)
        return self.rendering.back_span(first, last) if self.rendering is not None else (first, last)

    def line_of(self, start: int) -> int:
        """The line of the source, from 1, on which a character of the folded text begins."""
        if start not in self._lines:  # the same places are asked for by each quote of the same words
            self._lines[start] = self.text.position(self.source_span(start, start + 1)[0])[0]
        return self._lines[start]

    def read_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text before folding (``read``) for a range of the folded text."""
        piece = bisect.bisect_right(self._starts, start) - 1
        if self._even[piece] and (piece + 1 == len(self._starts) or end < self._starts[piece + 1]):
            ahead = self._originals[piece] - self._starts[piece]
            return start + ahead, end + ahead
        return self._back(start)[0], self._back(end - 1)[1]

    def _back(self, offset: int) -> tuple[int, int]:
        """The range from which a character of the folded text was made."""
        piece = bisect.bisect_right(self._starts, offset) - 1
        if self.content[offset] == " " and piece + 1 < len(self._starts) and offset + 1 == self._starts[piece + 1]:
            return self._ends[piece], self._originals[piece + 1]  # no piece ends with a space
        first = offset - self._starts[piece]
        end = first + 1
        if not self._even[piece]:
            for step in reversed(self._way(piece)):
                first, end = step.back_span(first, end)
        return self._originals[piece] + first, self._originals[piece] + end

    def _way(self, piece: int) -> list[Rewriting]:
        if piece not in self._ways:
            from argmap.sources.matching.typography import steps

            way = self._ways[piece] = steps(self.read[self._originals[piece] : self._ends[piece]])
            self.effort.spend(_UNITS_OF_CHANGE * sum(len(step.starts) for step in way))
        return self._ways[piece]

    def on_edges(self, start: int, end: int) -> bool:
        """Whether a range begins and ends at the edges of words."""
        first, last = self.read_span(start, end)
        return is_edge(self.read, first) and is_edge(self.read, last)

    def written(self, start: int, end: int) -> str:
        """The words of a range as a quote would have them: on one line, without invisible characters."""
        first, last = self.read_span(start, end)
        from argmap.sources.matching.typography import unseen_out

        return " ".join(unseen_out(self.read[first:last]).split())
