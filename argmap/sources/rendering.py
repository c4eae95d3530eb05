"""The second reading of a source as a text: without markup, page breaks, marks of footnotes and broken words.

What is taken out and put together is known by its place, so that each character has a way back to the source.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.sources.layout import marks_and_hyphens, page_breaks
from argmap.sources.markup import markdown, text
from argmap.sources.restructured import restructured
from argmap.sources.rewriting import Change, Rewriting

PLAIN, TEXT, MARKDOWN, RST = "plain", "text", "markdown", "rst"
_SUFFIXES = {".md": MARKDOWN, ".markdown": MARKDOWN, ".mkd": MARKDOWN, ".mdown": MARKDOWN, ".rst": RST}
_RENDERERS: dict[str, Callable[[str], list[Change]]] = {TEXT: text, MARKDOWN: markdown, RST: restructured}


def markup_of(file: str, declared: str | None = None) -> str:
    """How the markup of a file is read: as its format says, else as its suffix does, else with care."""
    if declared is not None:
        return PLAIN if declared == TEXT else declared
    stem, dot, suffix = file.rpartition(".")
    return _SUFFIXES.get((dot + suffix).lower(), TEXT) if stem else TEXT


class Rendering:
    """A source as its second reading has it, and the way back."""

    def __init__(self, steps: list[Rewriting]) -> None:
        self.steps = steps
        self.content = steps[-1].content

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source from which a stretch of the content, not empty, was made."""
        for step in reversed(self.steps):
            start, end = step.back_span(start, end)
        return start, end

    def taken_out(self, start: int, end: int) -> list[str]:
        """What is not in a stretch of the content, of the marks that are in the source there or at its ends."""
        taken: list[str] = []
        for step in reversed(self.steps):
            taken += step.taken_out(start, end)
            start, end = step.back_span(start, end) if end > start else (start, end)
        return [words for words in taken if words.strip() and not words[0].isspace()]


def render(content: str, markup: str) -> Rendering | None:
    """The second reading; None where it is the first."""
    renderer = _RENDERERS.get(markup)
    steps: list[Rewriting] = []
    for changes_of in (*([renderer] if renderer is not None else ()), page_breaks, marks_and_hyphens):
        changes = changes_of(steps[-1].content if steps else content)
        if changes:
            steps.append(Rewriting(steps[-1].content if steps else content, changes))
    return Rendering(steps) if steps else None
