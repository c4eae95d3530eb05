"""The places of the characters of a page."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from typing import Any, TypeAlias

from pypdfium2 import raw

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the left and from the top of the displayed page."""
_RECTANGLE = struct.Struct("4f")
"""PDFium's rectangle: left, top, right, bottom."""
_GET_BOX = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
"""PDFium's function without the declared types of its arguments: converting them takes longer than the call."""


class Boxes:
    """The places of characters on a page, by their numbers among those of the page."""

    def __init__(self, page: Any, text: Any) -> None:
        self._text = text
        self._turned = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()
        self._left, self._bottom = page.get_bbox()[:2]
        self._top = self.height + self._bottom
        self._box = bytearray(_RECTANGLE.size)
        self._reference = ctypes.byref(raw.FS_RECTF.from_buffer(self._box))
        self._handle = ctypes.cast(text.raw, ctypes.c_void_p)
        self._sides = [ctypes.c_double() for _ in range(4)]

    def numbers(self, content: str) -> list[int]:
        """The number of each character of the page's text. Some take two numbers, and some numbers have no text."""
        found, units = [], 0
        for character in content:
            found.append(int(raw.FPDFText_GetCharIndexFromTextIndex(self._text, units)))
            units += 1 + (character > "\uffff")
        return found

    def around(self, numbers: Sequence[int]) -> Box:
        """The box of a line, by its first and last characters."""
        one = self.box(numbers[0])
        if len(numbers) == 1:
            return one
        other = self.box(numbers[-1])
        return (
            one[0] if one[0] < other[0] else other[0],
            one[1] if one[1] < other[1] else other[1],
            one[2] if one[2] > other[2] else other[2],
            one[3] if one[3] > other[3] else other[3],
        )

    def box(self, number: int) -> Box:
        """The box of a character, with the height of its font instead of its shape."""
        if number < 0 or not _GET_BOX(self._handle, number, self._reference):
            return 0.0, 0.0, 0.0, 0.0
        left, top, right, bottom = _RECTANGLE.unpack(self._box)
        if self._turned == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        return self._seen(left, bottom, right, top)

    def is_on_page(self, number: int) -> bool:
        """Whether the middle of a character is on the page."""
        left, top, right, bottom = self.box(number)
        return bool(0 <= left + right <= 2 * self.width and 0 <= top + bottom <= 2 * self.height)

    def shape(self, number: int) -> Box:
        """The box of a character's drawn shape."""
        left, right, bottom, top = self._sides
        if number < 0 or not raw.FPDFText_GetCharBox(self._text, number, left, right, bottom, top):
            return 0.0, 0.0, 0.0, 0.0
        return self._seen(left.value, bottom.value, right.value, top.value)

    def baseline(self, number: int) -> float:
        """The distance of a character's baseline from the top of the page."""
        x, y = self._sides[:2]
        if number < 0 or not raw.FPDFText_GetCharOrigin(self._text, number, x, y):
            return 0.0
        return self._seen(x.value, y.value, x.value, y.value)[3]

    def _seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box in coordinates of the page, converted to the displayed page."""
        left, right = left - self._left, right - self._left
        low, high = bottom - self._bottom, top - self._bottom
        if self._turned == 0:
            return left, self.height - high, right, self.height - low
        if self._turned == 1:
            return low, left, high, right
        if self._turned == 2:
            return self.width - right, low, self.width - left, high
        return self.width - high, self.height - right, self.width - low, self.height - left
