"""Joins letters with accents that are drawn over them as separate characters, as TeX does with its old fonts."""

from __future__ import annotations

import re
import unicodedata

from argmap.sources.extraction.readers.pdf.character_boxes import Boxes
from argmap.sources.extraction.readers.pdf.scripts import Piece

_MARKS = dict(
    zip(
        "`´ˆ˜¨¯˘˙˚˝ˇ¸˛",
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u030b\u030c\u0327\u0328",
        strict=True,
    )
)
"""The combining accent for each accent that is a separate character."""
_DOTLESS = {"ı": "i", "ȷ": "j"}
_BESIDE = re.compile(rf"(?P<accent>[{''.join(_MARKS)}])(?P<blank>\s?)(?P<letter>[^\W\d_])")


def has_accents(words: str) -> bool:
    """Whether a page may have such letters."""
    return any(accent in words for accent in _MARKS)


def composed(piece: Piece, boxes: Boxes) -> Piece:
    """A piece in which each accent that is drawn over the next letter is joined with that letter."""
    found = list(_BESIDE.finditer(piece.words))
    if not found:
        return piece
    words, numbers = list(piece.words), list(piece.numbers)
    for pair in reversed(found):
        at, end = pair.span()
        letter = unicodedata.normalize("NFC", _DOTLESS.get(pair["letter"], pair["letter"]) + _MARKS[pair["accent"]])
        if len(letter) == 1 and _is_over(boxes, numbers[at], numbers[end - 1]):
            words[at:end] = [letter]
            del numbers[at : end - 1]
    return piece._replace(words="".join(words), numbers=numbers)


def _is_over(boxes: Boxes, accent: int, letter: int) -> bool:
    """Whether the middle of an accent is over or under a letter."""
    (start, _, end, _), (left, _, right, _) = boxes.shape(accent), boxes.shape(letter)
    return left <= (start + end) / 2 <= right
