"""The second reading of a source as text: without markup, page breaks, margins, footnote marks and divided words.

What is taken out and put together is known by its place, so that each character has a way back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.layout import marks_and_hyphens
from argmap.sources.matching.margins import margins
from argmap.sources.matching.markup import markdown, text
from argmap.sources.matching.markup_kinds import MARKDOWN, RST, TEXT
from argmap.sources.matching.restructured_text import restructured
from argmap.sources.matching.rewriting import Change, Rewriting
from argmap.sources.matching.running_heads import page_breaks

_RENDERERS: dict[str, Callable[[str, Effort], list[Change]]] = {TEXT: text, MARKDOWN: markdown, RST: restructured}
_LETTER = re.compile(r"[^\W_]")


class Rendering:
    """The text of a second reading, and the way back to the source."""

    def __init__(self, body: str, steps: list[Rewriting], unseen: list[tuple[int, int]]) -> None:
        self.steps = steps
        self.unseen = unseen
        """The ranges of the source with words hidden by its markup."""
        self.content = steps[-1].content if steps else body

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source from which a range of the content, not empty, was made."""
        for step in reversed(self.steps):
            start, end = step.back_span(start, end)
        return start, end

    def taken_out(self, start: int, end: int) -> list[str]:
        """The marks of the source that were removed within a range of the content or at its ends."""
        taken: list[str] = []
        for step in reversed(self.steps):
            taken += step.taken_out(start, end)
            start, end = step.back_span(start, end) if end > start else (start, end)
        return [words for words in taken if words.strip() and not words[0].isspace()]


def render(content: str, markup: str, effort: Effort | None = None, body: str | None = None) -> Rendering | None:
    """The second reading; None if it equals the first, or if the effort does not suffice.

    ``body`` is the same text with spaces in place of known running heads; without it we search for them.
    """
    effort = effort or Effort()
    renderer = _RENDERERS.get(markup)
    start = content if body is None else body
    steps: list[Rewriting] = []
    unseen: list[tuple[int, int]] = []
    for changes_of in (renderer, margins, page_breaks if body is None else None, marks_and_hyphens):
        if changes_of is None:
            continue
        changes = changes_of(steps[-1].content if steps else start, effort)
        if effort.left <= 0:
            return None
        if changes_of is renderer and markup != TEXT:
            unseen = [
                (one.start, one.end)
                for one in changes
                if one.end - one.start > 1 and not one.words.strip() and _LETTER.search(start, one.start, one.end)
            ]
        if changes:
            steps.append(Rewriting(steps[-1].content if steps else start, changes))
    return Rendering(start, steps, unseen) if steps or start != content else None
