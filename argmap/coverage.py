"""How much of a source its maps account for: which of its words are quoted, or skipped on purpose.

A word is accounted for if it lies in a part of a quote that was found, or in a skipped passage. What a quote leaves out
with ``[...]`` is not.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.sources import SourceText, Stretch, merged, source_texts
from argmap.text import Span, Text

_WORD = re.compile(r"\w+(?:['’‑-]\w+)*")
_MARKDOWN_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<title>.*?)[ \t#]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Share:
    """How many of some words are accounted for; ``skipped`` are those that no quote holds but a skip does."""

    words: int
    quoted: int
    skipped: int

    @property
    def accounted(self) -> int:
        return self.quoted + self.skipped

    @property
    def percent(self) -> float:
        """From 0 to 100; a text without words is wholly accounted for."""
        return 100 * self.accounted / self.words if self.words else 100.0


class Section(NamedTuple):
    """A part of a source below a heading; the part before the first heading has an empty title."""

    title: str
    line: int
    share: Share


@dataclass(frozen=True)
class Coverage:
    """What the maps account for of one source text. ``names`` are the ids under which maps declare it."""

    names: tuple[str, ...]
    title: str | None
    text: Text
    share: Share
    sections: tuple[Section, ...]
    missing: tuple[Span, ...]


def measure(debate: Debate, findings: Findings) -> list[Coverage]:
    """The coverage of each source text, in the order in which maps declare them; a file is measured once."""
    return [_measure(source) for source in source_texts(debate, findings)]


def _measure(source: SourceText) -> Coverage:
    text = source.folded.text
    quotes = merged(span for found in source.quotes if found.match is not None for span in found.match.spans)
    skips = list(source.skips)
    words = [(found.start(), found.end()) for found in _WORD.finditer(text.content)]
    state = ["quoted" if _holds(quotes, word) else "skipped" if _holds(skips, word) else "" for word in words]
    begins = list(headings(text))
    starts = [text.line_start(line) for line, _ in begins]
    of_section: dict[int, list[str]] = defaultdict(list)
    for known, (start, _) in zip(state, words, strict=True):
        of_section[bisect.bisect_right(starts, start)].append(known)
    every = [(1, ""), *begins]
    sections = tuple(Section(every[n][1], every[n][0], _share(known)) for n, known in sorted(of_section.items()))
    missing = tuple(_missing(text, words, state))
    return Coverage(source.names, source.title, text, _share(state), sections, missing)


def headings(text: Text) -> Iterator[tuple[int, str]]:
    """The headings of a text, by line (from 1): Markdown's, and short lines between a blank line and a paragraph."""
    lines = [text.line(number) for number in range(1, text.lines + 1)]
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        found = _MARKDOWN_HEADING.match(line)
        if found:
            yield number + 1, found["title"]
        elif line.strip() and len(line) <= _LONGEST_HEADING and after.strip():
            alone = number == 0 or not lines[number - 1].strip()
            if alone and (_UNDERLINE.match(after) or (line.rstrip()[-1] not in ".,;:|" and len(after) > len(line))):
                yield number + 1, line.strip()


def _holds(stretches: list[Stretch], word: Stretch) -> bool:
    at = bisect.bisect_right(stretches, word[0], key=lambda stretch: stretch[0]) - 1
    return at >= 0 and stretches[at][1] >= word[1]


def _share(state: list[str]) -> Share:
    return Share(len(state), state.count("quoted"), state.count("skipped"))


def _missing(text: Text, words: list[Stretch], state: list[str]) -> Iterator[Span]:
    """The passages that nothing accounts for: runs of words within a line."""
    start: int | None = None
    for number, (word, known) in enumerate(zip(words, state, strict=True)):
        if known:
            continue
        start = word[0] if start is None else start
        following = words[number + 1] if number + 1 < len(words) else None
        if following is None or state[number + 1] or "\n" in text.content[word[1] : following[0]]:
            yield Span(text, start, word[1])
            start = None
