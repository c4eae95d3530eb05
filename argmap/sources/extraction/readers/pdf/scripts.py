"""Finds superscripts and subscripts. PDFium reports them as plain digits on the line, or as separate lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from argmap.sources.extraction.raised_words import lowered, raised
from argmap.sources.extraction.readers.pdf.character_boxes import Box, Boxes

_NEAR, _OVER = 0.35, 0.5
"""The maximum distance to the piece before, in sizes of the letters, and the minimum overlap of the heights."""
_BLANK = 0.12
"""The minimum distance between two words, in sizes of the letters."""
_RAISED, _LOWERED = 0.17, 0.06
"""The minimum distance of a raised number above its line, and of a lowered one below, in sizes of the letters."""
_LOW, _TALL = 0.45, 0.8
"""The maximum top of a lowered number above the line, and the maximum height of a raised one."""
_HIGH_SIGN = 0.38
_DIGITS = re.compile(r"(?a:\d)+")
_SIGNS = "+-−–"


class Piece(NamedTuple):
    """A run of characters on one line of a page, their numbers on the page, and their box.

    ``start`` is where a space before them starts.
    """

    words: str
    numbers: Sequence[int]
    box: Box
    start: float


def joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with those of one line joined: PDFium divides lines at raised characters."""
    last: Piece | None = None
    end: Box = (0.0, 0.0, 0.0, 0.0)
    for piece in pieces:
        if last is not None and _goes_on(end, piece):
            last = _as_one(last, piece)
        else:
            if last is not None:
                yield last
            last = piece
        end = piece.box
    if last is not None:
        yield last


def _goes_on(box: Box, piece: Piece) -> bool:
    """Whether a piece begins at the end of another, at about the same height."""
    after = piece.box
    size, other = box[3] - box[1], after[3] - after[1]
    if abs(piece.start - box[2]) > _NEAR * max(size, other):
        return False
    return min(box[3], after[3]) - max(box[1], after[1]) > _OVER * min(size, other) > 0


def _as_one(one: Piece, other: Piece) -> Piece:
    """Two pieces as one, with a space between them if they are as far apart as words."""
    wider = max(one.box, other.box, key=lambda box: box[3] - box[1])
    box = (min(one.box[0], other.box[0]), wider[1], max(one.box[2], other.box[2]), wider[3])
    is_apart = other.start - one.box[2] > _BLANK * (wider[3] - wider[1])
    blank = " " if is_apart and not (one.words[-1].isspace() or other.words[0].isspace()) else ""
    numbers = [*one.numbers, *other.numbers[: len(blank)], *other.numbers]
    return Piece(one.words + blank + other.words, numbers, box, one.start)


def marked(piece: Piece, boxes: Boxes) -> Piece:
    """A piece with its raised and lowered numbers as superscripts and subscripts."""
    if _DIGITS.search(piece.words) is None:
        return piece
    made: list[str] = []
    numbers: list[int] = []
    done = 0
    for start, end, level in _moved(piece, boxes):
        words = (raised if level > 0 else lowered)(piece.words[start:end])
        made += (piece.words[done:start], words)
        numbers += piece.numbers[done:start]
        spread = len(words) == end - start
        numbers += piece.numbers[start:end] if spread else [piece.numbers[start]] * len(words)
        done = end
    if not made:
        return piece
    return piece._replace(words="".join(made) + piece.words[done:], numbers=[*numbers, *piece.numbers[done:]])


def _moved(piece: Piece, boxes: Boxes) -> Iterator[tuple[int, int, int]]:
    """The raised (1) and lowered (-1) ranges, including letters and signs beside the numbers."""
    after = 0
    for digits in _DIGITS.finditer(piece.words):
        if digits.start() < after:
            continue
        line = _Line(piece, boxes, *digits.span())
        if line.level(digits.start()) == 0 == line.level(digits.end() - 1):
            continue
        for level, group in groupby(range(*digits.span()), line.level):
            those = list(group)
            first, stop = those[0], those[-1] + 1
            while level and first > after and line.joins(first - 1, level):
                first -= 1
            while level and stop < len(piece.words) and line.joins(stop, level):
                stop += 1
            if level and first >= after:
                yield first, stop, level
                after = stop


class _Line:
    """Compares the height of characters with that of the letters near some digits."""

    def __init__(self, piece: Piece, boxes: Boxes, start: int, end: int) -> None:
        self._piece, self._boxes = piece, boxes
        words = piece.words
        before = next((at for at in range(start - 1, -1, -1) if words[at].isalpha()), None)
        after = next((at for at in range(end, len(words)) if words[at].isalpha()), None)
        beside = [at for at in (before, after) if at is not None] or [
            at for at, one in enumerate(words) if "0" <= one <= "9"
        ]
        self._size, at = max((self._height(at), -at) for at in beside)
        self._base = boxes.baseline(piece.numbers[-at])

    def level(self, at: int) -> int:
        """1 if a character is raised, -1 if it is lowered, 0 if it is on the line."""
        if self._size <= 0:
            return 0
        _, top, _, bottom = self._boxes.shape(self._piece.numbers[at])
        if bottom <= top:
            return 0
        above, height = (self._base - bottom) / self._size, (bottom - top) / self._size
        least = _HIGH_SIGN if self._piece.words[at] in _SIGNS else _RAISED
        if above > least and height < _TALL:
            return 1
        return -1 if above < -_LOWERED and (self._base - top) / self._size < _LOW else 0

    def joins(self, at: int, level: int) -> bool:
        """Whether a letter or a sign beside a number is raised or lowered with it."""
        character = self._piece.words[at]
        if not (character.isalnum() or character in "+-−–,()"):
            return False
        if character.isalpha():
            moved = (self._base - self._boxes.baseline(self._piece.numbers[at])) / self._size
            return self._height(at) < self._size and (moved > _RAISED if level > 0 else moved < -_LOWERED)
        return self.level(at) == level

    def _height(self, at: int) -> float:
        _, top, _, bottom = self._boxes.box(self._piece.numbers[at])
        return bottom - top
