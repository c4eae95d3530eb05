"""Right-to-left words: some programs, such as Chromium, store their letters in reverse order.

The letters of such a word, in the order of the file, go to the right on the page; in the order in which they are read
they go to the left.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.sources.extraction.readers.pdf.character_boxes import Boxes
from argmap.sources.extraction.readers.pdf.scripts import Piece

_WORD = re.compile(
    r"[\u05bf-\u05f2\u0591-\u05bd\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff\u0700-\u085b\u08a0-\u08ff"
    r"\ufb1d-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]{2,}"
)


def in_order(piece: Piece, boxes: Boxes) -> Piece:
    """A piece with the letters of right-to-left words in reading order."""
    if piece.words.isascii() or _WORD.search(piece.words) is None:
        return piece
    words, numbers = list(piece.words), list(piece.numbers)
    for word in _WORD.finditer(piece.words):
        start, end = word.span()
        if boxes.box(numbers[start])[0] < boxes.box(numbers[end - 1])[0]:
            order = [at for letter in reversed(_letters(word[0])) for at in letter]
            words[start:end] = [piece.words[start + at] for at in order]
            numbers[start:end] = [piece.numbers[start + at] for at in order]
    return piece._replace(words="".join(words), numbers=numbers)


def _letters(word: str) -> list[list[int]]:
    """The places of each letter, with those of its combining marks."""
    found: list[list[int]] = []
    for at, character in enumerate(word):
        if found and unicodedata.combining(character):
            found[-1].append(at)
        else:
            found.append([at])
    return found
