"""A text that was made from a file which is none: it knows the places that the file has."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from functools import cached_property

from argmap.sources.extract import Extract
from argmap.text import Text


@dataclass(frozen=True, eq=False)
class ExtractedText(Text):
    """The text of a PDF and its like. ``file`` is the file itself; offsets and lines are those of what was read."""

    extract: Extract = field(default_factory=lambda: Extract(""), repr=False)
    reader: str = field(default="", repr=False)
    """What read it, with its version."""

    def page(self, offset: int) -> str | None:
        pages = self.extract.pages
        number = bisect.bisect_right(self._offsets, offset) - 1
        return pages[max(number, 0)].label if pages else None

    @cached_property
    def _offsets(self) -> list[int]:
        return [page.offset for page in self.extract.pages]


def extract_of(text: Text) -> Extract | None:
    """What was made of a file that is no text; None where the file is one."""
    return text.extract if isinstance(text, ExtractedText) else None
