"""How much of a source its maps account for: which of its words are quoted, or skipped on purpose.

A word is accounted for if it is in a part of a found quote, or in a skipped passage. Words that a quote omits with
``[...]`` are not. Words that only drafted nodes and skips account for are counted separately.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.sources.extraction.extracted_text import pages_of
from argmap.sources.headings import Heading, outline
from argmap.sources.texts import SourceText, Stretch, merged, source_texts
from argmap.text import Span, Text

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")


@dataclass(frozen=True)
class Share:
    """How many words are accounted for: in a quote, or else in a skipped passage, reviewed by a person.

    ``drafted`` are those that only drafted nodes and skips account for.
    """

    words: int
    quoted: int
    skipped: int
    drafted: int = 0

    @property
    def accounted(self) -> int:
        return self.quoted + self.skipped

    @property
    def percent(self) -> float:
        """From 0 to 100, without drafts; 100 for a text without words."""
        return 100 * self.accounted / self.words if self.words else 100.0

    @property
    def percent_with_drafts(self) -> float:
        """The percentage if words that only drafts account for count too."""
        return 100 * (self.accounted + self.drafted) / self.words if self.words else 100.0


def percent(share: float) -> str:
    """A percentage, rounded down to a tenth, so that only full coverage is 100 %."""
    return f"{math.floor(share * 10) / 10:.1f} %"


class Section(NamedTuple):
    """A part of a source below a heading; the part before the first heading has an empty title."""

    title: str
    line: int
    share: Share


@dataclass(frozen=True)
class Coverage:
    """The coverage of one source text. ``names`` are the ids under which maps declare it.

    ``sections`` has a section for each heading. ``pages`` has one for each page, with the label of the page as title;
    it is empty if the source has no pages.
    """

    names: tuple[str, ...]
    title: str | None
    text: Text
    share: Share
    sections: tuple[Section, ...]
    missing: tuple[Span, ...]
    pages: tuple[Section, ...] = ()


def measure(debate: Debate, findings: Findings) -> list[Coverage]:
    """The coverage of each source text, in the order of their declarations; a file is measured once."""
    return measure_texts(debate, source_texts(debate, findings))


def measure_texts(debate: Debate, texts: Iterable[SourceText]) -> list[Coverage]:
    """The coverage of source texts that have been read."""
    drafted = {node for node, data in debate.graph.nodes(data=True) if data["draft"]}
    return [_measure(source, drafted) for source in texts]


def _measure(source: SourceText, drafted: Set[str]) -> Coverage:
    """Measure in one pass over the words and the sorted ranges. A word in several ranges counts as quoted first, then
    as skipped, then as drafted.
    """
    text = source.folded.text
    found = [(one.node in drafted, span) for one in source.quotes if one.match for span in one.match.spans]
    quoted = _Held(merged(span for draft, span in found if not draft))
    skipped = _Held(list(source.skips))
    drafts = _Held(merged([*(span for draft, span in found if draft), *source.drafted_skips]))
    titles, paragraphs = outline(text)
    by_heading = _Counts([Heading(1, "", 0), *titles])
    pages = pages_of(text)
    by_page = _Counts(
        [Heading(text.position(page.offset)[0], page.label, page.offset) for page in pages],
        [page.again for page in pages],
    )
    missing = _Gaps(text, paragraphs)
    clear = 0.0
    for word in _WORD.finditer(text.body):
        start, end = word.span()
        state = 0
        if start >= clear:
            held = (holder.holds(start, end) for holder in (quoted, skipped, drafts))
            state = next((number for number, holds in enumerate(held, 1) if holds), 0)
            clear = start if state else min(holder.next for holder in (quoted, skipped, drafts))
        by_heading.add(start, state)
        by_page.add(start, state)
        if state:
            missing.close()
        else:
            missing.add(start, end)
    missing.close()
    whole = Share(*(sum(column) for column in zip(*by_heading.counts, strict=True)))
    return Coverage(
        source.names, source.title, text, whole, by_heading.sections(), tuple(missing.spans), by_page.sections()
    )


class _Counts:
    """The words of each part of a text: all of them, and those in each state (quoted, skipped, drafted).

    ``again`` says for each part whether it continues the last part with the same title.
    """

    def __init__(self, parts: list[Heading], again: Sequence[bool] = ()) -> None:
        self.parts = parts
        self.counts = [[0, 0, 0, 0] for _ in parts]
        self.at = 0
        self._first = list(range(len(parts)))
        last: dict[str, int] = {}
        for at, part in enumerate(parts):
            if again and again[at]:
                self._first[at] = last.get(part.title, at)
            last[part.title] = self._first[at]

    def add(self, start: int, state: int) -> None:
        """Count a word in a state: 1 quoted, 2 skipped, 3 drafted, 0 none of these. Words must come in order."""
        while self.at + 1 < len(self.parts) and self.parts[self.at + 1].offset <= start:
            self.at += 1
        if self.parts:
            count = self.counts[self._first[self.at]]
            count[0] += 1
            if state:
                count[state] += 1

    def sections(self) -> tuple[Section, ...]:
        """The parts that have words, with their counts."""
        pairs = zip(self.parts, self.counts, strict=True)
        return tuple(Section(title, line, Share(*count)) for (line, title, _), count in pairs if count[0])


class _Held:
    """Tells whether words are in sorted ranges. The words must come in order."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self.stretches = stretches
        self.at = 0

    def holds(self, start: int, end: int) -> bool:
        while self.at < len(self.stretches) and self.stretches[self.at][1] < end:
            self.at += 1
        return self.at < len(self.stretches) and self.stretches[self.at][0] <= start

    @property
    def next(self) -> float:
        """The start of the next range; no word before it is in one."""
        return self.stretches[self.at][0] if self.at < len(self.stretches) else math.inf


class _Gaps:
    """The unaccounted passages: runs of words within a paragraph, which may have several lines."""

    def __init__(self, text: Text, paragraphs: Iterator[int]) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.start = self.end = -1
        self.paragraphs = paragraphs
        self.next_paragraph = next(self.paragraphs, len(text.content))

    def add(self, start: int, end: int) -> None:
        if start >= self.next_paragraph:
            self.close()
            while start >= self.next_paragraph:
                self.next_paragraph = next(self.paragraphs, len(self.text.content))
        self.start = start if self.start < 0 else self.start
        self.end = end

    def close(self) -> None:
        if self.start >= 0:
            self.spans.append(Span(self.text, self.start, self.end))
            self.start = -1
